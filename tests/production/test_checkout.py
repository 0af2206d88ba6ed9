"""What the source archive is made of: no links, which lead out of it or to nothing on another machine."""

from __future__ import annotations

from tests.support.seed import ROOT


def test_there_are_no_links() -> None:
    kept = [path for path in ROOT.iterdir() if not path.name.startswith(".") and path.name not in ("build", "dist")]
    links = [path for top in kept for path in (top, *top.rglob("*")) if path.is_symlink()]
    assert links == []
