"""Which language a text is in: Italian, English, or neither of the two for certain.

Words that do the joining weigh most, ends of words decide where there are none. No library, no model file.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from briefer.model.text import paragraphs

Told = Literal["it", "en", ""]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
_ENGLISH_WORDS = """
    the of and to is was were been be being are am it its that this these those there their they them then than with without within
    from for by on at as but not or nor so if when where while which who whom whose what why how have has had having he him his she her
    hers we us our you your my mine i an will would shall should can could may might must do does did done about above after again
    against all also although among any because before below between both down during each either every few first further here into
    just last less many more most much near never new next no now off often once only other out over own per same since some still
    such through too under until up upon very via well whether yet said says say told between against including according however
    will one two three made own called held
"""
_ENGLISH_NEWS = """
    year years people government minister troops forces mission talks attack attacks country countries american british european italian
    iranian iraqi president chief army security police defence defense officials news press source attention working group lead led met
    agreed
"""
_ITALIAN_WORDS = """
    il lo la gli le un uno una di del dello della dei degli delle al allo alla ai agli alle per dal dallo dalla dai dagli dalle nel nello
    nella nei negli nelle sul sullo sulla sui sugli sulle col coi da con su tra fra e ed è ha hanno ho abbiamo aveva avevano era erano
    sono sia siano stato stata stati state essere avere che chi cui non né anche ancora come così cosa dopo dove due tre durante
    entro fino già loro ma mai meno mentre mio molto molti molte nonché nostro nostra ogni oggi ieri oltre però perché più poco
    poi presso prima primo proprio pure qual quale quali quando quanto quasi quella quelle quelli quello questa queste questi questo
    qui se secondo senza sempre si solo sono sopra sotto stesso stessa suo sua suoi sue tanto tutti tutta tutte tutto
    verso vi via ci ne voi noi egli essa essi detto dice fa fatto fare può possono potrebbe dovrebbe deve anni anno
"""
_ITALIAN_NEWS = """
    governo ministro truppe forze missione colloqui attacco attacchi paese paesi
"""
# Words that both have, or that are names as often: they tell nothing.
_BOTH_WORDS = "a i in no do me via come fare due are more fine date stole male sale sole rate pace camp"
_ENGLISH_ENDS = ("ing", "ould", "ght", "tion", "tions", "ness", "ment", "ments", "ful", "less", "ship", "ward", "wards", "ly", "ed", "ity",
                 "ies", "ous", "ive", "ck", "sh", "th", "ers", "'s", "’s", "n't", "n’t")
_ITALIAN_ENDS = ("zione", "zioni", "mento", "menti", "mente", "ità", "tà", "ò", "ì", "ù", "rono", "vano", "ando", "endo", "ato", "ata",
                 "ati", "ate", "uto", "uta", "ito", "ita", "are", "ere", "ire", "enza", "anza", "iche", "ici", "ico", "ica", "gli", "tore",
                 "tori", "trice", "ale", "ali", "oso", "osa", "ista", "isti")
_OUR_ENDS = ("mente", "eve", "hen", "eur", "eurs")  # that others have too
# Ends that no Italian word has: a plain vowel is how nearly every Italian word ends.
_VOWELS = "aeiouàèéìòù"
_LETTERS_OF_ENGLISH = frozenset("kwyjx")
_ELIDED = re.compile(r"(?:l|un|d|dell|all|dall|nell|sull|quell|quest|c|s|n|m|t|v|anch|com|dov|gl|senz|mezz|bell|sant)'\w", re.IGNORECASE)
_STOP, _ELISION, _END, _LETTER = 3.0, 3.0, 1.0, 0.5
# Joining words of other languages; where they weigh as much as what speaks for ours, the answer is neither.
_FOREIGN_WORDS = """
    les des une est dans pour qui que sur avec pas plus sont ont été cette ce ces aux du au par ne se leur leurs mais nous vous où elle ils
    elles il y son sa ses mon ma mes notre votre sans sous entre après avant depuis pendant selon contre comme très tout tous toute
    toutes fait faire peut deux trois ans aussi encore déjà jamais chez vers dont ainsi alors lorsque quand parce afin malgré plusieurs
    autre autres même être avoir avait étaient sera seront ont-ils jusqu lui eux et ou de la le un en à on combien nouveau nouvelle
    el los las una unos unas del lo por para con como más pero sus su este esta estos estas ese esa fue fueron han ha sido está están son
    hay muy al y e o que qué de la se sin sobre entre desde hasta cuando donde también ya no si porque según durante contra ante bajo tras
    cada todo todos toda todas otro otros otra otras dos tres años ser era eran había puede pueden hacer dijo nuevo nueva aunque mientras
    cuantos cuántos decir antes después mucho muchos
    der die das den dem des ein eine einer eines einem einen und oder aber nicht ist sind war waren wird werden wurde wurden hat haben hatte
    von vom zu zum zur mit auf für im ins in an am bei beim nach vor über unter aus als wie auch noch nur schon sich es sie er wir ihr
    ich dass daß wenn weil bis durch gegen ohne um zwischen seit kein keine sein seine ihre mehr sehr kann können soll sollen will wollen
    muss gesagt diese dieser dieses alle viele zwei drei jahre neue
    os um uma uns umas do da dos das no na nos nas ao aos à às pelo pela pelos pelas não em com por para mas mais são foi foram está estão
    tem têm ser sua seu suas seus este esta isso isto ele ela eles elas quando onde também já ou entre sobre até desde depois antes
    muito muitos todos todas dois duas três anos novo nova pode podem querem quantos disse segundo ainda sem
    și si să sa nu pe la cu din în de că ca este sunt era au fost fi al ai ale cel cea cei cele un o unei unui prin pentru dintre către
    după până sau dar mai mult care lui lor se vor va ani noi spre între peste despre fără doar foarte toate acest această
    dhe në të e i së me për nga se që është janë ishte ishin ka kanë do nuk mund por një më si as edhe ai ajo ata tij saj tyre kjo ky
    pas para mbi nën ndaj deri vetëm shumë kur ku duan veri dytë
    et est sunt erat esse non ad ab ex cum sed quod quae qui quem quam quo ut ne nec neque aut atque ac per pro sub inter post ante
    contra de in hoc haec hic ille eius eorum omnes omnia omnis autem enim etiam tamen igitur nam iam si nunc semper fuit populus
    populusque senatus romanus
    lorem ipsum dolor amet consectetur consectetuer adipiscing adipisicing elit eiusmod tempor incididunt labore magna aliqua enim minim
    veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo consequat duis aute irure reprehenderit voluptate velit cillum
    fugiat pariatur excepteur sint occaecat cupidatat proident culpa officia deserunt mollit anim laborum vestibulum pellentesque vivamus
    mauris curabitur donec aenean phasellus praesent suspendisse nullam fusce integer morbi aliquam faucibus eget nunc nibh tellus sapien
    ligula lacus turpis tortor ultrices rhoncus porttitor malesuada fermentum sollicitudin vulputate hendrerit egestas blandit dignissim
    wa fi min ila ala an anna inna ma la lam lan qad qala hadha hadhihi allati alladhi kana kanat bayn baad qabl maa hatta aw thumma
    ghayr ibn bint abu yawm sanat
    het een van voor niet zijn met op te dat ook aan de en werd naar door maar
"""
_FOREIGN_ENDS = (
    "aient", "eaux", "aux", "eur", "eurs", "eux", "euse", "euses", "ait", "ont-ils", "ément", "issent", "èrent", "ères",
    "ción", "ciones", "siones", "aron", "ieron", "aban", "idad", "idades", "adores", "amente", "iendo",
    "keit", "heit", "lich", "liche", "lichen", "ischen", "schaft", "tungen", "rungen", "igung", "ierung", "cht", "chen", "tzt",
    "ção", "ções", "dade", "dades", "aram", "eram", "iram", "mente", "inho", "lhos",
    "ului", "ilor", "elor", "ește", "ează", "eze", "orum", "arum", "ibus", "unt", "untur", "antur", "entur", "isque", "osque",
    "ohet", "imit", "eve", "sisht", "isht", "uar", "hen", "ët")
_JOINING, _BOTH = frozenset((_ENGLISH_WORDS + _ITALIAN_WORDS + _BOTH_WORDS).split()), frozenset(_BOTH_WORDS.split())
_ENGLISH, _ITALIAN = frozenset((_ENGLISH_WORDS + _ENGLISH_NEWS).split()), frozenset((_ITALIAN_WORDS + _ITALIAN_NEWS).split())
_SHARED = frozenset(_FOREIGN_WORDS.split())
_FOREIGN = _SHARED - _ITALIAN - _ENGLISH - _BOTH
_FOREIGN_LETTERS = frozenset("ñçßãõöüäâêîôûåøæœđłśžščćáíúóýğşășțţëÿıðþńęąřůěő¿¡")
_INNER_ACCENT = re.compile("[àèéìòù](?=[^\\W\\d_])")  # Italian has accents at the end of a word only
_NO_PROSE = re.compile(r"\S*(?:://|www\.|@)\S*")  # addresses: their words are no language
_OF_ARABIC_NAME = re.compile(r"(?<!\w)(?:al|el|ad|an|ar|as|ash|at|az)-(?=\w)", re.IGNORECASE)
_HYPHEN_OF_ARABIC = re.compile(r"-(?:(?<=\b[ae][ldnrstz]-)|(?<=\bash-))", re.IGNORECASE)  # quick to find
_LATIN_ENDS = "\u024f"  # the letters after it belong to other scripts
_SHARED_WEIGHT = 0.75  # what a word of ours that others have too says for them
_PARTS, _BITS, _AT_ONCE = 4, 16, 4_000  # all weights are quarters, and so many words of the most weight fit into so many bits
_FIELD = (1 << _BITS) - 1
_LEAST = 0.2  # evidence a word, on average, without which a text is not told
_MARGIN = 1.15
_FOREIGN_SHARE = 0.45  # of the best evidence; beyond it a neighbouring language is likelier


class Evidence(NamedTuple):
    """How much speaks for each language, over how many words; `said` of them are no names: written small, or joining others."""

    it: float
    en: float
    foreign: float
    words: int
    said: int


def joins(word: str) -> bool:
    """Whether a word only joins others, in Italian or in English, and says nothing of what a text is about."""
    return word.lower() in _JOINING


def language_of(text: str) -> Told:
    """The language of a text: `it`, `en`, or nothing when it is neither, or too little speaks for one of them."""
    return _verdict(weigh(text))


def weigh(text: str) -> Evidence:
    """What speaks for each language in a text."""
    if "://" in text or "www." in text or "@" in text:
        text = _NO_PROSE.sub(" ", text)
    if "-" in text and _HYPHEN_OF_ARABIC.search(text):
        text = _OF_ARABIC_NAME.sub("", text)
    words = _WORD.findall(text)
    it = en = foreign = said = 0
    for at in range(0, len(words), _AT_ONCE):
        weights = sum(map(_weight_in_one, words[at:at + _AT_ONCE]))
        it += weights & _FIELD
        en += weights >> _BITS & _FIELD
        foreign += weights >> 2 * _BITS & _FIELD
        said += weights >> 3 * _BITS
    return Evidence(it / _PARTS, en / _PARTS, foreign / _PARTS, len(words), said)


@lru_cache(maxsize=20_000)
def _weight_in_one(word: str) -> int:
    """What `_weight` says in one number, so that a text is one sum; each field has room for as many words as are added at once."""
    it, en, foreign, said = (int(weight * _PARTS) for weight in _weight(word))
    return it | en << _BITS | foreign << 2 * _BITS | said // _PARTS << 3 * _BITS


def _weight(word: str) -> tuple[float, float, float, bool]:
    """What a word says for Italian, English and others, and whether it is no name."""
    low = word.lower().replace("’", "'")
    if len(word) > 1 and word.isupper() and low not in _JOINING and low not in _SHARED:
        return 0.0, 0.0, 0.0, False  # an acronym, a name, or a heading: only words that join others tell a language in capitals
    ours_en, ours_it = low in _ENGLISH, low in _ITALIAN
    said = ours_en or ours_it or word[0].islower()
    foreign = _of_others(low, ours_en or ours_it)
    if low in _BOTH:
        return 0.0, 0.0, foreign, said
    if ours_en or ours_it:
        return _STOP * ours_it, _STOP * ours_en, foreign, said
    if low in _FOREIGN or low[0] > _LATIN_ENDS:
        return 0.0, 0.0, foreign, said
    return *_by_shape(low, word[0].isupper()), foreign, said


def _of_others(word: str, ours: bool) -> float:
    """What a word says for another language than ours."""
    if word in _SHARED:
        return 0.0 if word in _BOTH else _SHARED_WEIGHT if ours else _STOP
    if ours:
        return 0.0
    if not word.isascii() and (word[0] > _LATIN_ENDS or not _FOREIGN_LETTERS.isdisjoint(word) or _INNER_ACCENT.search(word)):
        return _STOP
    return _END if len(word) > 4 and word.endswith(_FOREIGN_ENDS) and not word.endswith(_OUR_ENDS) else 0.0


def _by_shape(word: str, name: bool) -> tuple[float, float]:
    """What the shape of a word says for Italian and for English; a capital may be a name and counts half."""
    it = en = 0.0
    if "'" in word and _ELIDED.match(word):
        it += _ELISION
    if len(word) > 3:
        if word.endswith(_ITALIAN_ENDS):
            it += _END
        if word.endswith(_ENGLISH_ENDS):
            en += _END
        if word[-1] in _VOWELS:
            it += _LETTER
        else:
            en += _LETTER
    if not _LETTERS_OF_ENGLISH.isdisjoint(word):
        en += _LETTER
    return (it / 2, en / 2) if name else (it, en)


def _verdict(evidence: Evidence) -> Told:
    """The language that the evidence is for, if it is enough and clearly more than for any other."""
    best = max(evidence.it, evidence.en)
    if best < _END or best < _LEAST * evidence.words or evidence.foreign > best * _FOREIGN_SHARE or not evidence.said:
        return ""
    if min(evidence.it, evidence.en) * _MARGIN >= best:
        return ""
    return "it" if evidence.it > evidence.en else "en"


class Languages(NamedTuple):
    """The language of a text and the paragraphs, numbered from 1, that are in another."""

    main: Told
    exceptions: Mapping[int, str]


_ENOUGH, _ENOUGH_OF_ONE = 500_000, 2_000  # signs of a text, and of one paragraph, that are looked at
_SURE_WORDS = 6  # fewer words than this do not make a paragraph an exception


def languages_of(text: str) -> Languages:
    """The language of most of a text, and which paragraphs differ; a paragraph that tells nothing follows the rest."""
    told: list[tuple[Told, int]] = []
    for span in paragraphs(text[:_ENOUGH]):
        evidence = weigh(text[span.start:min(span.end, span.start + _ENOUGH_OF_ONE)])
        told.append((_verdict(evidence), evidence.words))
    main = _main(told)
    exceptions = {number: language for number, (language, words) in enumerate(told, 1)
                  if language and language != main and words >= _SURE_WORDS}
    return Languages(main, MappingProxyType(exceptions if main else {}))


def _main(told: Sequence[tuple[Told, int]]) -> Told:
    """The language that most words are in."""
    it = sum(words for language, words in told if language == "it")
    en = sum(words for language, words in told if language == "en")
    neither = sum(words for language, words in told if not language)
    if max(it, en) == 0 or neither > 2 * (it + en):
        return ""
    return "it" if it > en else "en"
