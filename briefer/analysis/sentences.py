"""Where the sentences of a text stand, in Italian and in English: what the reader's sentence keys select.

A paragraph ends every sentence in it. Within one, a stop ends a sentence unless it belongs to an abbreviation, an initial, a number
or the label of a list; words between quotation marks or brackets stay together with the sentence they stand in, up to a length.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefer.model.text import Span, paragraphs

_LONGEST_KEPT = 400  # signs of a quotation, or of words in brackets, within which no sentence ends
# A stop, and what closes after it: quotation marks, brackets, and objects set among the words (letters of references, footnotes).
_STOP = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]++)(?:[ \u00a0\u202f]?»|[\"'”’)\]]|\u00a0?\ufffc)*+(?P<blank>\s+)")
_RUN_ON = re.compile(r"(?<=[^\W\d_A-Z]{3})[.!?](?=[A-ZÀ-Ý][^\W\d_A-Z]+[ ,])")  # "late.The": the blank was lost
_KEPT = re.compile(
    rf"“[^“”]{{0,{_LONGEST_KEPT}}}”|«[^«»]{{0,{_LONGEST_KEPT}}}»|(?<!\w)\"[^\"]{{1,{_LONGEST_KEPT}}}\"(?!\w)"
    rf"|\([^()]{{0,{_LONGEST_KEPT}}}\)|\[[^\[\]]{{0,{_LONGEST_KEPT}}}\]")
_BEFORE = re.compile(r"(?P<former>\S*?[\s(«“\"'’]+)?(?P<word>[^\W\d_]+(?:\.[^\W\d_]+)*)$")
_WINDOW = 40  # signs before a stop in which its word is looked for
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})")  # "2.1", "a", "IV" at the head of a paragraph
_SIGN = re.compile(r"\w")
_OPENING = "\"'“‘«([¿¡*"
_BULLETS = "•▪◦‣·●"
_CUT = re.compile(r"(?:\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\))\s*")
_LABEL_AHEAD = re.compile(r"\(?[a-z0-9]{1,3}\)\s")
_ARTICLE_NAME = re.compile(r"(?:al|an|as|ash|at|ath|az|el)-[A-Z]|d['’][A-Z]")  # names that begin small: al-Kadhimi
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_ROMAN = re.compile(r"[IVXLC]{2,}(?!\w)")
_LONE_LETTER = re.compile(r"(?:[B-DF-HJ-NP-Z]|[AEIO](?! ?[a-z]))(?!\w)")
_ASKED = re.compile(
    r"(?:[A-ZÀ-Ý][\w.'’-]*\s+){1,4}(?:said|asked|told|added|replied|wrote|shouted|says|asks|ha detto|ha chiesto|ha aggiunto|dice|chiede)\b")
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")  # "U.S", "d.lgs", "S.p.A"
_CONSONANTS = re.compile(r"[A-Zb-df-hj-np-tv-z][b-df-hj-np-tv-z]{1,4}")
_TIME = re.compile(r"[A-Z]{2,4}(?!\w)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Before a name, always: a stop after these ends nothing.
_TITLES = _listed("""
    gen lt col maj capt cpt sgt adm cmdr cdr cpl pvt brig mr mrs dr messrs sig sigg dott prof avv ing arch geom rag magg serg amm mons cav
    e.g i.e es p.es cfr cf vs viz cd c.d c.a cosidd approx
""")
_CAPITAL_TITLES = _listed("St Mt Ft Ms Hon Rev Fr On Ss")  # words, or ends of words, when written small
# Before a name or number nearly always, but a sentence may end with them: then a word that opens sentences follows.
_OFTEN = _listed("""
    sen gov pres min dir cap mar brig amb segr supt insp asst dep univ dept est jr sr inc ltd co corp bros reg rgt btg bn div sez uff
    gabr prot rif all.to mar.llo v.le
""")
_CAPITAL_OFTEN = _listed("Ten Rep Card Det Ave Com Cap Sez")
# Before a number, a Roman number or a letter.
_COUNTED = _listed("""
    n nn nr no nos num art artt p pp pag pagg vol voll ch chap sec sect para par parr lett fig figg tab app all ann c cc co v vv s ss l tel
    int ca cap capp cit ed fasc gg ore sez vs tit
    jan feb febb mar apr jun jul aug sep sept oct nov dec genn magg giu lug ago sett ott dic
""")
_AFTER_ARTICLE = _listed("on ten card rev")  # Italian titles that are English words: "l’on. Rossi", "il ten. Rossi"
_ARTICLES = ("il", "al", "dal", "del", "un", "gli", "agli", "dagli", "degli", "i", "ai", "dai", "dei", "col", "e")
# Words that open sentences and are no names.
_OPENERS = _listed("""
    the a an this that these those it he she they we you i in on at by for from with after before during since when while as if but and
    however although there here then now our their his her its my your no not what who why how where which according meanwhile moreover
    all some many most such both each one two three four five ten later earlier today yesterday tomorrow nobody everyone nothing
    only even so yet once under over between among despite because until through work training talks troops officials police
    il lo la i gli le un uno una l' un' nel nello nella nell' nei negli nelle in per con da dal dallo dalla dall' dai dagli dalle
    su sul sullo sulla sull' sui sugli sulle di del dello della dell' dei degli delle tra fra a al allo alla all' ai agli alle
    ma e ed o però inoltre infine anche ancora poi quindi tuttavia secondo questo questa questi queste quest' quello quella ciò chi che
    non né si se come quando mentre dopo prima durante oggi ieri domani sono è era ha hanno alcuni alcune molti molte tutti tutte ogni
    nessuno nessuna così ecco lui lei loro egli essa seguono segue resta restano mancano
""")
_PARTICLES = _listed("a i e o in di da de del della dell' dal la lo le l' al")  # "A. La Marca", "E. Di Nola"


class _Place(NamedTuple):
    """A stop within a paragraph: where what ends with it ends, and where what follows begins."""

    stop: int
    marks: str
    end: int
    following: int


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in code points, without the white space between them: all that is not blank stands in one of them."""
    return tuple(span for paragraph in paragraphs(text) for span in _of_paragraph(text, paragraph))


def _of_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    said = text[paragraph.start:paragraph.end]
    start = 0
    for end, following in _ends(said):
        yield Span(paragraph.start + start, paragraph.start + end)
        start = following
    yield Span(paragraph.start + start, paragraph.end)


def _ends(said: str) -> Iterator[tuple[int, int]]:
    """Where sentences end within a paragraph, and where the next begin."""
    places = [_Place(match.start(), match["stop"], match.start("blank"), match.end()) for match in _STOP.finditer(said)]
    lost = [_Place(match.start(), match[0], match.end(), match.end())
            for match in _RUN_ON.finditer(said) if _no_address(said, match.start())]
    if not places and not lost:
        return
    kept = [match.span() for match in _KEPT.finditer(said)]
    start = at = 0
    says = _next_sign(said, start)
    for place in sorted((*places, *lost)):
        while at < len(kept) and kept[at][1] < place.end:
            at += 1
        inside = at < len(kept) and kept[at][0] < place.stop and place.end < kept[at][1]
        if not inside and says < place.stop and _is_end(said, start, place):
            yield place.end, place.following
            start = place.following
            says = _next_sign(said, start)


def _next_sign(said: str, start: int) -> int:
    """Where the next letter or figure stands: what has none is no sentence."""
    found = _SIGN.search(said, start)
    return found.start() if found else len(said)


def _no_address(said: str, stop: int) -> bool:
    """Whether the word round a stop is not part of an address on the network."""
    before, after = said[max(0, stop - _WINDOW):stop], said[stop:stop + _WINDOW]
    token = before[before.rfind(" ") + 1:] + after[:after.find(" ")]
    return not any(mark in token for mark in ("/", "@", "www.")) and token.count(".") == 1


def _is_end(said: str, start: int, place: _Place) -> bool:
    """Whether a sentence that began at `start` ends with this stop."""
    if place.end == place.following:
        return True
    if _is_cut(said, place):
        return False
    ahead = said[place.following:place.following + 80]
    if (cut := _CUT.match(ahead)) is not None:
        ahead = ahead[cut.end():]
    if ahead[:1] in _BULLETS:
        return True
    if not _may_begin(ahead):
        return False
    if place.marks == ".":
        return not (start == 0 and _LABEL.fullmatch(said, 0, place.stop)) and not _abbreviated(said, place, ahead)
    quoted = place.end - place.stop > len(place.marks)
    return not (quoted and place.marks[0] in "!?" and _ASKED.match(ahead))


def _is_cut(said: str, place: _Place) -> bool:
    """Whether the stop is the inside of `[...]`, which says that words were left out."""
    return said[place.stop - 1] in "[(" and place.marks.strip(".…") == "" and place.end > place.stop + len(place.marks)


def _may_begin(ahead: str) -> bool:
    """Whether a sentence may begin like this: with a capital, a figure, a label, or a name that begins small."""
    if _LABEL_AHEAD.match(ahead) or _ARTICLE_NAME.match(ahead):
        return True
    first = ahead.lstrip(_OPENING)[:1]
    return first.isnumeric() or (first.isalpha() and not first.islower())


def _abbreviated(said: str, place: _Place, ahead: str) -> bool:
    """Whether a full stop belongs to the word before it and ends nothing."""
    found = _BEFORE.search(said, max(0, place.stop - _WINDOW), place.stop)
    if found is None or place.end - place.stop > 1:
        return False
    word, low = found["word"], found["word"].lower()
    first = _FIRST_WORD.match(ahead)
    opener = first is not None and first[0].lower().replace("’", "'") in _OPENERS
    if low in ("a.m", "p.m"):
        return _TIME.match(ahead) is not None
    if low in _TITLES or word in _CAPITAL_TITLES or (low in _AFTER_ARTICLE and _has_article(found["former"] or "")):
        return True
    if low in _COUNTED and _counts(ahead):
        return True
    if len(word) == 1 and word.isupper():
        return not opener or (first is not None and first[0].lower().replace("’", "'") in _PARTICLES)
    return not opener and _often(word, said[:found.start("word")])


def _often(word: str, before: str) -> bool:
    """Whether a word with a stop is mostly an abbreviation: listed, with stops inside, a unit after a number, or without a vowel."""
    if word.lower() in _OFTEN or word in _CAPITAL_OFTEN or _DOTTED.fullmatch(word):
        return True
    return _CONSONANTS.fullmatch(word) is not None or (len(word) == 1 and before.rstrip()[-1:].isdigit())


def _has_article(former: str) -> bool:
    """Whether an Italian article stands before a word: as a word of its own, or run together with an apostrophe."""
    return former.strip("(«“\" \u00a0").lower() in _ARTICLES or former.endswith(("'", "’"))


def _counts(ahead: str) -> bool:
    """Whether a number or a letter that counts follows."""
    return ahead[:1].isdigit() or _ROMAN.match(ahead) is not None or _LONE_LETTER.match(ahead) is not None
