"""What stands in fenced blocks: YAML, read by the kind that the block is of."""

from __future__ import annotations

from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.raw import RawFenced
from undoc.model import Block, Place
from undoc.wording import did_you_mean, quoted
from undoc.yaml.tree import MappingNode, parse_yaml

KINDS = ("table", "chart", "math")


def read_fenced(raw: RawFenced, context: Context) -> Block | None:
    """Return what the block says, None when that cannot be; problems are reported."""
    errors = context.report.errors
    block = _read(raw, context)
    if context.report.errors > errors:
        context.mention(raw.text)
    return block


def _read(raw: RawFenced, context: Context) -> Block | None:
    kind, *more = raw.info.content.split(maxsplit=1) or [""]
    if kind not in KINDS:
        kinds = f"```{', ```'.join(KINDS[:-1])} and ```{KINDS[-1]}"
        message = (
            f"{quoted(kind)} is not a kind of fenced block." if kind else "The fenced block does not say what it is."
        )
        otherwise = f"The kinds are {kinds}; put a backslash before the signs where they are text."
        context.error(raw.place, "unknown-block", message, did_you_mean(kind, KINDS, otherwise))
        return None
    if more:
        message = f"More text stands after “{kind}” on its line."
        advice = "Write names, captions and all else as keys below it."
        context.error(raw.info.place(len(raw.info.content) - len(more[0])), "unexpected-text", message, advice)
    if not raw.is_closed:
        context.error(raw.place, "unclosed-block", "The block does not end.", "Write a line “```” after its last line.")
        return None
    if kind == "math":
        from undoc.content.read.markdown.formulas import read_displayed

        return read_displayed(raw, context)
    errors = context.report.errors
    root = parse_yaml(raw.text, context.path, context.report, raw.text_line)
    if isinstance(root, MappingNode) and root.complete:
        return _block(kind, root, raw.place, context)
    if context.report.errors == errors:
        place = raw.place if root is None else root.place
        advice = "Write one key on each line, as “caption: …”."
        context.error(place, "wrong-kind", f"The {kind} does not hold keys with values.", advice)
    return None


def _block(kind: str, root: MappingNode, place: Place, context: Context) -> Block | None:
    # Imported here: many documents have neither.
    if kind == "table":
        from undoc.content.read.markdown.tables.fenced import read_fenced_table

        return read_fenced_table(root, place, context)
    from undoc.content.read.markdown.charts import read_chart

    return read_chart(root, place, context)
