"""What is fuzzed: each target takes any bytes, and either ends quietly or has found a defect.

A refusal must be of the family that the caller is promised; what is not refused must keep the promises of what was read.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from hypothesis import HealthCheck, given, settings

from briefer.analysis.date_finding import find_dates
from briefer.analysis.event_dates import read_date
from briefer.document.nodes import Document
from briefer.errors import PackError, SourceError, TemplateError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.importers.catalogue import IMPORTERS
from briefer.importers.imported import RawFile
from briefer.layout import fonts_own, lay_out
from briefer.model import framing
from briefer.model.dates import Date
from briefer.model.text import clean
from briefer.reading.source import read_source
from briefer.reading.trust import REFUSALS, believed
from briefer.resources import styles_folder
from briefer.storage.codec import members_of, read_members
from briefer.storage.packfile import Opened, read_pack
from briefer.templating.png import PngError, read_png
from briefer.templating.styles import load_style
from briefer.templating.templates import load_template
from briefer.values import dataclass
from tests.fuzz import corpus
from tests.layout.random_documents import documents
from tests.layout.sample_documents import style


@dataclass(frozen=True)
class Target:
    """A reader, the files it starts from, and the most bytes worth trying."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], tuple[bytes, ...]]
    longest: int = 20_000


def read_zip(data: bytes) -> None:
    """A pack as one file: refused, or what came out of it can be said and written."""
    with TemporaryDirectory(prefix="fuzz") as place:
        path = Path(place) / "p.briefpack"
        path.write_bytes(data)
        try:
            opened = read_pack(path)
        except PackError as error:
            _said(error)
            return
        finally:
            assert path.read_bytes() == data, "reading never writes"
        _sound(opened)


def read_folder(data: bytes) -> None:
    """A pack as a folder of which one member is these bytes; the first byte says which."""
    with TemporaryDirectory(prefix="fuzz") as place:
        for path, member in (_members() | {corpus.MEMBERS[data[0] % len(corpus.MEMBERS)]: data[1:]} if data else _members()).items():
            (Path(place) / path).parent.mkdir(exist_ok=True)
            (Path(place) / path).write_bytes(member)
        try:
            opened = read_pack(Path(place))
        except PackError as error:
            _said(error)
            return
        _sound(opened)


@cache
def _members() -> dict[str, bytes]:
    return corpus.members()


def _sound(opened: Opened) -> None:
    """Every damage can be said, and what was read is written and read again as the same pack."""
    for language in LANGUAGES:
        catalogue = Catalogue(language, "interface")
        for one in opened.damage:
            assert catalogue.text("damage.line", path=one.path, reason=one.reason, lost=one.lost)
    texts = {path: make() for path, make in members_of(opened.pack).items()}
    again, damage = read_members(texts)
    if not opened.damage:
        assert (again, damage) == (opened.pack, ()), "what was read is written as it was"
    for source in again.sources:
        for excerpt in source.excerpts:
            assert source.verified(excerpt) == (source.text[excerpt.start:excerpt.end] == excerpt.exact != "")


def _said(error: PackError | SourceError | TemplateError) -> None:
    """The sentence and the advice of an error exist in every language, and all their fields are filled."""
    for language in LANGUAGES:
        catalogue = Catalogue(language, "interface")
        assert catalogue.say(error.message) and catalogue.say(error.hint)


def _refused(error: SourceError) -> None:
    """The refusal of a file is one that the table knows, with the fields that its words need."""
    assert error.id in REFUSALS and REFUSALS[error.id] <= error.message.fields.keys(), error.id
    _said(error)


def read_template(data: bytes) -> None:
    """A template file."""
    try:
        load_template(data.decode("utf-8", "replace"), "x.yaml")
    except TemplateError as error:
        _said(error)


def read_style(data: bytes) -> None:
    """A style file that may extend a bundled one; a small document is set in what was read."""
    text = data.decode("utf-8", "replace")

    def read(id: str) -> tuple[str, str]:
        path = styles_folder() / f"{id}.yaml"
        if id == "x":
            return text, "x.yaml"
        if id not in ("staff", "diplomatic", "common"):
            raise TemplateError("unknown_style", style=id, allowed=("staff", "diplomatic"))
        return path.read_text("utf-8"), path.name

    try:
        load_style("x", read)
    except TemplateError as error:
        _said(error)


def read_font(data: bytes) -> None:
    """A font file: what is wrong with it is said, never raised."""
    if (wrong := fonts_own.complaint(data)) is not None:
        assert Catalogue("it", "interface").say(wrong)


def read_picture(data: bytes) -> None:
    """A picture."""
    try:
        dots = read_png(data, (255, 255, 255))
    except PngError:
        return  # the style that names it says it, with the field
    assert len(dots.samples) in (dots.width * dots.height, 3 * dots.width * dots.height)


def read_file(name: str, data: bytes) -> None:
    """A file that is to become a source: refused in words that the table of refusals knows, or a source that can be believed."""
    try:
        source = read_source(RawFile(name, data))
    except SourceError as error:
        _refused(error)
        return
    believed(source, sha256(data).hexdigest())


def read_part(make: Callable[[bytes], bytes], name: str, data: bytes) -> None:
    """As `read_file`; bytes that are no archive become the main part of one, so that what is spoilt lies behind the checksums."""
    read_file(name, data if data.startswith(b"PK") else make(data))


def read_dates(data: bytes) -> None:
    """The expressions of time in a text, and the same text typed into a date field."""
    text = clean(data.decode("utf-8", "replace"))
    published = Date("2020-01-08", "2020-01-08")
    for language in ("", "en", "it"):
        for found in find_dates(text, language, published):
            assert 0 <= found.start < found.end <= len(text)
            assert found.edtf is None or Date("", found.edtf).value is not None, found.edtf
    typed = read_date(text[:200])
    assert typed is None or not typed.edtf or typed.value is not None, typed


def read_framing(data: bytes) -> None:
    """A framing text."""
    text = clean(data.decode("utf-8", "replace"))
    framing.parse(text)
    list(framing.inlines(text))
    framing.references(text)
    assert framing.words(text) >= 0


@settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), max_examples=1)
@given(documents())
def _set(document: Document) -> None:
    laid = lay_out(document, style("staff"))
    assert laid.pages


def set_document(data: bytes) -> None:
    """A random document, drawn from the bytes, on pages."""
    fuzz: Callable[[bytes], object] = _set.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    fuzz(data)


def _importers() -> tuple[Target, ...]:
    return tuple(Target(one.kind, partial(_READERS.get(one.kind, read_file), f"a{one.suffixes[0]}"), getattr(corpus, one.kind))
                 for one in IMPORTERS)


_READERS: Mapping[str, Callable[[str, bytes], None]] = MappingProxyType({
    "docx": partial(read_part, corpus.as_docx), "odt": partial(read_part, corpus.as_odt)})


TARGETS: tuple[Target, ...] = (
    Target("pack_zip", read_zip, corpus.pack_files),
    Target("pack_folder", read_folder, corpus.pack_members),
    Target("template", read_template, corpus.templates),
    Target("style", read_style, corpus.styles),
    Target("font", read_font, corpus.fonts, 1_000_000),
    Target("picture", read_picture, corpus.pictures),
    *_importers(),
    Target("dates", read_dates, corpus.dates, 2_000),
    Target("framing", read_framing, corpus.framing, 5_000),
    Target("layout", set_document, corpus.documents, 4_000),
)

