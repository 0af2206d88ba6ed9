"""The natural size of pictures; a picture that cannot be decoded is found here, whatever the output."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import IO

_DEFAULT_DPI = 96.0


class PictureError(ValueError):
    """A picture that cannot be used; the message says why."""


def natural_size(path: Path | IO[bytes]) -> tuple[float, float]:
    """Width and height in points, by the resolution that the file gives (96 dots an inch where it gives none).

    PictureError when the picture is damaged or absurdly large.
    """
    from PIL import Image  # only documents with pictures need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                image.load()
                width, height = image.size
                given = image.info.get("dpi", (_DEFAULT_DPI, _DEFAULT_DPI))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("the picture has more dots than any page can show") from None
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureError(f"the picture is damaged ({error})") from None
    dpi_x, dpi_y = (float(value) if float(value) >= 1 else _DEFAULT_DPI for value in given)
    return width * 72.0 / dpi_x, height * 72.0 / dpi_y
