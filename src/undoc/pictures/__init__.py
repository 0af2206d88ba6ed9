"""Pictures of dots: what PNG and JPEG files say of themselves, and what of them is published.

Comes in: the bytes of a file. Goes out: its size, and bytes with what the page shows and nothing else, without names,
places, comments or programs, and upright whatever the file says of how the camera was held. Pillow is asked only where
dots have to be turned or a photograph tested.
"""

from __future__ import annotations

from undoc.pictures.errors import PictureError
from undoc.pictures.published import Dots, are_dots, checked, published, read, stripped

__all__ = ["Dots", "PictureError", "are_dots", "checked", "published", "read", "stripped"]
