"""The other body of a document with two symbols: its name, and the lines of its session and agenda."""

from __future__ import annotations

from undoc.model import Problem
from undoc.prepare.front.look_up import nearest
from undoc.prepare.front.wordings import Wordings


def second_lines(wordings: Wordings) -> list[tuple[str, bool]]:
    """What the other body of the document has on its first page: its name, session, agenda; which are bold."""
    metadata, wording = wordings.metadata, wordings.version.wording
    second = metadata.second
    if second is None:
        return []
    body = wordings.bodies.get(second.body)
    if body is None:
        message = f"“{second.body}” is not a body that is known here."
        advice = nearest(second.body, wordings.bodies) or f"Known bodies: {', '.join(sorted(wordings.bodies))}."
        wordings.problems.append(Problem(metadata.place_of("second.body"), "unknown-body", message, advice))
        return []
    session, agenda = wording.get("second_session"), wording.get("second_agenda_item")
    if session is None and second.session is not None:
        session = wordings.session_line(second.session, "second.session", is_year=body.counts_years)
    if agenda is None and second.agenda is not None:
        agenda = wordings.agenda_line(second.agenda, mark="")
    title = wording.get("second_agenda_title", "")
    lines = [(second_name(wordings), True), (session or "", True), (agenda or "", False), (title, True)]
    return [(text, bold) for text, bold in lines if text]


def second_name(wordings: Wordings) -> str:
    """The name of the other body of the document; empty where it has none."""
    second = wordings.metadata.second
    body = wordings.bodies.get(second.body) if second is not None else None
    key = body.names.get("body_name", "") if body is not None else ""
    return wordings.version.wording.get("second_body_name", wordings.language.bodies.get(key, ""))
