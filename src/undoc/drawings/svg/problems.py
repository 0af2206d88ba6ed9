"""What of an SVG file cannot be drawn, and how much of one can."""

from __future__ import annotations


class DrawingProblems(ValueError):  # noqa: N818  # it carries several problems, none of which is an accident
    """A drawing that has something that cannot be drawn: each with the line of the file, what is wrong, what to do."""

    def __init__(self, problems: tuple[tuple[int, str, str], ...]) -> None:
        super().__init__("; ".join(f"line {line}: {message}" for line, message, _ in problems))
        self.problems = problems


class TooMuchError(Exception):
    """A drawing that consists of more than can be drawn, often of things that hold each other many times over."""


class NotDrawnError(ValueError):
    """Something that is understood and cannot be drawn; the message says what."""
