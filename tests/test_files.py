"""Files are written whole or not at all, where they are meant to be, in the mode they had, with nothing beside them."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach import files
from kehoach.errors import RefusedError, reason_of
from kehoach.files import ATTEMPTS, is_windows_name, regular_bytes, write_all, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

# root may do anything, and Windows has neither modes nor links for everyone.
posix = pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")


class Waits:
    """Counts the waits instead of waiting."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664])
def test_a_file_that_is_replaced_keeps_its_mode(kept: int, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(kept)
    write_whole(target, b"new")
    assert (target.read_bytes(), mode(target)) == (b"new", kept)


@posix
@pytest.mark.parametrize(("mask", "made"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_gets_the_mode_of_any_new_file(mask: int, made: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "a.docx", b"new")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a.docx") == made


@posix
def test_a_file_that_is_read_only_is_replaced_by_force_alone_and_stays_read_only(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(RefusedError) as refused:
        write_whole(target, b"new")
    assert "--force" in refused.value.reason.vi
    assert target.read_bytes() == b"old"
    write_whole(target, b"new", force=True)
    assert (target.read_bytes(), mode(target)) == (b"new", 0o444)


@posix
def test_a_link_is_followed_wherever_it_leads(tmp_path: Path) -> None:
    cloud = tmp_path / "mây"
    cloud.mkdir()
    (cloud / "a.docx").write_bytes(b"old")
    (tmp_path / "one.docx").symlink_to(Path("mây", "a.docx"))
    (tmp_path / "two.docx").symlink_to(tmp_path / "one.docx")
    for number, link in enumerate(["one.docx", "two.docx"]):
        write_whole(tmp_path / link, b"new %d" % number)
        assert (tmp_path / link).is_symlink()
        assert (cloud / "a.docx").read_bytes() == b"new %d" % number
    assert [path.name for path in cloud.iterdir()] == ["a.docx"]


@posix
def test_a_link_to_nothing_a_link_to_itself_a_pipe_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nowhere.docx").symlink_to(tmp_path / "none.docx")
    (tmp_path / "loop.docx").symlink_to(tmp_path / "loop.docx")
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "folder.docx").mkdir()
    before = sorted(tmp_path.iterdir())
    reasons = {}
    for path in before:
        with pytest.raises(OSError) as failed:  # noqa: PT011 - what it says is looked at below
            write_whole(path, b"new")
        reasons[path.stem] = reason_of(failed.value).vi
    assert reasons == {
        "nowhere": "liên kết tới một tệp không tồn tại",
        "loop": "liên kết đi vòng tròn",
        "pipe": "không phải một tệp thường",
        "folder": "đây là một thư mục",
    }
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("held", [1, 3, ATTEMPTS - 1])
def test_a_file_that_is_held_for_a_moment_is_tried_again(
    held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, waits = tmp_path / "a.docx", Waits()
    refuse_moves(monkeypatch, target, times=held)
    write_whole(target, b"new", sleep=waits)
    assert target.read_bytes() == b"new"
    assert len(waits.seconds) == held


def test_a_file_that_is_held_for_a_second_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, waits = tmp_path / "a.docx", Waits()
    target.write_bytes(b"old")
    refuse_moves(monkeypatch, target, times=1000)
    with pytest.raises(PermissionError) as failed:
        write_whole(target, b"new", sleep=waits)
    assert failed.value.filename == str(target)
    assert sum(waits.seconds) == pytest.approx(1)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def refuse_moves(monkeypatch: pytest.MonkeyPatch, target: Path, times: int) -> None:
    """Let moving a file over the target fail that many times, as Windows does while another program holds it."""
    replace, left = Path.replace, [times]

    def held(self: Path, over: Path) -> Path:
        if over == target and left[0]:
            left[0] -= 1
            raise PermissionError(13, "Permission denied", str(self), None, str(over))
        return replace(self, over)

    monkeypatch.setattr(Path, "replace", held)


@pytest.mark.parametrize("at", range(3))
def test_of_several_files_all_are_written_or_none(at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / f"{name}.docx": b"new" for name in "abc"}
    (tmp_path / "a.docx").write_bytes(b"old a")
    (tmp_path / "c.docx").write_bytes(b"old c")
    refuse_moves(monkeypatch, list(files)[at], times=ATTEMPTS)
    with pytest.raises(PermissionError):
        write_all(files, sleep=Waits())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.docx": b"old a", "c.docx": b"old c"}


@pytest.mark.parametrize("at", range(3))
def test_a_name_too_long_is_found_before_anything_is_written(at: int, tmp_path: Path) -> None:
    names = ["a", "b"]
    names.insert(at, "ấ" * 120)
    with pytest.raises(OSError) as failed:  # noqa: PT011 - what it says is looked at below
        write_all({tmp_path / f"{name}.docx": b"new" for name in names})
    assert reason_of(failed.value).vi == "tên tệp quá dài"
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_leaves_the_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    calls = []

    def full(_handle: int) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("kehoach.files.os.fsync", full)
    with pytest.raises(OSError) as failed:  # noqa: PT011 - what it says is looked at below
        write_all({tmp_path / "a.docx": b"new", tmp_path / "b.docx": b"new"})
    assert reason_of(failed.value) == ("đĩa đầy", "No space left on device")
    assert failed.value.filename == str(tmp_path / "b.docx")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.docx", b"old")]


@posix
def test_two_names_of_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    (tmp_path / "b.docx").symlink_to(tmp_path / "a.docx")
    with pytest.raises(RefusedError):
        write_all({tmp_path / "a.docx": b"1", tmp_path / "b.docx": b"2"})
    assert (tmp_path / "a.docx").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["a.docx", "ấ" * 80 + ".docx", "b" * 250 + ".docx"])
def test_what_waits_beside_a_target_has_a_name_that_fits_wherever_a_file_fits(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    replace = Path.replace

    def moved(self: Path, over: Path) -> Path:
        seen.append(self.name)
        return replace(self, over)

    monkeypatch.setattr(Path, "replace", moved)
    write_whole(tmp_path / name, b"new")
    assert [len(one.encode()) for one in seen] == [12]


@pytest.mark.parametrize("name", ["KH: 66.docx", "aux.docx", "COM1.docx", "a?.docx", "a.docx ", "con", "nul .docx"])
def test_on_windows_no_stream_and_no_device_is_taken_for_a_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "WINDOWS", True)
    with pytest.raises(RefusedError):
        write_whole(tmp_path / name, b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["66-KH-UBND.docx", "Kế hoạch (2).docx", "console.docx", "auxiliary.docx", "com10.docx"]
)
def test_other_names_are_files_on_windows_too(name: str) -> None:
    assert is_windows_name(name)


def test_on_windows_a_read_only_file_is_replaced_by_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(stat.S_IREAD)
    monkeypatch.setattr(files, "WINDOWS", True)
    replace = Path.replace

    def strict(self: Path, over: Path) -> Path:
        if over.exists() and not over.stat().st_mode & stat.S_IWRITE:
            raise PermissionError(13, "Access is denied", str(over))
        return replace(self, over)

    monkeypatch.setattr(Path, "replace", strict)
    write_whole(target, b"new", force=True, sleep=Waits())
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("read", [kehoach.lint, kehoach.audit, kehoach.import_document, kehoach.load])
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path, read: Callable[[Path], object]) -> None:
    pipe = tmp_path / "a.docx"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="not a regular file"):
        read(pipe)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_that_never_ends_is_refused_at_once() -> None:
    with pytest.raises(OSError, match="not a regular file"):
        regular_bytes("/dev/zero", 10)


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert regular_bytes(tmp_path / "a", 10) == b"x" * 11
    assert regular_bytes(tmp_path / "a", 100) == b"x" * 100
    with pytest.raises(IsADirectoryError):
        regular_bytes(tmp_path, 10)
