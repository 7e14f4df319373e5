"""A mistake in a file that a clerk edits, as the error the face explains."""
from __future__ import annotations

from briefer.errors import TemplateError
from briefer.schema import SchemaError


def template_error(error: SchemaError, file: str) -> TemplateError:
    """The error of a template: which file, line and column, which field, and what may stand there."""
    if error.what.id == "schema.unknown_key":
        return TemplateError("template_unknown_key", file=file, line=error.line, column=error.column, field=error.field,
                             key=error.what.fields["key"], allowed=error.what.fields["allowed"])
    if not error.field:
        return TemplateError("template_malformed", file=file, line=error.line, column=error.column, what=error.what)
    return TemplateError("template_mistake", file=file, line=error.line, column=error.column, field=error.field, what=error.what)
