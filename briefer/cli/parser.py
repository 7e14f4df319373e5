"""From words typed to a command and its values; help and mistakes in the language of the interface."""
from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, NoReturn

from briefer import __version__
from briefer.cli.commands import COMMANDS, Argument, Command
from briefer.cli.report import UsageError
from briefer.i18n import LANGUAGES, Catalogue

# What argparse says, and what we say instead; the sentence of a mistake that is none of these names no detail.
_SAID: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "arguments_missing", "arguments"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "arguments_unknown", "arguments"),
    (re.compile(r"argument (?P<what>[^:]+): expected .*argument.*"), "value_missing", "argument"),
    (re.compile(r"argument (?P<what>[^:]+): ignored explicit argument .*"), "value_not_wanted", "argument"),
)


_INTERFACE = Argument("--interface", choices=LANGUAGES)


class _Parser(argparse.ArgumentParser):
    """argparse that raises our errors and prints in our words."""

    words: Catalogue

    def error(self, message: str) -> NoReturn:
        for pattern, id, field in _SAID:
            if match := pattern.fullmatch(message):
                fields: dict[str, Any] = {field: match["what"]}
                raise UsageError(id, command=self.prog, **fields)
        raise UsageError("not_understood", command=self.prog)

    def format_usage(self) -> str:
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, prefix=self.words.text("cli.usage") + " ")
        return formatter.format_help()

    def format_help(self) -> str:
        return self.format_usage() + "\n" + "\n\n".join(self._parts()) + "\n"

    def _parts(self) -> list[str]:
        formatter = self._get_formatter()
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return [formatter.format_help().strip("\n")]


def interface_language(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language to speak: as asked with --interface, else that of the locale, else English."""
    options = argv[:argv.index("--")] if "--" in argv else argv
    for word, following in zip_longest(options, options[1:], fillvalue=""):
        asked = following if word == "--interface" else word.removeprefix("--interface=")
        if word.startswith("--interface") and asked in LANGUAGES:
            return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "it" if environ[name].lower().startswith("it") else "en"
    return "en"


def asks_for_json(argv: Sequence[str]) -> bool:
    """Whether the answer is for a script, also when the rest of the line cannot be understood."""
    return "--json" in (argv[:argv.index("--")] if "--" in argv else argv)


def read_command(argv: Sequence[str], words: Catalogue) -> tuple[Command | None, Mapping[str, Any], str]:
    """The command and its values, or no command and the help that was asked for; UsageError when it is not understood."""
    rest = list(argv)
    while rest and (rest[0] == "--json" or rest[0].startswith("--interface")):
        rest = rest[2:] if rest[0] == "--interface" else rest[1:]
    if not rest:
        raise UsageError("no_window")
    name, *rest = rest
    if name in ("-h", "--help", "help"):
        wanted = next((one for one in COMMANDS if name == "help" and rest and one.name == rest[0]), None)
        return None, {}, _parser(wanted, words).format_help() if wanted else overview(words)
    if name == "--version":
        return None, {}, f"briefer {__version__}\n"
    command = next((one for one in COMMANDS if one.name == name), None)
    if command is None:
        raise UsageError("command_unknown", command=name, known=tuple(one.name for one in COMMANDS))
    parser = _parser(command, words)
    if _asks_for_help(rest):
        return None, {}, parser.format_help()
    # Names that may be left out are found behind options too; argparse looks for them there only when it is asked to.
    loose = any(one.many and one.optional for one in command.arguments)
    values = vars(parser.parse_intermixed_args(rest) if loose else parser.parse_args(rest))
    del values["help"]
    for argument in (*command.arguments, _INTERFACE):
        _checked(argument, values, words)
    return command, values, ""


def _asks_for_help(options: Sequence[str]) -> bool:
    """Whether help is wanted, also when the rest of the line is not complete."""
    return not {"-h", "--help"}.isdisjoint(options[:options.index("--")] if "--" in options else options)


def overview(words: Catalogue) -> str:
    """The commands, a line each."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name.ljust(width)}  {words.text(f'cli.command.{command.name}')}" for command in COMMANDS]
    return "\n".join((words.text("cli.overview"), "", *lines, "", words.text("cli.overview.more"))) + "\n"


def _parser(command: Command, words: Catalogue) -> _Parser:
    """The parser of one command."""
    parser = _Parser(prog=f"briefer {command.name}", description=words.text(f"cli.command.{command.name}"), add_help=False,
                     allow_abbrev=False, formatter_class=_formatter)
    parser.words = words
    detail = f"cli.command.{command.name}.more"
    parser.epilog = words.text(detail) if detail in words else None
    parser._positionals.title = words.text("cli.arguments")
    parser._optionals.title = words.text("cli.options")
    for argument in command.arguments:
        _add(parser, command, argument, words)
    parser.add_argument("--json", action="store_true", help=words.text("cli.argument.json"))
    parser.add_argument("--interface", metavar="|".join(LANGUAGES), help=words.text("cli.argument.interface"))
    parser.add_argument("-h", "--help", action="store_true", help=words.text("cli.argument.help"))
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Help as wide as the papers show it, whatever the window."""
    return argparse.HelpFormatter(prog, max_help_position=30, width=110)


def _add(parser: _Parser, command: Command, argument: Argument, words: Catalogue) -> None:
    """Tells argparse of an argument."""
    own = f"cli.{command.name}.{argument.key}"
    options: dict[str, Any] = {"help": words.text(own if own in words else f"cli.argument.{argument.key}")}
    is_option = argument.name.startswith("-")
    if argument.kind == "flag":
        parser.add_argument(argument.name, action="store_true", **options)
        return
    options["metavar"] = _shown_value(argument, words)
    if is_option:
        options["required"] = argument.required
        if argument.many:
            options.update(action="append", default=[])
    elif argument.many:
        options["nargs"] = "*" if argument.optional else "+"
    elif argument.optional:
        options["nargs"] = "?"
    parser.add_argument(argument.name, **options)


def _shown_value(argument: Argument, words: Catalogue) -> str:
    """What stands for a value in the help."""
    return "|".join(argument.choices) if argument.choices else words.text(f"cli.value.{argument.value}")


def _checked(argument: Argument, values: dict[str, Any], words: Catalogue) -> None:
    """Replaces the text of a value by what it means; UsageError when it means nothing."""
    value = values[argument.key]
    if value is None or argument.kind == "flag" or argument.many:
        return
    name = argument.name if argument.name.startswith("-") else _shown_value(argument, words)
    if argument.choices and value not in argument.choices:
        raise UsageError("value_unknown", argument=name, value=value, allowed=argument.choices)
    if argument.kind == "number":
        if not (value.isascii() and value.isdigit() and len(value) <= 9):
            raise UsageError("value_no_number", argument=name, value=value)
        values[argument.key] = int(value)
