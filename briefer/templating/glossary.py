"""The acronyms that a new pack starts with: those that readers know."""
from __future__ import annotations

from briefer import resources
from briefer.errors import message
from briefer.model.localized import Localized
from briefer.model.themes import GlossaryEntry
from briefer.schema import Fields, SchemaError, parse
from briefer.templating.entries import distinct, several
from briefer.templating.mistakes import template_error

FILE = "glossary.yaml"
_KEYS = ("acronym", "en", "it", "known")


def default_glossary() -> tuple[GlossaryEntry, ...]:
    """The bundled acronyms, in alphabetical order."""
    return load_glossary((resources.templates_folder() / FILE).read_text("utf-8"), FILE)


def load_glossary(text: str, file: str) -> tuple[GlossaryEntry, ...]:
    """The acronyms that a file explains, in alphabetical order; TemplateError for a mistake, or for one explained twice."""
    try:
        root = parse(text)
        if root is None:
            raise SchemaError(message("schema.empty"), 1, 1)
        fields = Fields(root).only(("acronyms",))
        found = distinct(several(fields, "acronyms", _entry), "acronyms", "acronym", lambda entry: entry.acronym)
        return tuple(sorted((entry for _, entry in found), key=lambda entry: (entry.acronym.casefold(), entry.acronym)))
    except SchemaError as error:
        raise template_error(error, file) from error


def _entry(fields: Fields) -> GlossaryEntry:
    """An acronym; capitals count, because «un» and "us" are words."""
    fields.only(_KEYS)
    meaning = Localized({language: fields.text(language) for language in ("en", "it")})
    return GlossaryEntry(fields.required_text("acronym"), meaning, fields.flag("known"), case_sensitive=True)
