"""The one tree of exceptions. A mistake in a spec is a finding; an exception is for the caller of the library."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding


class KehoachError(Exception):
    """Everything this library raises on purpose."""


class SpecError(KehoachError):
    """A spec with errors, where a result was asked for; all its findings are in ``findings``."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(_in_short(findings))
        self.findings = findings


class AddressError(KehoachError, KeyError):
    """An address that names no figure, or nothing of the kind asked for; ``nearest``: what was probably meant."""

    def __init__(self, why: str, nearest: str = "") -> None:
        super().__init__(why, nearest)
        self.nearest = nearest

    def __str__(self) -> str:
        why, nearest = self.args
        return f"{why}: did you mean {nearest!r}?" if nearest else str(why)


class PackError(KehoachError):
    """A template pack that is missing, or whose template cannot be used as it stands: why is in ``findings``."""

    def __init__(self, why: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(why or _in_short(findings))
        self.findings = findings


def _in_short(findings: tuple[Finding, ...]) -> str:
    """The first error, and how many there are beside it."""
    errors = [finding for finding in findings if finding.severity.value == "error"]
    more = f" (+{len(errors) - 1} more)" if len(errors) > 1 else ""
    return (f"{errors[0].place}: {errors[0].code} {errors[0].message_in('en')}" if errors else "no errors") + more


class DocumentError(KehoachError):
    """A file that was to be read as a Word document and cannot be; ``reason`` says why in both languages."""

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


class RefusedError(OSError):
    """A file that is not read or not written though the system might; ``reason`` says why in both languages."""

    def __init__(self, path: os.PathLike[str] | str, reason: Bilingual) -> None:
        super().__init__(errno.EPERM, reason.en, os.fspath(path))
        self.reason = reason


class OutputError(KehoachError):
    """A document that failed the library's own checks of its package: a bug, never the spec's fault."""


_BUSY: Final = "không có quyền, hoặc tệp đang mở trong chương trình khác (Word, Excel?)"
_REASONS: Final = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: _BUSY,
    errno.EPERM: _BUSY,
    errno.EBUSY: "tệp đang được dùng",
    errno.ENOSPC: "đĩa đầy",
    errno.EDQUOT: "đĩa đầy (hết hạn mức)",
    errno.EFBIG: "tệp quá lớn",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EISDIR: "đây là một thư mục",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EEXIST: "đã có tệp hoặc thư mục tên này",
    errno.ELOOP: "liên kết đi vòng tròn",
    errno.EMFILE: "mở quá nhiều tệp",
    errno.EIO: "lỗi của ổ đĩa",
    errno.EINVAL: "không phải một tệp thường, hoặc tên không hợp lệ",
    errno.EBADF: "đã bị đóng",
    errno.EPIPE: "nơi nhận đã đóng",
}


def reason_of(error: OSError) -> Bilingual:
    """Why something could not be read or written; in the system's own words where there are no others."""
    if isinstance(error, RefusedError):
        return error.reason
    own = error.strerror or str(error)
    return Bilingual(_REASONS.get(error.errno or 0, own), own)
