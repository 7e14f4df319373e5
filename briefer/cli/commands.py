"""The commands and what each takes: one table, from which parser and help are made."""
from __future__ import annotations

from typing import Literal

from briefer.document.handout import HANDOUT_LAYOUTS
from briefer.i18n import LANGUAGES
from briefer.model.grading import CREDIBILITIES, RELIABILITIES
from briefer.model.sources import RIGHTS, VIEWS
from briefer.model.themes import PMESII
from briefer.values import dataclass

Kind = Literal["text", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: `name` with dashes is an option. `value` names its value in the help (`cli.value.<value>`).

    `many` may be given several times (an option) or has one or more values (a positional).
    """

    name: str
    value: str = ""
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    many: bool = False
    optional: bool = False
    required: bool = False

    @property
    def key(self) -> str:
        """The name under which its value is found, and its help: `cli.argument.<key>`."""
        return self.name.lstrip("-").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its arguments, and the function that runs it, as `module.function` below briefer.cli.

    One that `opens` a pack also takes the file with its password.
    """

    name: str
    run: str
    own: tuple[Argument, ...]
    opens: bool = True

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All its arguments but those that every command takes."""
        return (*self.own, PASSWORD_FILE) if self.opens else self.own


_BOTH = (*LANGUAGES, "both")
PACK = Argument("pack", "pack")
PASSWORD_FILE = Argument("--password-file", "file")
BRIEFING = Argument("--briefing", "id")
TEMPLATE = Argument("--template", "id")
LANGUAGE = Argument("--language", choices=LANGUAGES)

COMMANDS: tuple[Command, ...] = (
    Command("new", "pack_commands.new", (PACK, Argument("--title", "text"), LANGUAGE, TEMPLATE), opens=False),
    Command("import", "import_command.import_files", (
        PACK, Argument("file", "file", many=True, optional=True), LANGUAGE, Argument("--encoding", "name"), Argument("--password", "text"),
        Argument("--patience", "seconds", "number"), Argument("--again", kind="flag"), Argument("--title", "text"),
        Argument("--url", "text"), Argument("--attachments-of", "source", "number"))),
    Command("sources", "pack_commands.sources", (PACK,)),
    Command("source", "pack_commands.source", (
        PACK, Argument("source", "source", "number"), Argument("--title", "text"), Argument("--publisher", "text"),
        Argument("--publisher-short", "text"), Argument("--author", "text"), Argument("--published", "date"), Argument("--url", "text"),
        Argument("--retrieved", "date"), Argument("--language", "text"), Argument("--reliability", choices=RELIABILITIES),
        Argument("--rights", choices=RIGHTS), Argument("--remove", kind="flag"))),
    Command("text", "text_commands.text", (
        PACK, Argument("source", "source", "number"), Argument("--view", choices=VIEWS), Argument("--restore", "number", many=True),
        Argument("--reread", kind="flag"), Argument("--from", "file"), Argument("--encoding", "name"), Argument("--password", "text"),
        Argument("--take", "number", many=True), Argument("--drop", "number", many=True), Argument("--theme", "id", many=True),
        Argument("--anyway", kind="flag"))),
    Command("quote", "excerpt_commands.quote", (
        PACK, Argument("source", "source", "number"), Argument("text", "text"), Argument("--theme", "id", many=True),
        Argument("--date", "date"), Argument("--credibility", choices=CREDIBILITIES), Argument("--speaker", "text"),
        Argument("--occurrence", "number", "number"))),
    Command("excerpt", "excerpt_commands.excerpt", (
        PACK, Argument("excerpt", "excerpt"), Argument("--themes", "ids"), Argument("--date", "date"), Argument("--event", "id"),
        Argument("--wording", "text"), Argument("--headline", "text"), Argument("--label", "text"), Argument("--translation", "text"),
        Argument("--speaker", "text"), Argument("--credibility", choices=CREDIBILITIES), Argument("--note", "text"), LANGUAGE,
        Argument("--find-again", kind="flag"), Argument("--remove", kind="flag"))),
    Command("excerpts", "excerpt_commands.excerpts", (
        PACK, Argument("--theme", "id", many=True), Argument("--from", "date"), Argument("--to", "date"),
        Argument("--source", "source", "number"), Argument("--language", "text"), Argument("--grade", "text"),
        Argument("--search", "words"), Argument("--placed", kind="flag"), Argument("--unplaced", kind="flag"),
        Argument("--undated", kind="flag"), BRIEFING)),
    Command("search", "search_command.search", (PACK, Argument("words", "words", many=True))),
    Command("dates", "date_command.dates", (PACK, Argument("--source", "source", "number"))),
    Command("themes", "theme_commands.themes", (
        PACK, Argument("action", choices=("list", "add", "rename", "merge", "remove", "suggest", "keywords", "learn"), optional=True),
        Argument("id", "id", many=True, optional=True), Argument("--en", "text"), Argument("--it", "text"), Argument("--parent", "id"),
        Argument("--key", "number", "number"), Argument("--pmesii", choices=PMESII), Argument("--keywords-en", "words"),
        Argument("--keywords-it", "words"))),
    Command("acronyms", "acronym_command.acronyms", (
        PACK, Argument("--add", "acronym"), Argument("--en", "text"), Argument("--it", "text"), Argument("--known", kind="flag"))),
    Command("briefing", "briefing_commands.briefing", (
        PACK, BRIEFING, TEMPLATE, Argument("--title", "text"), Argument("--subtitle", "text"), Argument("--short-title", "text"),
        Argument("--subject", "text"), Argument("--office", "text"), Argument("--office-section", "text"), Argument("--reference", "text"),
        Argument("--place", "text"), Argument("--to", "text"), Argument("--from", "text"), Argument("--basis", "text"),
        Argument("--distribution", "text"), Argument("--author", "text"), Argument("--marking", "text"), Argument("--as-of", "date"),
        Argument("--date", "date"), Argument("--copies", "number", "number"), Argument("--style", "id"), LANGUAGE,
        Argument("--languages", choices=_BOTH), Argument("--field", "field", many=True), Argument("--add", "id"),
        Argument("--show", "section", many=True), Argument("--hide", "section", many=True), Argument("--duplicate", "id"),
        Argument("--remove", "id"))),
    Command("write", "briefing_commands.write", (
        PACK, Argument("section", "section"), Argument("text", "text"), LANGUAGE, Argument("--at", "number", "number"), BRIEFING)),
    Command("place", "briefing_commands.place", (
        PACK, Argument("excerpt", "excerpt", optional=True), Argument("section", "section", optional=True),
        Argument("--at", "number", "number"), BRIEFING, TEMPLATE)),
    Command("unplace", "briefing_commands.unplace", (PACK, Argument("excerpt", "excerpt"), BRIEFING)),
    Command("check", "output_commands.check", (
        PACK, Argument("--language", choices=_BOTH), BRIEFING, Argument("--fix", "number", many=True))),
    Command("build", "output_commands.build", (
        PACK, BRIEFING, TEMPLATE, Argument("--style", "id"), Argument("--language", choices=_BOTH),
        Argument("--to", choices=("pdf", "docx", "both")), Argument("--out", "folder"), Argument("--draft", kind="flag"),
        Argument("--copy", "copy"))),
    Command("handout", "handout_command.handout", (
        PACK, Argument("--layout", choices=HANDOUT_LAYOUTS, required=True), BRIEFING, TEMPLATE, Argument("--style", "id"),
        Argument("--language", choices=_BOTH), Argument("--copies", "number", "number"), Argument("--out", "file"),
        Argument("--draft", kind="flag"))),
    Command("show", "output_commands.show", (
        PACK, Argument("--source", "source", "number"), Argument("--document", kind="flag"), LANGUAGE, BRIEFING)),
    Command("templates", "output_commands.templates", (
        Argument("action", choices=("list", "check"), optional=True), Argument("file", "file", optional=True)), opens=False),
    Command("recover", "recover_command.recover", (
        Argument("pack", "pack", optional=True), Argument("--set-aside", kind="flag"))),
    Command("versions", "versions_command.versions", (
        PACK, Argument("--open", "number", "number"), Argument("--out", "file"), Argument("--restore", "number", "number"))),
    Command("unpack", "pack_commands.unpack_pack", (PACK, Argument("folder", "folder"))),
    Command("pack", "pack_commands.pack_up", (Argument("folder", "folder"), PACK), opens=False),
    Command("seal", "seal_commands.seal", (PACK, Argument("--yes", kind="flag"), Argument("--new-password-file", "file"))),
    Command("unseal", "seal_commands.unseal", (PACK,)),
)
