"""A language file read as a Version: front matter, body, and the checks across both."""

from __future__ import annotations

from pathlib import Path

from undoc.content.read.front_matter import read_front_matter
from undoc.content.read.markdown.body import read_body
from undoc.content.read.markdown.context import Context
from undoc.model import Version
from undoc.model.report import Report
from undoc.wording import did_you_mean, quoted


def read_version(text: str, path: Path, language: str, report: Report, *, pictures: bool = True) -> Version:
    """Return the version that the file ``path`` with the text ``text`` holds; problems are reported.

    Without ``pictures`` these are not looked at.
    """
    context = Context(str(path), language, path.parent, report, pictures=pictures)
    front = read_front_matter(text, context)
    blocks = read_body(text, front.next_line, context)
    _check_notes(context)
    _check_references(context)
    return Version(
        language,
        path,
        title=front.title,
        agenda_title=front.agenda_title,
        wording=front.wording,
        blocks=blocks,
        notes=context.notes,
        places=front.places,
        fits=front.fits,
    )


def _check_notes(context: Context) -> None:
    """Every call leads to a note, every note is called."""
    for call in (*context.calls, *context.inner_calls):
        if call.name not in context.notes and f"^{call.name}:" not in context.mentioned:
            of_table = context.table_notes.get(call, ())
            otherwise = f"Write its text after the paragraph: [^{call.name}]: …"
            if of_table:
                otherwise = f"Write its text under “notes” of the table: {call.name}: …"
            advice = did_you_mean(call.name, of_table) or did_you_mean(call.name, context.notes, otherwise)
            context.error(call.place, "undefined-note", f"There is no note {quoted(call.name)}.", advice)
    called = {call.name for call in (*context.calls, *context.inner_calls)}
    for name, note in context.notes.items():
        if name not in called and f"^{name}" not in context.mentioned:
            advice = f"Write [^{name}] where it belongs, or remove the note."
            context.error(note.place, "unused-note", f"The note {quoted(name)} is called nowhere.", advice)


def _check_references(context: Context) -> None:
    for reference in context.references:
        if reference.name and reference.name not in context.names and f"#{reference.name}" not in context.mentioned:
            advice = did_you_mean(
                reference.name, context.names, f"Write {{#{reference.name}}} at the end of the paragraph that is meant."
            )
            message = f"Nothing has the name {quoted(reference.name)}."
            context.error(reference.place, "undefined-reference", message, advice)
