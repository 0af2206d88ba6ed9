"""``undoc check``: what is wrong with documents, and what an editor would mark in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from undoc.cli.line import arguments
from undoc.cli.line.parser import OneOf, Parser
from undoc.cli.printed.messages import problem_count, shown_path
from undoc.cli.printed.problems import Problems
from undoc.cli.printed.progress import Watcher
from undoc.cli.printed.summary import as_json
from undoc.counting import counted
from undoc.model import ContentError, Problem, Severity
from undoc.production import check, cores
from undoc.production.baseline import Baseline
from undoc.production.baseline import write_baseline as accept
from undoc.production.editorial import rules
from undoc.production.mending import mend
from undoc.production.report import BuildReport
from undoc.production.word_files import check_word_file, is_word_file

#: What is shown, from the gravest on.
LEVELS = tuple(Severity)

DESCRIPTION = """\
Each problem is printed with file, line and column, and what to do about it: what keeps a version
from being built, and what the editorial rules find, whose names have a point: en.percent-word.
“undoc explain en.percent-word” shows a rule, and docs/checking.md how rules are switched off.
Word files are checked without being imported.

The exit status is 0 when all is well or there are warnings only (1 then too with --strict), 1 when
there is an error, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc check
  undoc check content/HSP_EB.2024_17 --level suggestion
  undoc check --fix
  undoc check draft.docx
  undoc check --write-baseline accepted.txt
  undoc check --baseline accepted.txt --strict
  undoc check --sarif > findings.sarif
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    text = f"Folders of documents, or folders above some, or Word files. [default: {arguments.CONTENT}]"
    parser.add_argument("paths", nargs="*", type=Path, default=[arguments.CONTENT], metavar="PATH", help=text)
    arguments.add_languages(parser)
    arguments.add_data(parser)
    add = parser.add_argument
    usual = Severity.WARNING.value
    level = f"The least that is shown: {', '.join(LEVELS)}. [default: {usual}]"
    add("--level", type=OneOf(LEVELS), default=usual, metavar="LEVEL", help=level)
    add("--strict", action="store_true", help="Let the exit status be 1 for warnings too.")
    add("--fix", action="store_true", help="Mend what has a fix, then show what is left.")
    accepted = "A file of findings that were accepted, which are not shown again."
    add("--baseline", type=Path, metavar="FILE", help=accepted)
    add("--write-baseline", type=Path, metavar="FILE", help="Accept what is found now, in this file.")
    arguments.add_json(parser)
    add("--sarif", action="store_true", help="Print the result as SARIF 2.1.0, for editors and code hosts.")


def run(
    *,
    paths: list[Path],
    languages: tuple[str, ...] | None,
    data: Path | None,
    level: str,
    strict: bool,
    fix: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    json: bool,
    sarif: bool,
) -> int:
    """Check, naming each problem when it is found, or all of them for programs at the end; return the exit status."""
    shown = Problems()
    say = _nothing if json or sarif else shown.show
    try:
        sieve = _Sieve(level, None if baseline is None else Baseline.read(baseline))
        if fix:
            mended = mend(sieve.passed(_checked(paths, languages, data, _nothing).problems))
            if not (json or sarif):
                print(f"{counted(len(mended), 'problem')} mended.")
        if write_baseline is not None:
            report = _checked(paths, languages, data, _nothing)
            number = accept(write_baseline, sieve.passed(report.problems))
            print(f"{counted(number, 'finding')} accepted in {shown_path(write_baseline)}.")
            return 0
        report = _checked(paths, languages, data, lambda problems: say(sieve.passed(problems)))
    except ContentError as error:
        shown.show(error.problems)
        return 1
    hidden = sum(problem.severity not in sieve.levels for problem in set(report.problems))
    report = sieve.report(report)
    if json or sarif:
        from undoc.cli.printed.json_text import print_json
        from undoc.cli.printed.sarif import as_sarif

        print_json(as_json(report) if json else as_sarif(report, rules(data)))
    else:
        shown.show(report.general)
        more = f" {counted(hidden, 'finding')} more with --level {LEVELS[-1]}." if hidden else ""
        print(f"{counted(len(report.documents), 'document')}: {problem_count(report) or 'no problems'}.{more}")
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return 1 if any(problem.severity in failing for problem in report.problems) else 0


class _Sieve:
    """Lets pass the problems that are grave enough, those of its ``levels``, without those that were accepted."""

    def __init__(self, level: str, baseline: Baseline | None) -> None:
        self.levels = LEVELS[: LEVELS.index(Severity(level)) + 1]
        self._baseline = baseline

    def passed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Those that pass."""
        found = tuple(problem for problem in problems if problem.severity in self.levels)
        return found if self._baseline is None else self._baseline.new(found)

    def report(self, report: BuildReport) -> BuildReport:
        """The report with the problems that pass."""
        documents = tuple(replace(result, problems=self.passed(result.problems)) for result in report.documents)
        return replace(report, documents=documents)


def _checked(
    paths: list[Path],
    languages: tuple[str, ...] | None,
    data: Path | None,
    say: Callable[[Sequence[Problem]], None],
) -> BuildReport:
    """The report of content folders and of Word files; ``say`` is told of the problems of each when it is done."""
    folders = [path for path in paths if not is_word_file(path)]
    report = BuildReport(())
    if folders:
        with Watcher(lambda result: say(result.problems)) as watcher:
            report = check(folders, languages=languages, data=data, jobs=cores(), progress=watcher)
    results = []
    for path in paths:
        if is_word_file(path):
            language = languages[0] if languages and len(languages) == 1 else None
            results.append(check_word_file(path, language=language, data=data))
            say(results[-1].problems)
    return replace(report, documents=(*report.documents, *results))


def _nothing(problems: Sequence[Problem]) -> None:
    pass
