"""How ``--help`` looks: paragraphs as wide as the terminal, examples as they stand; in colours where there are some."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable

#: Lines that are longer than this are hard to read.
_WIDEST = 100
#: What is shown how, by the names of groups: headings; options, their values, what holds when an option is not given.
_STYLES = (
    r"(?m)^(?P<bold>[A-Z]\w+:)",
    r"(?P<cyan>(?<![\w-])--?[A-Za-z][\w-]*)",
    r"(?m)^  (?:-\w(?: \S+)?, )?--[\w-]+ (?P<green>\S+)",
    r"(?P<dim>\[default:[^\]]*\])",
)


class Help(argparse.HelpFormatter):
    """Fills each paragraph; one that begins with spaces stands as it is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=min(shutil.get_terminal_size().columns, _WIDEST) - 2)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = "Usage: ",
    ) -> None:
        """Show the usage."""
        super().add_usage(usage, actions, groups, prefix)

    def add_argument(self, action: argparse.Action) -> None:
        """Show an option or an argument; commands without a line above them."""
        if isinstance(action, argparse._SubParsersAction):
            for command in action._get_subactions():
                super().add_argument(command)
        else:
            super().add_argument(action)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = []
        for paragraph in text.strip("\n").split("\n\n"):
            raw = paragraph.startswith("  ") or "\n  " in paragraph
            paragraphs.append(paragraph if raw else super()._fill_text(paragraph, width, indent))
        return "\n\n".join(paragraphs)


def colored(text: str) -> str:
    """The help as a terminal shows it in colours."""
    from rich.console import Console
    from rich.text import Text

    shown = Text(text)
    for style in _STYLES:
        shown.highlight_regex(style)
    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(shown, soft_wrap=True, end="")
    return captured.get()
