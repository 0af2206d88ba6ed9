"""What stands in braces at the end of a text, and numbers of points."""

from __future__ import annotations

from undoc.model import Fit


def number(value: float) -> str:
    """Return a number as content has it, with six decimals at most: ``11.6``."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def values(fit: Fit | None, start: int | None = None) -> str:
    """Return what is said at the end of a text that is fitted so and counts from ``start``, with a space before it."""
    said = [f"start={start}"] if start is not None else []
    if fit is not None:
        said += [f"line={number(fit.line)}"] if fit.line is not None else []
        said += [f"end={number(fit.end)}"] if fit.end else []
        said += [f"above={number(fit.above)}"] if fit.above is not None else []
        said += [f"turn={number(fit.turn)}"] if fit.turn else []
        said += [f"indent={number(fit.indent)}"] if fit.indent else []
        said += [f"size={number(fit.size)}"] if fit.size is not None else []
        said += ["keep=next"] if fit.keep else []
        said += ["from=margin"] if fit.from_margin else []
        said += [f"align={fit.align}"] if fit.align is not None else []
    return f" {{{' '.join(said)}}}" if said else ""


def name_of(name: str | None) -> str:
    """Return the name of a block at the end of its text, with a space before it."""
    return f" {{#{name}}}" if name else ""
