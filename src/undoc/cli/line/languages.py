"""Which languages ``--lang`` takes: those of the templates that the same line names."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress


def choose_languages(arguments: Sequence[str]) -> None:
    """Let documents be in the languages of the templates that ``arguments`` name with ``--data``, or of the usual ones.

    A folder that holds none is told by the command.
    """
    if not any(argument.startswith("--lang") for argument in arguments):
        return
    from undoc.model import ContentError
    from undoc.production.data import use_data

    data = None
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, equals, value = argument.partition("=")
        if name == "--data":
            data = value if equals else following
    with suppress(ContentError):
        use_data(data)
