"""What goes wrong with pictures of dots."""

from __future__ import annotations

import struct
import zlib


class PictureError(ValueError):
    """A picture that cannot be used; the message is a clause that says why: “the picture is …”."""


#: What Pillow raises on files that are not as they should be, whatever it was that it did not expect in them.
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    EOFError,
    struct.error,
    zlib.error,
)


def damaged(reason: str) -> PictureError:
    """The error of a picture that is not as its format has it."""
    return PictureError(f"the picture is damaged ({reason})")
