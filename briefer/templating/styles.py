"""Style files to house styles: a chain of `extends`, every token known, of the right kind and within its range."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from briefer.document.styles import BUNDLED_FAMILIES, POINTS_PER_MM, HouseStyle, PageGeometry, TextRole, Token
from briefer.errors import TemplateError, message
from briefer.schema import Fields, SchemaError, number_of, parse, text_of
from briefer.templating.style_media import Bring, Examine, Media
from briefer.templating.style_tokens import COLORS, KINDS, OPTIONAL_KINDS, OPTIONAL_ROLE_KEYS, PATHS, ROLES, TOKENS, keys_below, range_of

_HEX = re.compile("#[0-9A-Fa-f]{6}")
_FAMILY = re.compile(r"\w[\w .-]{0,30}")  # Word takes no longer names
_LEAST_TYPE_PT = 4.0

Read = Callable[[str], tuple[str, str]]


def _nothing(id: str, name: str) -> None:
    """No file is beside any style."""


def _anything(data: bytes) -> None:
    """No font file is refused."""


def load_style(id: str, read: Read, bring: Bring = _nothing, examine: Examine = _anything) -> HouseStyle:
    """The style with this id; `read` gives the text and the name of the file of a style, `bring` the files it names, `examine`
    what keeps a font file from being used.

    TemplateError when a file has a mistake (file, line, column, field), the chain of `extends` runs in a circle, a token is
    missing, or a font or logo cannot be used.
    """
    tokens: dict[str, Token] = {}
    media = Media(bring, examine)
    for one, text, file in reversed(_chain(id, read)):
        try:
            fields = _read(text)
            fields.text("extends")
            tokens.update(_tokens(fields))
            media.take(one, fields, tokens)
        except SchemaError as error:
            raise _mistake(error, file) from error
    _, file = read(id)
    return replace(_style(id, file, tokens), fonts=MappingProxyType(dict(media.fonts)), logo=media.logo(tokens))


def _chain(id: str, read: Read) -> list[tuple[str, str, str]]:
    """Id, text and file of a style and of those it extends, the style's own first."""
    files: list[tuple[str, str, str]] = []
    seen: list[str] = []
    while id:
        text, file = read(id)
        try:
            fields = _read(text)
            seen.append(id)
            files.append((id, text, file))
            id = fields.text("extends")
            if id in seen:
                fields.fail("schema.style_circle", "extends", chain=" > ".join([*seen, id]))
        except SchemaError as error:
            raise _mistake(error, file) from error
    return files


def _read(text: str) -> Fields:
    """The mapping at the top of a style file."""
    root = parse(text)
    if root is None:
        raise SchemaError(message("schema.empty"), 1, 1)
    return Fields(root)


def _mistake(error: SchemaError, file: str) -> TemplateError:
    """The error of a style file."""
    return TemplateError("template_mistake", file=file, line=error.line, column=error.column, field=error.field, what=error.what)


def _tokens(fields: Fields) -> dict[str, Token]:
    """The tokens of a mapping and of those within, by their path."""
    found: dict[str, Token] = {}
    allowed = keys_below(fields.path)
    for key in allowed:
        path = f"{fields.path}.{key}" if fields.path else key
        if key not in fields:
            continue
        if path in TOKENS:
            node = fields.take(key)
            if node is not None:
                found[path] = _token(fields, key, path, node)
        else:
            inner = fields.fields(key)
            if inner is not None:
                found.update(_tokens(inner))
    fields.refuse_unknown(allowed)
    return found


def _token(fields: Fields, key: str, path: str, node: Any) -> Token:
    """One token of the kind its name says."""
    kind = KINDS.get(path) or OPTIONAL_KINDS.get(path)
    if kind is None:
        if path.endswith("widths_mm"):
            return tuple(number_of(child, path, 0, 1000) for child in fields.nodes(key))
        least, most = range_of(path) or (0.0, 10_000.0)
        return number_of(node, path, _LEAST_TYPE_PT if path.endswith(("size_pt", "leading_pt")) else least, most)
    if kind == "flag":
        return fields.flag(key)
    if kind in ("text", "file"):
        return text_of(node, path)
    if kind == "family":
        return _family(fields, key)
    if kind in ("color", "hex"):
        return _color(fields, key, named=kind == "color")
    if isinstance(kind, tuple) and isinstance(kind[0], str):
        return fields.choice(key, tuple(str(word) for word in kind), "")
    return number_of(node, path, float(kind[0]), float(kind[1]))


def _family(fields: Fields, key: str) -> str:
    """The name of a typeface."""
    said = fields.text(key)
    return said if _FAMILY.fullmatch(said) else fields.fail("schema.family_name", key, value=said)


def _color(fields: Fields, key: str, *, named: bool) -> str:
    """A colour as #RRGGBB, or the name of one."""
    said = fields.text(key)
    known = named and (said in COLORS or said == "none")
    if known or _HEX.fullmatch(said):
        return said if known else said.upper()
    return fields.fail("schema.color", key, value=said, allowed=("#RRGGBB", *(COLORS if named else ())))


def _style(id: str, file: str, tokens: dict[str, Token]) -> HouseStyle:
    """The style with all its tokens; TemplateError names the first one that no file of the chain sets."""
    for role in ROLES:
        for key, default in OPTIONAL_ROLE_KEYS.items():
            tokens.setdefault(f"text.{role}.{key}", default)
    for path in PATHS:
        if path not in tokens:
            raise TemplateError("template_mistake", file=file, line=1, column=1, field=path,
                                what=message("schema.missing_key", field=path, key=path))
    colors = {name: str(tokens[f"color.{name}"]) for name in COLORS}
    pages = _page(tokens, "page"), _page(tokens, "page_landscape")
    bare = HouseStyle(id, *pages, MappingProxyType({}), MappingProxyType(colors), MappingProxyType(tokens))
    _check_page(bare, file)
    _check_figures(bare, file)
    roles = {role: _role(bare, role) for role in ROLES}
    return HouseStyle(id, *pages, MappingProxyType(roles), bare.colors, bare.tokens)


def _role(style: HouseStyle, name: str) -> TextRole:
    """A type role from its tokens."""
    start = f"text.{name}."
    return TextRole(
        name, style.number(start + "size_pt"), style.number(start + "leading_pt"),
        "bold" if style.text(start + "weight") == "bold" else "regular", style.color(start + "color"),
        style.number(start + "before_pt"), style.number(start + "after_pt"), style.flag(start + "caps"),
        style.number(start + "tracking_em"), style.color(start + "strong_color"))


def _page(tokens: Mapping[str, Token], section: str) -> PageGeometry:
    """A page from the tokens of its section; the hanging column is as wide on every page."""
    def points(key: str) -> float:
        value = tokens[f"{'page' if key == 'hang' else section}.{key}_mm"]
        return float(value) * POINTS_PER_MM if isinstance(value, (int, float)) else 0.0

    return PageGeometry(points("width"), points("height"), points("margin_left"), points("margin_right"), points("margin_top"),
                        points("margin_bottom"), points("hang"))


def _check_figures(style: HouseStyle, file: str) -> None:
    """Refuses a family for columns of figures that is neither bundled nor that of the text."""
    body, figures = style.text("font.body_pdf"), style.text("font.numeric_column_pdf")
    if figures not in (body, *BUNDLED_FAMILIES):
        raise TemplateError("template_mistake", file=file, line=1, column=1, field="font.numeric_column_pdf",
                            what=message("schema.not_allowed", value=figures, allowed=tuple(dict.fromkeys((body, *BUNDLED_FAMILIES)))))


def _check_page(style: HouseStyle, file: str) -> None:
    """Refuses a page on which nothing could be set: a column under 40 mm or a frame under 60 mm high."""
    for section, page in (("page", style.page), ("page_landscape", style.landscape)):
        high = page.height - page.margin_top - page.margin_bottom
        if page.body_width < 40 * POINTS_PER_MM or high < 60 * POINTS_PER_MM:
            raise TemplateError("template_mistake", file=file, line=1, column=1, field=section,
                                what=message("schema.page_too_small", field=section))
