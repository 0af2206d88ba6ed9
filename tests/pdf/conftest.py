from __future__ import annotations

import pytest

from tests.pdf.builder import PROPERTIES, Builder
from tests.pdf.reader import Reader
from tests.pdf.specimen import specimen
from undoc.pdf import write


@pytest.fixture
def builder() -> Builder:
    """An empty document."""
    return Builder()


@pytest.fixture(scope="session")
def specimen_data() -> bytes:
    """The file of the document that has everything."""
    return write(specimen().document(), PROPERTIES)


@pytest.fixture(scope="session")
def specimen_file(specimen_data: bytes) -> Reader:
    """The same, read back."""
    return Reader(specimen_data)
