"""The commands, and the one that is asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from undoc.cli.line.parser import WRONG_USAGE, Parser

#: What each command does, in the order of ``--help``. Each is a module with the rest of its help (``DESCRIPTION``,
#: ``EXAMPLES``), what it takes (``add_arguments``) and what it does with that (``run``, which returns the exit status).
COMMANDS = {
    "build": "Write the Word and PDF files of documents.",
    "check": "Find what is wrong with documents, and what an editor would mark.",
    "explain": "Show editorial rules, their sources and examples.",
    "words": "Count the words of documents, by section.",
    "watch": "Build documents, and build again what you save.",
    "new": "Begin a document: write a folder that can be built.",
    "fmt": "Write content in one form: spaces, quotes, the order of keys, the places of notes.",
    "import": "Make content folders of Word files.",
    "merge": "Take edits made in a Word file into the source that it was built from.",
    "compare": "Say what differs between two versions of a document.",
    "corrigendum": "Write the corrigendum that leads from one version of a document to another.",
    "kinds": "List the kinds of documents that there are.",
    "bodies": "List the bodies that there are.",
    "templates": "Copy the templates and fonts, to make them your own.",
    "schema": "Write JSON Schemas, by which editors complete and check keys.",
}
_DESCRIPTION = "Make United Nations documents from plain text: one Word file and one PDF for each language version."


def run(arguments: list[str]) -> int:
    """Run the command that ``arguments`` name, and return its exit status. The program ends when there is none."""
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        parser = Parser(prog=f"undoc {name}", **_help(name))
        command = _module(name)
        command.add_arguments(parser)
        return int(command.run(**parser.read(arguments[1:])))
    from undoc.cli.line import completion

    program = whole()
    if not arguments:
        program.print_help(sys.stderr)
        return WRONG_USAGE
    if not name.startswith("-"):
        program.refuse("command", name, COMMANDS)
    return completion.run(program, program.read(arguments))


def whole() -> Parser:
    """The parser of the whole program, with those of all commands."""
    from undoc import __version__
    from undoc.cli.line import completion

    program = Parser(
        prog="undoc", description=_DESCRIPTION, epilog="“undoc build --help” shows the options of a command."
    )
    program.add_argument(
        "--version", action="version", version=f"undoc {__version__}", help="Show the version and stop."
    )
    completion.add_arguments(program)
    commands = program.add_subparsers(title="Commands", metavar="COMMAND", parser_class=Parser)
    for name, summary in COMMANDS.items():
        _module(name).add_arguments(commands.add_parser(name, help=summary, **_help(name)))
    return program


def _module(name: str) -> ModuleType:
    return import_module(f"undoc.cli.{'import_' if name == 'import' else name}")


def _help(name: str) -> dict[str, Any]:
    command = _module(name)
    return {"description": f"{COMMANDS[name]}\n\n{command.DESCRIPTION}", "epilog": command.EXAMPLES}
