"""LibreOffice as a program: found where it is installed, run without a window and with a profile of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from kehoach.diagnostics.bilingual import Bilingual, Verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Final = ("soffice", "libreoffice")
_FOLDERS_OF_WINDOWS: Final = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
"""The variables of Windows that say where programs are."""
_ON_WINDOWS: Final = Path("LibreOffice", "program", "soffice.com")
_ON_A_MAC: Final = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>
"""
_SETTING: Final = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_TOO_SLOW: Final = Bilingual("LibreOffice chưa xong sau {seconds} giây", "LibreOffice was not done after {seconds} s")
_NOTHING_MADE: Final = Bilingual("LibreOffice không ghi được tệp: {said}", "LibreOffice wrote no file: {said}")
_MOST_SAID: Final = 300


class ConversionFailed(Exception):
    """LibreOffice has not made the file; ``why`` says what happened."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


def find_office(environment: Mapping[str, str] | None = None) -> Path | None:
    """The program of LibreOffice: on the search path, or where it usually is; ``None`` if it is not installed."""
    said = os.environ if environment is None else environment
    named = [Path(one) for name in _NAMES if (one := shutil.which(name, path=said.get("PATH", "")))]
    waiting = [one.with_suffix(".com") for one in named if one.suffix.lower() == ".exe"]  # soffice.exe does not wait
    usual = [Path(folder) / _ON_WINDOWS for name in _FOLDERS_OF_WINDOWS if (folder := said.get(name))]
    return next((one for one in (*waiting, *named, *usual, _ON_A_MAC) if one.is_file()), None)


def converted(
    office: Path, data: bytes, ending: str, into: str, settings: Mapping[tuple[str, str], str], seconds: float
) -> bytes:
    """A file converted by LibreOffice, in a folder and with a profile of its own, which are deleted afterwards.

    Args:
        office: the program.
        data: the file.
        ending: the ending of its name, ``.docx``.
        into: the ending of the wanted file, with the filter if there are several: ``pdf:writer_pdf_Export``.
        settings: the values of its configuration, by path and name.
        seconds: how long it may take.

    Raises:
        ConversionFailed: it took too long, or made no file.
        OSError: the program cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        items = "".join(
            _SETTING.format(path=escape(path), name=escape(name), value=escape(value))
            for (path, name), value in settings.items()
        )
        (profile / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
        source, made = folder / f"document{ending}", folder / f"document.{into.partition(':')[0]}"
        source.write_bytes(data)
        said = folder / "said.txt"
        command = [
            *(os.fspath(office), f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore"),
            *("--nologo", "--nolockcheck", "--convert-to", into, "--outdir", os.fspath(folder), os.fspath(source)),
        ]
        _run(command, said, seconds)
        if not made.is_file():
            text = said.read_text(encoding="utf-8", errors="replace").strip()[-_MOST_SAID:]
            raise ConversionFailed(_NOTHING_MADE.filled(said=Verbatim(text or "?")))
        return made.read_bytes()


def _run(command: list[str], said: Path, seconds: float) -> None:
    """Run a program, and end it with all that it started if it takes too long."""
    with said.open("wb") as output:
        running = subprocess.Popen(  # noqa: S603 - the program that was found, and words of our own
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            creationflags=_NO_WINDOW,
        )  # fmt: skip
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise ConversionFailed(_TOO_SLOW.filled(seconds=round(seconds))) from error
        finally:
            if running.poll() is None:
                _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program and the programs that it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    else:
        tree = ["taskkill", "/F", "/T", "/PID", str(running.pid)]
        with contextlib.suppress(OSError):
            subprocess.run(tree, capture_output=True, check=False, creationflags=_NO_WINDOW)  # noqa: S603
    running.kill()
    running.wait()
