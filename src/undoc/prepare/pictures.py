"""The natural size of pictures, from their own headers."""

from __future__ import annotations

from pathlib import Path

_DEFAULT_DPI = 96.0


def natural_size(path: Path) -> tuple[float, float]:
    """Width and height in points, by the resolution that the file gives (96 dots an inch where it gives none)."""
    from PIL import Image  # only documents with pictures need it

    with Image.open(path) as image:
        width, height = image.size
        dpi_x, dpi_y = (float(value) or _DEFAULT_DPI for value in image.info.get("dpi", (_DEFAULT_DPI, _DEFAULT_DPI)))
    return width * 72.0 / dpi_x, height * 72.0 / dpi_y
