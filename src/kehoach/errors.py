"""All exceptions of the library. A mistake in a spec is a finding; exceptions are for the calling program."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.diagnostics.finding import Severity

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding


class KehoachError(Exception):
    """The base of all exceptions that the library raises on purpose."""


class SpecError(KehoachError):
    """A result was requested of a spec with errors. ``findings`` has all findings of the spec."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(_in_short(findings))
        self.findings = findings


class AddressError(KehoachError, KeyError):
    """An address that does not name a figure of the requested kind; ``nearest`` is the one probably meant, or empty."""

    def __init__(self, why: str, nearest: str = "") -> None:
        super().__init__(why, nearest)
        self.nearest = nearest

    def __str__(self) -> str:
        why, nearest = self.args
        return f"{why}: did you mean {nearest!r}?" if nearest else str(why)


class PackError(KehoachError):
    """A template pack that is missing, or whose template cannot be used; ``findings`` say why."""

    def __init__(self, why: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(why or _in_short(findings))
        self.findings = findings


def _in_short(findings: tuple[Finding, ...]) -> str:
    """The first error, and the number of the others."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    more = f" (+{len(errors) - 1} more)" if len(errors) > 1 else ""
    return (f"{errors[0].place}: {errors[0].code} {errors[0].message_in('en')}" if errors else "no errors") + more


class DocumentError(KehoachError):
    """A file that cannot be read as a Word document; ``reason`` says why in both languages."""

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


class RefusedError(OSError):
    """A file that the library refuses to read or write, although the system might allow it; ``reason`` says why."""

    def __init__(self, path: os.PathLike[str] | str, reason: Bilingual) -> None:
        super().__init__(errno.EPERM, reason.en, os.fspath(path))
        self.reason = reason


class OutputError(KehoachError):
    """A document that failed the library's own checks: a bug in the library, never a mistake in the spec.

    ``reason`` says in both languages which check it was.
    """

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


class ConversionError(KehoachError):
    """A document that could not be made into another form; ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(_in_short(findings))
        self.findings = findings


class MissingPackageError(KehoachError):
    """A package or program that a call needs is not installed; ``why`` says in both languages how to install it.

    ``findings`` say what of a plan needs it; there may be none.
    """

    def __init__(self, why: Bilingual, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(why.en)
        self.why = why
        self.findings = findings


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
    """Why a file could not be read or written; in the system's own words if we have none."""
    if isinstance(error, RefusedError):
        return error.reason
    own = error.strerror or str(error)
    return Bilingual(_REASONS.get(error.errno or 0, own), own)
