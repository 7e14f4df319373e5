"""One run of the command line, from words typed to an exit status."""
from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from briefer.bugs import write_log
from briefer.cli.clock import Clock
from briefer.cli.commands import Command
from briefer.cli.opening import Run, Values
from briefer.cli.parser import asks_for_json, interface_language, read_command
from briefer.cli.passwords import Passwords
from briefer.cli.report import BUG, DONE, Report, UsageError
from briefer.errors import BrieferError, ExportError
from briefer.i18n import Catalogue
from briefer.session import keep_of
from briefer.workflow.shelves import templates_folder

if TYPE_CHECKING:
    from briefer.workflow.importing import Pool


def main(readers: Pool | None = None) -> int:
    """Runs the command line of this process and gives back its exit status; `readers` are processes that read files, started already."""
    gc.disable()  # a command ends soon and keeps what it makes until then; looking for rubbish takes a fifth of a long build
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if stream is not sys.stdin else "surrogateescape")
    try:
        status = run(sys.argv[1:], _surroundings(), sys.stdin, sys.stdout, sys.stderr, readers)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever reads us has seen enough
        _drop_the_rest()
        return DONE
    except OSError:  # of the answer alone, and it has been said
        _drop_the_rest()
        return ExportError.status
    except KeyboardInterrupt:
        return 130


def refuse_window(reason: str) -> int:
    """Says why no window can be opened (`display`, `library` or `binding`) and gives back the exit status."""
    words = Catalogue(interface_language((), _surroundings()), "interface")
    report = Report(words, False, sys.stdout, sys.stderr)
    report.error(UsageError(f"no_window_{reason}"))
    return report.status


def _drop_the_rest() -> None:
    """Sends what is still to be written nowhere; without this Python complains once more when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _surroundings() -> Mapping[str, str]:
    """The environment; on Windows, which keeps the language elsewhere, with that language as LANG."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return {"LANG": locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), ""), **os.environ}
    return os.environ


def run(argv: Sequence[str], environ: Mapping[str, str], stdin: TextIO, out: TextIO, err: TextIO, readers: Pool | None = None) -> int:
    """Runs one command; errors are put into words here, and nowhere else in the command line."""
    words = Catalogue(interface_language(argv, environ), "interface")
    report = Report(words, asks_for_json(argv), out, err)
    clock = Clock(environ)
    try:
        command, values, help = read_command(argv, words)
        if command is None:
            report.data["help"] = help
            report.line(help.rstrip("\n"))
        else:
            log = partial(write_log, argv=argv, when=clock.now(), environ=environ)
            passwords = Passwords(environ, words, stdin, err)
            with ExitStack() as until:
                keep = keep_of(environ, clock.now)
                _function(command)(Run(report, clock, stdin, passwords, templates_folder(environ), log, readers, keep, until), values)
    except BrieferError as error:
        report.error(error)
    except BrokenPipeError:
        raise
    except Exception as error:
        _bug(report, error, argv, clock, environ)
    return _answered(report)


def _answered(report: Report) -> int:
    """Prints the answer and gives back the exit status, which is that of an export when there is no room for the answer."""
    try:
        return report.print()
    except BrokenPipeError:
        raise
    except OSError:
        report.err.write(report.words.explain(ExportError("answer_not_written")) + "\n")
        return ExportError.status


def _function(command: Command) -> Callable[[Run, Values], None]:
    """The function of a command; its module is loaded only now."""
    module, _, name = command.run.partition(".")
    function: Any = getattr(importlib.import_module(f"briefer.cli.{module}"), name)
    return function  # type: ignore[no-any-return]


def _bug(report: Report, error: Exception, argv: Sequence[str], clock: Clock, environ: Mapping[str, str]) -> None:
    """One sentence to the user, the details to the log."""
    log = write_log(error, argv, clock.now(), environ)
    id = "bug" if log else "bug_without_log"
    fields = {"log": str(log)} if log else {"kind": type(error).__name__}
    sentence = report.words.text(f"error.{id}", **fields)
    report.status = BUG
    if report.json:
        report.data["error"] = {"id": "bug", "message": sentence, "hint": ""}
    else:
        report.err.write(sentence + "\n")
