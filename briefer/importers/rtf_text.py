"""The running text of an RTF file: words of its groups in reading order, tables, notes and comments, without what is no text."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefer.importers.flow import Flow
from briefer.importers.list_numbers import written
from briefer.importers.rtf_paragraphs import RtfParagraphs
from briefer.importers.rtf_tables import RtfTables
from briefer.importers.rtf_tokens import Token, Tokens
from briefer.importers.symbol_fonts import UNKNOWN, sign

# Groups that hold no text of the page; a group that begins with `\*` and is in none of the tables is passed over too.
_PASSED = frozenset({
    "colortbl", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "latentstyles", "themedata", "colorschememapping",
    "datastore", "generator", "xmlnstbl", "fldinst", "formfield", "datafield", "nonshppict", "shprslt", "sp", "nonesttables", "objdata",
    "objclass", "objname", "objtime", "result", "xe", "tc", "tcn", "txe", "rxe", "bkmkstart", "bkmkend", "pntxta", "pntxtb", "pnseclvl",
    "private", "mmathPict", "atndate", "atntime", "atnicn", "atnparent", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "doccomm", "subject", "manager", "company", "operator", "category", "keywords", "hlinkbase", "userprops", "printim", "buptim", "falt",
    "panose", "pgptbl", "template"})
_TAKEN = frozenset({"listtext", "pntext", "title", "author", "atnid", "atnauthor", "atnref", "atrfstart", "atrfend", "creatim", "revtim"})
_EDGES = frozenset(f"{edge}{page}" for edge in ("header", "footer") for page in ("", "l", "r", "f"))
_STARRED = _TAKEN | {"shpinst", "nesttableprops", "ud", "annotation", "shppict", "moMath", "moMathPara", "footnote", "cs", "ts", "ds"}
_SIGNS: Mapping[str, str] = MappingProxyType({
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "lbr": "\n", "softline": " ", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "~": "\xa0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": "\t"})
_BULLETS = frozenset("•·▪■□○●◦–—-*o§Øüv➢✓→❖\uf0b7")


class _State(NamedTuple):
    """What holds within a group; a group that changes nothing shares it with the one around it."""

    into: str = "text"  # where words go: the page, one of the tables, or what is taken aside
    uc: int = 1
    hidden: bool = False
    deleted: bool = False
    font: int = -1


class RtfText:
    """Tells a flow what an RTF file says; groups may nest without end."""

    def __init__(self, tokens: Tokens, flow: Flow) -> None:
        self.found: dict[str, str] = {}
        self._tokens, self._flow, self._tables = tokens, flow, RtfTables()
        self._state = _State()
        self._states: list[_State] = []
        self._closers: list[tuple[int, Callable[[], None]]] = []
        self._paragraphs = RtfParagraphs(flow, self._tables)
        self._bytes = bytearray()
        self._fallback = 0  # signs that follow a `\\u` for readers that do not know it
        self._high = 0  # the first half of a sign beyond the first plane
        self._star = False
        self._fresh = False  # whether a group has just begun
        self._skip_next = False
        self._taken: list[str] = []
        self._font = 0
        self._notes = {"footnote": 0, "endnote": 0}
        self._endnote = False
        self._count = 0
        self._ranges: set[str] = set()
        self._words: Mapping[str, Callable[[str, int | None], None]] = self._table_of_words()

    def _table_of_words(self) -> Mapping[str, Callable[[str, int | None], None]]:
        """What is done at a control word."""
        return {
            "par": self._end_paragraph, "sect": self._end_paragraph, "plain": self._plain_words,
            "cell": lambda word, number: self._paragraphs.end_cell(nested=False),
            "nestcell": lambda word, number: self._paragraphs.end_cell(nested=True),
            "row": lambda word, number: self._paragraphs.end_row(nested=False),
            "nestrow": lambda word, number: self._paragraphs.end_row(nested=True),
            "pard": lambda word, number: self._paragraphs.plain(),
            "intbl": lambda word, number: self._paragraphs.within(1), "itap": lambda word, number: self._paragraphs.within(number or 0),
            "s": self._style, "outlinelevel": self._outline, "sbasedon": self._based_on, "u": self._unicode,
            "uc": lambda word, number: self._change(uc=max(0, min(number or 0, 100))), "f": self._use_font, "fcharset": self._charset,
            "v": lambda word, number: self._change(hidden=number != 0),
            "deleted": lambda word, number: self._revision(deleted=number != 0),
            "revised": lambda word, number: self._flow.lose("tracked_changes") if number != 0 else None,
            "yr": self._stamp, "mo": self._stamp, "dy": self._stamp, "ftnalt": self._mark_endnote, "upr": self._skip_following,
            "*": self._starred,
        }

    def read(self) -> None:
        """Reads the file to its end."""
        for token in self._tokens:
            kind = token.kind
            if kind == "text":
                self._text(token)
                continue
            if self._bytes:
                self._flush()
            if kind == "word":
                self._word(token)
            elif kind == "open":
                self._open()
            else:
                self._close()
        self._flush()
        if self._tokens.cut:
            self._flow.lose("cut_short", 0)
        while self._closers:
            self._closers.pop()[1]()
        self._paragraphs.end_tables()

    @property
    def title(self) -> str:
        """The first paragraph in the style of titles."""
        return self._paragraphs.title

    # --- groups

    def _open(self) -> None:
        self._states.append(self._state)
        self._fresh, self._star = True, False
        if self._skip_next:
            self._skip_next = False
            self._tokens.skip_group()

    def _close(self) -> None:
        self._fresh = False
        if self._closers and self._closers[-1][0] >= len(self._states):
            self._closers.pop()[1]()
        if self._states:
            self._state = self._states.pop()
        self._fallback = 0

    def _starred(self, word: str, number: int | None) -> None:
        """The group is for readers that know it."""
        self._star = self._fresh = True

    def _word(self, token: Token) -> None:
        """Takes a control word; the first of a group may say what the group is."""
        word, number = token.word, token.number
        if self._fresh:
            star, self._star, self._fresh = self._star, False, False
            if word != "*" and self._begins(word, star):
                return
        if self._fallback and word not in ("u", "uc"):
            self._fallback -= 1
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word in ("\r", "\n"):
            self._end_paragraph(word, number)
        elif take := self._words.get(word):
            take(word, number)
        elif not self._states or len(self._states) == 1:
            self._tables.declares(word, number)

    def _begins(self, word: str, star: bool) -> bool:
        """Whether the first word of a group makes it something else than text on the page."""
        if word in ("pict", "object"):
            self._flow.lose("images" if word == "pict" else "embedded")
            self._tokens.skip_group() if word == "pict" else None
        elif word in _PASSED or (star and word not in _STARRED):
            self._tokens.skip_group()
        elif word in ("fonttbl", "stylesheet", "info"):
            self._change(into=word)
        elif word in _TAKEN:
            self._begin_taking(word)
        elif word in ("footnote", "annotation", "shptxt") or word in _EDGES:
            self._begin_apart(word)
        elif word == "moMath":
            self._flow.lose("formulas")
        else:
            return False
        return True

    def _begin_taking(self, word: str) -> None:
        """Words that are no text of the page are taken aside."""
        self._change(into="taken")
        self._taken = []
        self._closers.append((len(self._states), lambda: self._end_taking(word)))

    def _end_taking(self, word: str) -> None:
        """What was taken aside goes where it belongs."""
        self._flush()
        text = " ".join("".join(self._taken).split())
        self._taken = []
        if word in ("listtext", "pntext"):
            self._paragraphs.numbered("" if text in _BULLETS or not text or len(text) > 40 else text)
        elif word in ("atrfstart", "atrfend"):
            self._ranges.add(text)
            self._paragraphs.begin()
            self._flow.mark(text, opens=word == "atrfstart")
        else:
            self.found[word] = text

    def _begin_apart(self, word: str) -> None:
        """A note, comment, text box, or the head or foot of pages begins."""
        self._change(into="text", hidden=False, deleted=False)
        self._count += 1
        key = f"{word} {self._count}"
        self._endnote = False
        if word == "shptxt":
            self._paragraphs.begin()
        elif word == "annotation":
            self._paragraphs.begin()
            self._flow.mark(key, opens=True)
            self._flow.mark(key, opens=False)
            self.found.pop("atnref", None)
        if word != "shptxt":
            self._flow.begin_apart()
        self._paragraphs.enter()
        self._closers.append((len(self._states), lambda: self._end_apart(word, key)))

    def _end_apart(self, word: str, key: str) -> None:
        """Ends what stands apart."""
        self._flush()
        self._paragraphs.leave()
        if word == "footnote":
            kind = "endnote" if self._endnote else "footnote"
            self._notes[kind] += 1
            self._flow.end_note(key)
            self._flow.refer(key, written(self._notes[kind], "i" if self._endnote else "1"))
            self._endnote = False
        elif word == "annotation":
            reference = self.found.get("atnref", "")
            self._flow.end_comment(reference if reference in self._ranges else key, self.found.get("atnauthor", ""))
        elif word != "shptxt":
            self._flow.end_page_edge(foot=word.startswith("footer"))

    def _mark_endnote(self, word: str, number: int | None) -> None:
        self._endnote = True

    def _skip_following(self, word: str, number: int | None) -> None:
        """The first of two versions is for old readers."""
        self._skip_next = True

    def _change(self, **changes: object) -> None:
        self._state = self._state._replace(**changes)  # type: ignore[arg-type]

    # --- words

    def _text(self, token: Token) -> None:
        """Takes bytes of text, without those that stand in for a sign already read."""
        text = token.text
        self._fresh = False
        if self._fallback:
            left = min(self._fallback, len(text))
            self._fallback -= left
            text = text[left:]
        self._bytes += text

    def _flush(self) -> None:
        """Reads the bytes collected so far, in the character set of their font."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        font = self._state.font if self._state.font >= 0 else self._tables.default_font
        if symbol := self._tables.symbol(font):
            self._say("".join(self._symbol(symbol, code) for code in data))
        else:
            self._say(data.decode("ascii" if data.isascii() else self._tables.codec(font), errors="replace"))

    def _symbol(self, font: str, code: int) -> str:
        """A sign of a symbol font."""
        found = sign(font, code)
        if not found:
            self._flow.lose("signs")
        return found or UNKNOWN

    def _unicode(self, word: str, number: int | None) -> None:
        """A sign by its number, which comes in halves beyond the first plane."""
        code = (number or 0) & 0xffff
        self._fallback = self._state.uc
        if 0xd800 <= code < 0xdc00:
            self._high = code
            return
        if 0xdc00 <= code < 0xe000:
            code = 0x10000 + ((self._high - 0xd800) << 10) + (code - 0xdc00) if self._high else 0xfffd
        self._high = 0
        symbol = self._tables.symbol(self._state.font)
        self._say(self._symbol(symbol, code) if symbol and 0xf000 <= code <= 0xf0ff else chr(code))

    def _say(self, text: str) -> None:
        """Words go where the group says."""
        state = self._state
        if state.into == "taken":
            self._taken.append(text)
        elif state.into == "fonttbl":
            self._tables.named(self._font, text)
        elif state.into == "stylesheet":
            self._tables.style.name = (self._tables.style.name + text)[:200]
        elif state.into == "text" and len(self._states) > 0:
            if state.deleted or state.hidden:
                if text.strip():
                    self._flow.lose("tracked_changes" if state.deleted else "hidden_parts")
                return
            self._paragraphs.begin()
            self._flow.words(text)

    # --- paragraphs

    def _end_paragraph(self, word: str, number: int | None) -> None:
        """A paragraph ends, unless its end was deleted: then it goes on."""
        if self._state.into == "text" and not self._state.deleted:
            self._paragraphs.end()

    def _plain_words(self, word: str, number: int | None) -> None:
        self._change(hidden=False, deleted=False, font=-1)

    def _style(self, word: str, number: int | None) -> None:
        if self._state.into == "stylesheet":
            self._tables.begin_style(number or 0)
        else:
            self._paragraphs.style(number or 0)

    def _outline(self, word: str, number: int | None) -> None:
        if self._state.into == "stylesheet":
            self._tables.style.outline = number
        else:
            self._paragraphs.outline(number)

    def _based_on(self, word: str, number: int | None) -> None:
        self._tables.style.based_on = -1 if number is None else number

    # --- fonts and facts

    def _use_font(self, word: str, number: int | None) -> None:
        if self._state.into == "fonttbl":
            self._font = number or 0
        else:
            self._change(font=number or 0)

    def _charset(self, word: str, number: int | None) -> None:
        if self._state.into == "fonttbl":
            self._tables.charset(self._font, number or 0)

    def _revision(self, *, deleted: bool) -> None:
        self._change(deleted=deleted)

    def _stamp(self, word: str, number: int | None) -> None:
        """Part of a day: year, month and day follow each other."""
        if self._state.into == "taken" and number is not None:
            self._taken.append(f"{number:04}" if word == "yr" else f"-{number:02}")
