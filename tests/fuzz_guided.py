"""Fuzzing guided by coverage, with atheris: what the numbered runs beside this do not think of.

    pip install atheris                                                  # has wheels for Linux, up to Python 3.13
    python -m tests.fuzz_guided template -max_total_time=600             # or yaml, spec, zip; options as of libFuzzer
    python -m tests.fuzz_guided template crash-0123…                     # an input that it has written, once more

It stops at the first crash and writes the input to a file. A crash becomes a test that says what was in it.
"""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: pip install atheris")

with atheris.instrument_imports(include=["kehoach"]):
    import kehoach
    from kehoach.layering import Unwritten
    from kehoach.pipeline import run
    from kehoach.word.template import compile_template
    from kehoach.word.trial import unprintable

from tests.damaged_xml import INSERTED, TEXTS, VALUES
from tests.fuzz_packages import lint, zipped
from tests.fuzz_specs import NUMBERS, ROOT, WORDS, look_at

TEMPLATE: Final = (ROOT / "templates" / "co-so" / "template.docx").read_bytes()
SPEC: Final = (ROOT / "examples" / "bang-mau" / "plan.yaml").read_text(encoding="utf-8")
PATH: Final = ROOT / "examples" / "bang-mau" / "plan.yaml"
MOST_EDITS: Final = 6


def yaml(data: bytes) -> None:
    """Any bytes as a spec."""
    _check(data)


def spec(data: bytes) -> None:
    """A whole plan, edited."""
    _check(_edited(SPEC, data, (*NUMBERS, *WORDS)).encode("utf-8", "surrogatepass"))


def template(data: bytes) -> None:
    """The text of a template, edited as XML."""
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = _edited(text, data, (*VALUES, *TEXTS, *INSERTED)).encode("utf-8", "replace")
    _print_and_lint(zipped(parts))


def zip_(data: bytes) -> None:
    """The bytes of a template, some of them others."""
    wanted, changed = atheris.FuzzedDataProvider(data), bytearray(TEMPLATE)
    for _ in range(wanted.ConsumeIntInRange(1, MOST_EDITS)):
        at = wanted.ConsumeIntInRange(0, len(changed) - 1)
        changed[at : at + wanted.ConsumeIntInRange(0, 4)] = wanted.ConsumeBytes(4)
    _print_and_lint(bytes(changed))


def _edited(text: str, data: bytes, pieces: tuple[str, ...]) -> str:
    """A text with some stretches replaced: by a piece of the list, or by any letters."""
    wanted = atheris.FuzzedDataProvider(data)
    for _ in range(wanted.ConsumeIntInRange(1, MOST_EDITS)):
        at = wanted.ConsumeIntInRange(0, len(text))
        after = at + wanted.ConsumeIntInRange(0, 40)
        new = pieces[wanted.ConsumeIntInRange(0, len(pieces) - 1)] if wanted.ConsumeBool() else wanted.ConsumeUnicode(8)
        text = text[:at] + new + text[after:]
    return text


def _check(data: bytes) -> None:
    look_at(run(Unwritten(PATH, data)).findings, PATH, data)


def _print_and_lint(data: bytes) -> None:
    if len(data) % 2:  # one of the two, for both are slow
        lint(data)
        return
    try:
        list(unprintable(compile_template(data), "template.docx"))
    except kehoach.PackError as error:
        for finding in error.findings:
            finding.message_in("vi")
            finding.hint_in("vi")


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {"yaml": yaml, "spec": spec, "template": template, "zip": zip_}


def main(arguments: list[str]) -> Any:
    """Run one target; the other arguments are libFuzzer's."""
    if len(arguments) < 2 or arguments[1] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz_guided {'|'.join(TARGETS)} [options of libFuzzer]")
    atheris.Setup([arguments[0], "-len_control=0", "-max_len=2000", *arguments[2:]], TARGETS[arguments[1]])
    return atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
