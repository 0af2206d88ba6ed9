"""The parser: markdown-it-py with our rules in their order, and none of its own but the pairing of asterisks."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from undoc.content.read.markdown.block_rules.bullet import bullet
from undoc.content.read.markdown.block_rules.fenced_block import fenced_block
from undoc.content.read.markdown.block_rules.figure import figure
from undoc.content.read.markdown.block_rules.heading import heading
from undoc.content.read.markdown.block_rules.note import note
from undoc.content.read.markdown.block_rules.numbered import numbered
from undoc.content.read.markdown.block_rules.paragraph import paragraph
from undoc.content.read.markdown.block_rules.part import part
from undoc.content.read.markdown.block_rules.pipe_table import pipe_table
from undoc.content.read.markdown.block_rules.unsupported import block_quote, link_definition, thematic_break
from undoc.content.read.markdown.context import Context
from undoc.content.read.markdown.inline_rules import unsupported
from undoc.content.read.markdown.inline_rules.emphasis import emphasis, report_unpaired
from undoc.content.read.markdown.inline_rules.fitted import fitted
from undoc.content.read.markdown.inline_rules.formula import formula
from undoc.content.read.markdown.inline_rules.link import link, picture
from undoc.content.read.markdown.inline_rules.misplaced import misplaced
from undoc.content.read.markdown.inline_rules.note_call import note_call
from undoc.content.read.markdown.inline_rules.script import script
from undoc.content.read.markdown.inline_rules.text import any_character, escape, newline, text
from undoc.content.read.markdown.raw import RawBlock
from undoc.content.read.markdown.tokens import Inlines

#: Tried in this order in each line; those that end a paragraph without a blank line before them have True.
_BLOCK_RULES = (
    ("part", part, True),
    ("fenced_block", fenced_block, True),
    ("heading_line", heading, True),
    ("rule", thematic_break, True),
    ("quote", block_quote, True),
    ("note", note, True),
    ("link_definition", link_definition, False),
    ("numbered", numbered, True),
    ("bullet", bullet, True),
    ("pipe_table", pipe_table, True),
    ("figure", figure, False),
    ("plain_paragraph", paragraph, False),
)
_INLINE_RULES = (
    ("plain_text", text),
    ("line_end", newline),
    ("backslash", escape),
    ("formula", formula),
    ("asterisks", emphasis),
    ("note_call", note_call),
    ("link_or_reference", link),
    ("fitted", fitted),
    ("picture", picture),
    ("script", script),
    ("misplaced_mark", misplaced),
    ("code", unsupported.code),
    ("angle_brackets", unsupported.angle_brackets),
    ("html_entity", unsupported.entity),
    ("underscores", unsupported.underscores),
    ("any_character", any_character),
)


def use_content_rules(markdown: MarkdownIt) -> None:
    """Make ``markdown`` read the content format: a plugin of markdown-it-py."""
    for block_name, block_rule, ends_paragraph in _BLOCK_RULES:
        markdown.block.ruler.push(block_name, block_rule, {"alt": ["paragraph"] if ends_paragraph else []})
    markdown.block.ruler.enableOnly([block_name for block_name, _, _ in _BLOCK_RULES])
    for inline_name, inline_rule in _INLINE_RULES:
        markdown.inline.ruler.push(inline_name, inline_rule)
    markdown.inline.ruler.enableOnly([inline_name for inline_name, _ in _INLINE_RULES])
    markdown.inline.ruler2.push("unpaired_asterisks", report_unpaired)
    markdown.inline.ruler2.enableOnly(["balance_pairs", "emphasis", "unpaired_asterisks"])


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").use(use_content_rules)


def parse_blocks(text: str, first_line: int, context: Context) -> list[RawBlock]:
    """Return the raw blocks of ``text`` from the line with the index ``first_line`` on; problems are reported."""
    if "\u3000" in text:
        text = _with_plain_indents(text)
    state = StateBlock(text, _parser(), {"context": context}, [])
    state.md.block.tokenize(state, min(first_line, state.lineMax), state.lineMax)
    return [token.meta["raw"] for token in state.tokens]


def parse_inlines(inlines: Inlines) -> list[Token]:
    """Return the tokens of a text, each with its offset as ``meta["at"]``; problems are reported."""
    state = StateInline(inlines.raw.content, _parser(), {"inlines": inlines}, [])
    state.md.inline.tokenize(state)
    for rule in state.md.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def _with_plain_indents(text: str) -> str:
    """Ideographic spaces at the beginnings of lines as plain ones, one for one."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        body = line.lstrip(" \t\u3000")
        indent = line[: len(line) - len(body)]
        if "\u3000" in indent:
            lines[number] = indent.replace("\u3000", " ") + body
    return "\n".join(lines)
