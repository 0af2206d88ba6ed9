"""The body that issues a document, from the names on its first page, its symbol and its house style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from undoc.importer.recognise.front.front import Front
from undoc.importer.recognise.wordings import Reader, normal
from undoc.importer.report import Change, Findings
from undoc.templates.bodies import Body
from undoc.templates.house import House


def unknown_body(bodies: Mapping[str, Body], houses: Mapping[str, House], findings: Findings) -> str:
    """The body of a file without a masthead: one whose house has none, else the first."""
    chosen = next((key for key, body in bodies.items() if not houses[body.house].masthead.rows), next(iter(bodies)))
    message = f"The file has no masthead that tells its body; “{chosen}” stands for it."
    findings.add(Change.GUESSED, "body", message, "first page")
    return chosen


#: The slot of a name that stands for the body in files but that nothing prints.
_AGENCY = "agency"


def choose_body(
    front: Front, bodies: Mapping[str, Body], reader: Reader, houses: Sequence[str], findings: Findings
) -> str:
    """The body that issues the document; names that it has not are written as ``wording``.

    ``houses`` are the house styles that the file may have, the likeliest first.
    """
    given = {"body_name": front.body_names[:1], "others": front.names}
    known: set[str] = set()
    for text in (*front.body_names, *front.names):
        known.update(reader.bodies(text))
    best = ""
    best_score = 0.0
    symbol = str(front.symbol or "").rstrip("*")
    for key, body in bodies.items():
        names = set(body.names.values())
        found = len(names & known)
        missing = len(_names(body) - known)
        score = found - 0.6 * missing + (0.3 if body.house in houses else 0.0)
        share = body.share_of(symbol)
        score += (0.7 + 0.01 * share) * bool(share)
        if (found or share) and score > best_score:
            best, best_score = key, score
    if not best:  # names are missing; the symbol may tell all the same
        told = [(share, key) for key, body in bodies.items() if (share := body.share_of(symbol))]
        best = max(told)[1] if told else ""
    if not best:
        same_house = [key for key, body in bodies.items() if body.house == houses[0]]
        best = next(iter(same_house), next(iter(bodies)))
        message = f"The body of {symbol or 'this document'} is not in templates/bodies.yaml; “{best}” stands for it."
        findings.add(Change.GUESSED, "body", message, "masthead")
    elif not bodies[best].share_of(symbol) and not _names(bodies[best]) <= known:
        reason = f"No body in templates/bodies.yaml has symbols like {symbol}" if symbol else "The file has no symbol"
        message = f"{reason}; “{best}” was told by a name in the masthead."
        findings.add(Change.GUESSED, "body", message, "masthead")
    _name_wordings(front, bodies[best], reader=reader, body_name=given["body_name"], findings=findings)
    return best


def _names(body: Body) -> set[str]:
    """The names that stand in full on the first page of the body's documents."""
    return {name for name in body.names.values() if not name.endswith("-short")}


def _name_wordings(front: Front, body: Body, reader: Reader, body_name: list[str], findings: Findings) -> None:
    """Names in the file that are not those of the body, as wordings."""
    made = {slot: normal(reader.language.bodies.get(key, "")) for slot, key in body.names.items() if slot != _AGENCY}
    slot = "governing_body" if "governing_body" in body.names else "subsidiary_body"
    elsewhere = {name for other, name in made.items() if other != slot}
    names = [name for name in front.names if normal(name) not in made.values()]
    if body_name and normal(body_name[0]) not in made.values():
        front.wording["body_name"] = body_name[0]
    for more in front.body_names[1:]:
        if normal(more) not in made.values():
            findings.add(Change.DROPPED, "masthead-text", f"A text of the masthead was left out: {more}", "masthead")
    if names:
        front.wording[slot] = "\n".join(name for name in front.names if normal(name) not in elsewhere)
