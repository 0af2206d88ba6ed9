"""A document of every kind, with the symbols, sessions and agendas that such documents have; the texts are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.support import seed
from undoc.production.new_document import new_document

DAY = dt.date(2025, 12, 1)
#: By kinds the symbol, where it is not that of a report to the Assembly, and the lines of document.yaml.
_SYMBOLS = {
    "administrative-instruction": "ST/AI/2025/3",
    "amendment": "A/C.3/80/L.52",
    "budget-implications": "A/C.5/80/12",
    "bulletin": "ST/SGB/2025/8",
    "committee-report": "A/80/458",
    "concluding-observations": "CCPR/C/JOR/CO/6",
    "conference-room-paper": "A/HRC/61/CRP.3",
    "corrigendum": "A/80/6/Corr.1",
    "decision": "A/DEC/80/501",
    "draft-decision": "A/C.3/80/L.21",
    "draft-resolution": "A/C.3/80/L.20",
    "information-circular": "ST/IC/2025/1",
    "letter": "A/80/123-S/2025/45",
    "list-of-participants": "A/80/INF/4",
    "ngo-statement": "A/HRC/61/NGO/12",
    "presidential-statement": "S/PRST/2025/5",
    "resolution": "A/HRC/RES/61/10",
    "summary-record": "A/C.4/80/SR.22",
    "summary-statement": "S/2025/15",
    "supplement": "A/80/40",
    "verbatim-record": "S/PV.9999",
    "views": "CCPR/C/145/D/1479/2025",
    "upr-report": "A/HRC/61/12",
}
_VOTE = "vote: {counts: 3-1-1, in_favour: 'FR, JP, JO', against: EG, abstaining: BR}\n"
_MORE = {
    "letter": "second: {body: security-council, session: {number: 80}}\n",
    "resolution": _VOTE,
}
_SESSION = "session: {number: 80}\n"
_AGENDA = "agenda: {item: 6 (a), status: adopted}\n"
_ANNEXES = "\n::: annex {original=ar}\n1. —\n:::\n\n::: enclosure\n1. —\n:::\n\n::: appendix\n1. —\n:::\n"


def gallery(content: Path, languages: Sequence[str], kinds: Sequence[str] = ()) -> Iterator[Path]:
    """The folders of a document of each of ``kinds``, or of all, written below ``content``."""
    templates = seed.templates()
    for kind in kinds or templates.kinds:
        symbol = _SYMBOLS.get(kind, "A/80/95")
        folder = new_document(symbol, languages=languages, date=DAY, kind=kind, content=content / kind)
        metadata = folder / "document.yaml"
        text = metadata.read_text("utf-8")
        forbidden = templates.kind(kind).of(body_in(text)).forbids
        said = ("session",) if "\nsession:" in text else ()
        more = "".join(line for line in (_SESSION, _AGENDA) if line.partition(":")[0] not in (*forbidden, *said))
        metadata.write_text(text + (more if not symbol.startswith("ST") else "") + _MORE.get(kind, ""), "utf-8")
        if kind == "letter":
            for file in folder.glob("??.md"):
                file.write_text(file.read_text("utf-8") + _ANNEXES, "utf-8")
        yield folder


def body_in(metadata: str) -> str:
    """The body that the text of a ``document.yaml`` names."""
    return next(line.partition(": ")[2] for line in metadata.splitlines() if line.startswith("body: "))
