"""United Nations documents from plain text: one Word file and one PDF for each language version.

>>> import undoc
>>> report = undoc.build(["content"], languages=["zh"], out="build")  # doctest: +SKIP
>>> [output.path for output in report.outputs]  # doctest: +SKIP

``load`` reads one content folder, ``build`` makes files of many, ``check`` finds what is wrong with them and writes
nothing, ``format_content`` writes their content in one form; ``new_document`` and ``import_document`` begin one.
What is wrong they say as ``Problem`` values with file, line and column: ``build``, ``check`` and ``format_content``
return them in their reports, the others raise them in a ``ContentError``.
"""

from typing import TYPE_CHECKING

from undoc.model import ContentError, Document, Place, Problem, Severity, Symbol
from undoc.production import build, check, cores
from undoc.production.folders import load
from undoc.production.report import BuildReport, DocumentResult, NotBuilt, Output, Progress, Step

if TYPE_CHECKING:
    from undoc.production.formatting import FormatReport, format_content
    from undoc.production.importing import import_document
    from undoc.production.new_document import new_document
    from undoc.production.watch import Rebuild, watch

__version__ = "0.1.0"

__all__ = [
    "BuildReport",
    "ContentError",
    "Document",
    "DocumentResult",
    "FormatReport",
    "NotBuilt",
    "Output",
    "Place",
    "Problem",
    "Progress",
    "Rebuild",
    "Severity",
    "Step",
    "Symbol",
    "__version__",
    "build",
    "check",
    "cores",
    "format_content",
    "import_document",
    "load",
    "new_document",
    "watch",
]

#: What is imported when it is asked for: a build, which is started after every edit, needs none of it.
_LATER = {
    "FormatReport": "formatting",
    "Rebuild": "watch",
    "format_content": "formatting",
    "import_document": "importing",
    "new_document": "new_document",
    "watch": "watch",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"undoc.production.{_LATER[name]}"), name)
    globals()[name] = value
    return value
