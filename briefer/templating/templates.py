"""Template files to templates: every key known, every title in both languages, every mistake with its place."""
from __future__ import annotations

import re
from typing import get_args

from briefer.errors import message
from briefer.model.briefing import NUMBERINGS, Frame, FrameRow, Section, Side, Template
from briefer.model.text import digest
from briefer.schema import Fields, SchemaError, parse
from briefer.templating.entries import both, distinct, id_of, several
from briefer.templating.mistakes import template_error
from briefer.templating.sections import read_section

LARGEST = 500_000  # characters; the longest of ours has fewer than 20,000
_KEYS = ("id", "names", "guidance", "style", "numbering", "length", "header", "closing", "statement", "data_block", "sections")
_ROW_KEYS = ("field", "label", "side")
_LONG_LABEL = 10  # letters; a longer label stands in the rows at the right
_MOST_PAGES = 1000
_FIELD = re.compile("[a-z][a-z0-9_]{0,39}")


def load_template(text: str, file: str) -> Template:
    """The template that a file's text describes.

    TemplateError `template_unknown_key`, `template_mistake` or `template_malformed` names file, line and column, and where
    there is one the field and what it allows.
    """
    try:
        if len(text) > LARGEST:
            raise SchemaError(message("schema.too_large", most=LARGEST), 1, 1)
        root = parse(text)
        if root is None:
            raise SchemaError(message("schema.empty"), 1, 1)
        return _template(Fields(root).only(_KEYS), digest(text))
    except SchemaError as error:
        raise template_error(error, file) from error


def _template(fields: Fields, sha256: str) -> Template:
    """A template from the mapping at the top of its file."""
    id = id_of(fields)
    names, guidance = both(fields, "names", required=True), both(fields, "guidance", required=True)
    least, most = _length(fields)
    numbering = fields.required_choice("numbering", NUMBERINGS) if "numbering" in fields else None
    rows = distinct(several(fields, "header", _row), "header", "field", lambda row: row.field)
    frame = Frame(names, tuple(row for _, row in rows), least, most, both(fields, "closing"), both(fields, "statement"),
                  fields.flag("data_block"), numbering)
    sections = _sections(fields)
    return Template(id, names, guidance, fields.text("style", "staff"), frame, sections, sha256)


def _sections(fields: Fields) -> tuple[Section, ...]:
    """The sections; there must be one, and no two with the same id."""
    fields.required("sections")
    found = several(fields, "sections", read_section)
    if not found:
        fields.fail("schema.empty_list", "sections")
    return tuple(section for _, section in distinct(found, "sections", "id", lambda section: section.id))


def _length(fields: Fields) -> tuple[int, int]:
    """The usual number of pages, from the least to the most; 0 for no bound."""
    inner = fields.fields("length")
    if inner is None:
        return 0, 0
    inner.only(("min", "max"))
    least, most = inner.integer("min", most=_MOST_PAGES), inner.integer("max", most=_MOST_PAGES)
    if most and least > most:
        inner.fail("schema.min_over_max", "min", least=least, most=most)
    return least, most


def _row(fields: Fields) -> FrameRow:
    """A row of the header; without a side, long labels go to the right."""
    fields.only(_ROW_KEYS)
    field = fields.required_text("field")
    if not _FIELD.fullmatch(field):
        fields.fail("schema.id_form", "field", value=field)
    label = both(fields, "label", required=True)
    usual: Side = "right" if max(map(len, label.values())) > _LONG_LABEL else "left"
    return FrameRow(field, label, fields.choice("side", get_args(Side), usual))
