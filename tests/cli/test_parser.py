"""The words of the parser itself: usage, help and what is wrong with a call, in both languages."""

from __future__ import annotations

import re

import pytest

from kehoach.cli import COMMANDS, main
from tests.cli.calls import refused

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("arguments", [[], ["fly"], ["render"], ["check", "x", "--format", "pdf"], ["packs"]])
def test_wrong_usage_exits_with_2_and_shows_the_usage(arguments: list[str], capsys: Capture) -> None:
    for lang, usage in (("vi", "cách dùng: kehoach"), ("en", "usage: kehoach")):
        with pytest.raises(SystemExit) as ended:
            main(["--lang", lang, *arguments])
        assert ended.value.code == 2
        assert capsys.readouterr().err.startswith(usage)


@pytest.mark.parametrize(
    ("call", "vi", "en"),
    [
        ("chek a.yaml", "kehoach: lỗi: không có lệnh “chek”; ý bạn là “check”?", "did you mean “check”?"),
        ("zzz", "kehoach: lỗi: không có lệnh “zzz”; các lệnh có: new, check,", "no command “zzz”; available: new"),
        ("packs lst", "kehoach packs: lỗi: không có lệnh “lst”; ý bạn là “list”?", "did you mean “list”?"),
        ("check a.yaml --finall", "không có tùy chọn “--finall”; ý bạn là “--final”?", "did you mean “--final”?"),
        ("check a.yaml --fin", "không có tùy chọn “--fin”", "there is no option “--fin”"),
        ("render a.yaml --pdf=x", "kehoach render: lỗi: không có tùy chọn “--pdf”", "there is no option “--pdf”"),
        ("packs list --pack x", "không có tùy chọn “--pack”; ý bạn là “--packs”?", "did you mean “--packs”?"),
        ("--verison", "lỗi: không có tùy chọn “--verison”; ý bạn là “--version”?", "did you mean “--version”?"),
        ("next-year a.yaml --ouput=b", "không có tùy chọn “--ouput”; ý bạn là “--output”?", "mean “--output”?"),
        ("render a.yaml b.yaml", "kehoach render: lỗi: thừa “b.yaml”", "unexpected “b.yaml”"),
        ("compute a.yaml --format jsn", "--format: không nhận “jsn”; chọn một trong: text, json, csv; ý bạn là “json”?",
         "“jsn” is not possible; choose one of: text, json, csv; did you mean “json”?"),
        ("explain a.yaml", "kehoach explain: lỗi: thiếu ĐỊA-CHỈ", "required: ADDRESS"),
        ("render a.yaml -o", "-o/--output: thiếu giá trị", "expected one argument"),
        ("render a.yaml --set --draft", "--draft: không dùng cùng với --set", "not allowed with argument"),
        ("check a.yaml --final=3", "--final: không nhận giá trị, nhưng được cho “3”", "ignored explicit argument"),
        ("new --pack x -o y --year 26", "--year: gõ năm như 2026", "write a year like 2026"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_call_is_said_in_either_language(call: str, vi: str, en: str, capsys: Capture) -> None:
    said = refused(capsys, *call.split())
    assert vi in said or vi in f"kehoach: lỗi: {said}"
    assert not re.search(r"argument|error|required|expected|invalid|choose", said)
    assert en in refused(capsys, "--lang", "en", *call.split())


ALL = ["", *COMMANDS, "packs list", "packs show", "packs copy", "packs check"]


@pytest.mark.parametrize("command", ALL)
def test_what_stands_for_a_value_in_vietnamese_help_is_vietnamese(command: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main([*command.split(), "--help", "--lang", "vi"])
    usage = capsys.readouterr().out.partition("\n\n")[0]
    assert set(re.findall(r"\b[A-Z]{2,}\b", usage)) <= {"SAU"}


@pytest.mark.parametrize("command", ALL)
def test_help_is_all_in_the_language_asked_for(command: str, capsys: Capture) -> None:
    for lang, own, other in (
        ("vi", ("cách dùng: ", "tùy chọn:", "in hướng dẫn này", "Mã thoát"), r"usage|options|arguments|show th|Exit"),
        ("en", ("usage: ", "options:", "show this help", "Exit status"), r"cách dùng|tùy chọn|tham số|Mã thoát"),
    ):
        with pytest.raises(SystemExit) as ended:
            main([*command.split(), "--help", "--lang", lang])
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert all(words in said for words in own)
        assert not re.search(other, said)


def test_help_lists_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["-h"])
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if not re.search(rf"^    {name} ", said, re.MULTILINE)] == []


def test_a_word_after_lang_is_not_taken_for_the_command(capsys: Capture) -> None:
    assert "không nhận “check”" in refused(capsys, "--lang", "check", "x.yaml")
