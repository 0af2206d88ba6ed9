"""The foot of the first page: job number, bar code, QR code, the line asking to recycle.

Comes from the metadata's job number; without one there is nothing there. Shape of the line: official files,
``26-04887 (E)    150426``; the bar code says the figures of the job number, the QR code leads to the document.
"""

from __future__ import annotations

from undoc.prepare.front import code39
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.inlines import SymbolLinker
from undoc.prepare.prepared import FirstPage
from undoc.templates.house import House


def first_page(wordings: Wordings, house: House, linker: SymbolLinker) -> FirstPage | None:
    """What stands at the foot of the first page, None when the content gives no job number."""
    job = wordings.metadata.job
    if job is None:
        return None
    words = wordings.language.words
    layout = house.first_page
    number = layout.job_pattern.format(number=job.number, letter=words["job_letter"])
    stamp = wordings.version.wording.get("stamp", job.stamp)
    figures = "".join(character for character in job.number if character.isdecimal())
    address = linker.address(str(wordings.metadata.symbol.parts[0]))
    return FirstPage(
        job=layout.stamp_gap.join(filter(None, (number, stamp))),
        running_job=job.number if layout.running_style else "",
        barcode=figures,
        bars=code39.bars(figures),
        address=address,
        qr=_qr(address) if address else (),
        qr_alternative=words["qr_code"].format(address=address),
        recycle=words["recycle"],
    )


def _qr(address: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the QR code (ISO/IEC 18004) of an address, level M of error correction, as official files have."""
    import segno  # only documents with a job number need it

    code = segno.make_qr(address, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
