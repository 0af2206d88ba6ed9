"""Each module of the importer and of the command line has its tests, in the place that mirrors it."""

from __future__ import annotations

import pytest

from tests.support.seed import ROOT


@pytest.mark.parametrize("package", ["importer", "cli"])
def test_each_module_has_tests(package: str) -> None:
    source = ROOT / "src" / "undoc"
    modules = [path.relative_to(source) for path in (source / package).rglob("*.py") if not path.name.startswith("__")]
    assert len(modules) > 10
    missing = [path for path in modules if not (ROOT / "tests" / path.parent / f"test_{path.name}").exists()]
    assert missing == []
