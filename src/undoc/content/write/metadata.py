"""``document.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from undoc.content.write.comments import Comments
from undoc.content.write.values import number
from undoc.content.write.yaml_lines import Line, flow_keys, joined, key_lines, yaml_text
from undoc.model import (
    Adoption,
    Agenda,
    AgendaItem,
    Job,
    Justification,
    LevelLabel,
    Meeting,
    Metadata,
    Numbering,
    OwnPage,
    SecondBody,
    Session,
    Vote,
)


def write_metadata(metadata: Metadata, comments: Comments | None = None) -> str:
    """Return the text of ``document.yaml``; ``comments`` are those that its text has had so far."""
    lines = key_lines(
        (
            ("symbol", yaml_text(str(metadata.symbol))),
            ("body", metadata.body),
            ("kind", metadata.kind),
            ("distribution", metadata.distribution),
            ("date", str(metadata.date)),
            ("original", metadata.original),
            ("session", _session(metadata.session)),
            ("meeting", _meeting(metadata.meeting)),
            ("agenda", _agenda(metadata.agenda)),
            ("second", _second(metadata.second)),
            ("author", metadata.author),
            ("slugs", ", ".join(metadata.slugs) or None),
            ("reissued", _text(metadata.reissued)),
            ("job", _job(metadata.job)),
            ("advance", metadata.advance),
            ("adopted", _adopted(metadata.adopted)),
            ("vote", _vote(metadata.vote)),
            ("sponsors", _states(metadata.sponsors)),
            ("based_on", None if metadata.based_on is None else yaml_text(str(metadata.based_on))),
            ("section", metadata.section),
            ("numbering", _numbering(metadata.numbering)),
            ("justification", None if metadata.justification is Justification.FIT else metadata.justification),
            ("page", _page(metadata.page)),
        )
    )
    lines += _rules(metadata.rules)
    return "".join(f"{line}\n" for line in joined(lines, comments or Comments()))


def _rules(rules: Mapping[str, str]) -> list[Line]:
    """A line for each rule that is switched off, so that its reason can be read."""
    lines = [Line(("rules", key), f"  {key}: {yaml_text(reason)}") for key, reason in rules.items()]
    return [Line(("rules",), "rules:"), *lines] if lines else []


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)


def _adopted(adopted: Adoption | None) -> str | None:
    return None if adopted is None else flow_keys((("date", str(adopted.date)), ("meeting", _text(adopted.meeting))))


def _vote(vote: Vote | None) -> str | None:
    if vote is None:
        return None
    counts = "-".join(map(str, vote.counts)) or None
    lists = (("in_favour", vote.in_favour), ("against", vote.against), ("abstaining", vote.abstaining))
    written = [(name, _states(states, in_flow=True)) for name, states in lists]
    return flow_keys((("counts", counts), *written, ("without", "true" if vote.without else None)))


def _states(codes: Sequence[str], *, in_flow: bool = False) -> str | None:
    return yaml_text(", ".join(codes), in_flow=in_flow) if codes else None


def _session(session: Session | None) -> str | None:
    if session is None:
        return None
    return flow_keys((("year", _text(session.year)), ("number", str(session.number))))


def _meeting(meeting: Meeting | None) -> str | None:
    if meeting is None:
        return None
    return flow_keys((("place", meeting.place), ("start", str(meeting.start)), ("end", str(meeting.end))))


def _agenda(agenda: Agenda | None) -> str | None:
    if agenda is None:
        return None
    note = None if agenda.note is None else yaml_text(str(agenda.note), in_flow=True)
    items = yaml_text(_items(agenda.items), in_flow=True)
    return flow_keys((("item", items), ("status", agenda.status), ("note", note)))


def _second(second: SecondBody | None) -> str | None:
    if second is None:
        return None
    lines = (("body", second.body), ("session", _session(second.session)), ("agenda", _agenda(second.agenda)))
    return flow_keys(lines)


def _items(items: Sequence[AgendaItem]) -> str:
    texts = [f"{item.number} ({item.sub_item})" if item.sub_item else str(item.number) for item in items]
    return ", ".join(texts[:-1]) + (" and " if len(texts) > 1 else "") + texts[-1]


def _numbering(numbering: Numbering) -> str | None:
    kinds = (("headings", numbering.headings), ("paragraphs", numbering.paragraphs))
    written = [(kind, _levels(levels)) for kind, levels in kinds if levels]
    return flow_keys(written) if written else None


def _levels(levels: Sequence[LevelLabel]) -> str:
    return yaml_text(", ".join(map(str, levels)), in_flow=True)


def _page(page: OwnPage) -> str | None:
    said = [(name, length) for name in page.__struct_fields__ if (length := getattr(page, name)) is not None]
    return flow_keys([(name, number(length)) for name, length in said]) if said else None


def _job(job: Job | None) -> str | None:
    return None if job is None else flow_keys((("number", job.number), ("stamp", job.stamp or None)))
