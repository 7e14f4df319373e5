"""What holds for every command: language, help, JSON, exit status, bugs, and how little is loaded."""
from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.cli import pack_commands, run
from briefer.cli.commands import COMMANDS
from briefer.cli.parser import interface_language, overview, read_command
from briefer.cli.report import UsageError
from briefer.i18n import LANGUAGES, Catalogue
from tests.cli.answers import Briefer

HEAVY = ("reportlab", "docx", "lxml", "pypdfium2", "babel", "rapidfuzz", "charset_normalizer", "pyphen",
         "briefer.layout", "briefer.exporters.pdf", "briefer.exporters.docx")


@pytest.mark.parametrize(("argv", "environ", "language"), [
    ([], {}, "en"), ([], {"LANG": "it_IT.UTF-8"}, "it"), ([], {"LANG": "de_DE"}, "en"), ([], {"LANG": "it_IT", "LC_ALL": "C"}, "en"),
    (["--interface", "it"], {"LANG": "en_GB"}, "it"), (["sources", "--interface=en"], {"LANG": "it"}, "en"),
    (["--interface", "xx"], {"LANG": "it"}, "it"), (["quote", "--", "--interface", "it"], {}, "en"),
])
def test_the_language_is_that_asked_for_or_of_the_surroundings(argv: list[str], environ: dict[str, str], language: str) -> None:
    assert interface_language(argv, environ) == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_in_both_languages(command: object, language: str) -> None:
    words = Catalogue(language, "interface")
    name = getattr(command, "name", "")
    _, _, help = read_command([name, "--help"], words)
    assert help.startswith(words.text("cli.usage")) and words.text(f"cli.command.{name}") in " ".join(help.split())
    assert name in overview(words)
    english = ("usage:", "options:", "positional arguments", "show this help message")
    assert language == "en" or not any(word in help for word in english)


@pytest.mark.parametrize(("argv", "id"), [
    ([], "no_window"), (["--json"], "no_window"), (["prin"], "command_unknown"), (["sources"], "arguments_missing"),
    (["sources", "a", "b"], "arguments_unknown"), (["build", "a", "--out"], "value_missing"),
    (["build", "a", "--draft=1"], "value_not_wanted"),
    (["build", "a", "--to", "odt"], "value_unknown"),
    (["sources", "a", "--interface", "fr"], "value_unknown"),
    (["source", "a", "x"], "value_no_number"), (["source", "a", "-1"], "value_no_number"),
])
def test_what_is_not_understood_is_said(argv: list[str], id: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_command(argv, Catalogue("en", "interface"))
    assert (caught.value.id, caught.value.status) == (id, 2)


def test_a_value_that_is_none_is_told_by_what_the_help_calls_it() -> None:
    for argv, shown in ((["templates", "boo"], "list|check"), (["source", "a", "x"], "SOURCE"), (["build", "a", "--to", "odt"], "--to")):
        with pytest.raises(UsageError) as caught:
            read_command(argv, Catalogue("en", "interface"))
        assert caught.value.message.fields["argument"] == shown


def test_help_is_json_too(briefer: Briefer) -> None:
    assert briefer("build", "--help", "--json").data["help"] == briefer("build", "--help").out


def test_an_answer_that_cannot_be_written_is_said_with_the_status_of_an_export(briefer: Briefer) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "no space")

    briefer("new", "demo")
    for argv in (["sources", "demo"], ["sources", "demo", "--json"], ["--help"]):
        err = io.StringIO()
        assert run(argv, {}, io.StringIO(), Full(), err) == 7 and err.getvalue().startswith("The answer could not be written")


def test_without_a_command_there_is_one_sentence_and_status_2(briefer: Briefer) -> None:
    answer = briefer(LANG="it_IT.UTF-8")
    assert (answer.status, answer.out) == (2, "") and answer.err.startswith("Non è stato indicato alcun comando")


def test_errors_are_json_too_in_the_language_asked_for(briefer: Briefer) -> None:
    answer = briefer("sources", "nowhere", "--json", "--interface", "it")
    assert answer.status == 4 and answer.err == ""
    assert answer.data["error"]["id"] == "pack_missing" and "«nowhere»" in answer.data["error"]["message"] and answer.data["error"]["hint"]


def test_a_bug_is_one_sentence_and_its_traceback_is_in_the_log(briefer: Briefer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(run: object, values: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(pack_commands, "sources", broken)
    answer = briefer("sources", "x")
    log = tmp_path / "state" / "errors.log"
    assert answer.status == 70 and len(answer.err.splitlines()) == 1 and str(log) in answer.err
    assert "ZeroDivisionError: on purpose" in log.read_text("utf-8")
    assert briefer("sources", "x", "--json").data["error"]["id"] == "bug"
    assert briefer("sources", "x", BRIEFER_STATE=str(tmp_path / "agency.txt")).status == 70


def test_listing_sources_loads_nothing_heavy(briefer: Briefer) -> None:
    briefer("new", "demo")
    briefer("import", "demo", "page.md")
    code = ("import sys, briefer.cli; sys.argv[1:] = ['sources', 'demo']; status = briefer.cli.main(); "
            f"print(*(name for name in {HEAVY!r} if name in sys.modules)); sys.exit(status)")
    compiled = all((Path(pack_commands.__file__).parents[1] / "locale" / language / "interface.mo").exists() for language in LANGUAGES)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = set(done.stdout.splitlines()[-1].split()) - (set() if compiled else {"babel"})  # a checkout compiles its catalogues at once
    assert loaded == set()


def test_json_for_a_stream_that_cannot_write_every_sign(briefer: Briefer, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefer.cli.report import Report

    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    report = Report(Catalogue("en", "interface"), True, stream, stream, data={"text": "perché ḥ"})
    report.print()
    stream.seek(0)
    assert stream.read() == '{\n  "text": "perch\\u00e9 \\u1e25"\n}\n'
