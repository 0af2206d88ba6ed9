"""How a line of arguments is read. What is wrong with it is told in one form, and the exit status is 2 then."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Collection, Sequence
from typing import IO, Any, NoReturn

from undoc.cli.printed.output import has_colors
from undoc.printable import printable

WRONG_USAGE = 2
#: How usage shows an argument that may be left out or given several times.
_FORMS = {"?": "[{}]", "*": "[{} ...]", "+": "{} ..."}


class Parser(argparse.ArgumentParser):
    """A parser of ``argparse`` whose usage is short and whose help is shown in colours where there are some."""

    def __init__(self, **settings: Any) -> None:
        # The width is of no use before help is shown, and the terminal is not asked for it each time.
        super().__init__(
            **settings,
            formatter_class=lambda prog: argparse.HelpFormatter(prog, width=80),
            allow_abbrev=False,
            add_help=False,
        )
        self.color = False  # later Pythons colour by themselves
        self._positionals.title, self._optionals.title = "Arguments", "Options"
        self.add_argument("-h", "--help", action="help", help="Show this message and stop.")

    @property
    def commands(self) -> dict[str, Parser]:
        """The parsers of commands by their names; none when this is one of them."""
        actions = (action for action in self._actions if isinstance(action, argparse._SubParsersAction))
        return next((action.choices for action in actions), {})

    def read(self, arguments: Sequence[str]) -> dict[str, Any]:
        """The values that ``arguments`` give, by name. The program ends when they are not understood."""
        self.usage = self._usage()  # kept: argparse forgets for a while how many values an argument takes
        # Options may stand between the files and folders; where a command follows, they stand before it.
        parse = self.parse_known_args if self.commands else self.parse_known_intermixed_args
        values, unknown = parse(arguments)
        for argument in unknown:
            if argument.startswith("-"):
                self.refuse("option", argument.partition("=")[0], self._option_string_actions)
        if unknown:
            self.error(f"There is no place for “{unknown[0]}”.")
        return vars(values)

    def refuse(self, kind: str, word: str, known: Collection[str]) -> NoReturn:
        """End the program, since there is no option or command of that name."""
        # Imported here: only wrong usage needs it.
        from undoc.wording import did_you_mean

        self.error(f"There is no {kind} “{word}”. {did_you_mean(word, known)}")

    def error(self, message: str) -> NoReturn:
        """End the program, saying what is wrong with the arguments."""
        said = printable(message.removeprefix("argument ").strip())
        usage = self.usage or self._usage()
        more = f"Try “{self.prog} --help”."
        self.exit(WRONG_USAGE, f"Usage: {usage}\n{more}\n\nError: {said[:1].upper()}{said[1:]}\n")

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        from undoc.cli.line.help_text import Help

        self.formatter_class = Help
        self.usage = self.usage or self._usage()
        return super().format_help()

    def print_help(self, file: Any = None) -> None:
        """Print the help; in colours on a terminal that has some."""
        stream: IO[str] = sys.stdout if file is None else file
        text = self.format_help()
        if has_colors(stream):
            from undoc.cli.line.help_text import colored

            text = colored(text)
        print(text, end="", file=stream)

    def _usage(self) -> str:
        arguments = [
            _FORMS.get(str(action.nargs), "{}").format(action.metavar) for action in self._get_positional_actions()
        ]
        return " ".join([self.prog, "[OPTIONS]", *arguments])


class _Known:
    """What reads values that are among those ``known``."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = known

    def _checked(self, value: str, given: str) -> str:
        if value not in self.known:
            raise argparse.ArgumentTypeError(f"There is no “{given}” here. Choose among {', '.join(self.known)}.")
        return value


class OneOf(_Known):
    """Reads one value. ArgumentTypeError, in words for the user, when it is not known."""

    def __call__(self, given: str) -> str:
        """The value."""
        return self._checked(given, given)


class SomeOf(_Known):
    """Reads values with commas between. ArgumentTypeError, in words for the user, when one is not known."""

    def __call__(self, given: str) -> tuple[str, ...]:
        """The values, in small letters."""
        return tuple(self._checked(value.strip().lower(), value) for value in given.split(","))


class Date:
    """Reads a day. ArgumentTypeError, in words for the user, when it is none."""

    def __call__(self, given: str) -> dt.date:
        """The day."""
        try:
            return dt.date.fromisoformat(given)
        except ValueError:
            message = f"“{given}” is not a date. Write year, month and day, as 2025-09-19."
            raise argparse.ArgumentTypeError(message) from None


class AddValues(argparse.Action):
    """Keeps the values of all lists that an option is given, each once; None when it is not given."""

    def __call__(self, parser: object, namespace: object, values: Any, option_string: str | None = None) -> None:
        """Add the values of one list."""
        before = getattr(namespace, self.dest) or ()
        setattr(namespace, self.dest, tuple(dict.fromkeys((*before, *values))))
