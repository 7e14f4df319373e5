"""What looks like a date and is none: numbers of resolutions, soldiers and streets, May the name, and the tense of a sentence."""
from __future__ import annotations

from briefer.analysis.date_meanings import Calendar, Period, Reading, Single
from briefer.analysis.date_resolving import Tense
from briefer.analysis.date_texts import Texts
from briefer.analysis.date_tokens import Tokens, glued

_COUNTED_SAID = """
    soldiers troops men women people personnel police policemen officers trainers advisers civilians refugees fighters militants
    vehicles tanks aircraft rockets missiles drones tons tonnes kilometres kilometers miles metres meters feet yards hectares
    acres dollars euros pounds barrels houses families children cases deaths casualties prisoners detainees hostages members
    reservists rounds km m kg hours days weeks months years points votes seats copies euro militari soldati uomini donne persone
    unità agenti addestratori istruttori civili profughi sfollati combattenti miliziani mezzi carri velivoli razzi missili droni
    tonnellate chilometri miglia metri ettari dollari sterline barili case famiglie bambini casi morti feriti vittime prigionieri
    detenuti ostaggi membri riservisti colpi ore giorni settimane mesi anni punti voti seggi copie allievi
"""
_NUMBERED_SAID = """
    resolution resolutions unscr unsc res no nos n nr num number article articles art artt law act flight room page pages p pp
    section chapter paragraph para stanag iso din nato-std route highway road extension ext tel phone fax telephone grid box
    postcode zip model type version v risoluzione risoluzioni numero articolo articoli legge volo stanza pagina pag pagg sezione
    capitolo comma strada telefono civico interno modello tipo versione protocollo prot pratica cap decreto-legge about some
    nearly almost over only than roughly quasi oltre circa appena soli cui whom which
"""
_STREETS_SAID = """
    via viale piazza piazzale corso largo ponte caserma stadio vicolo street avenue square road
"""
_FROM_THEN_SAID = """
    dates dating dated date back forward away different survivors taken inherited
"""  # from a date that began nothing
_MONTH_WORDS_SAID = """
    in by since until till before after during of last next this from to between and or early late mid through for every about a
    ad di da dal dall nel nell entro fino tra fra scorso prossimo dopo prima mese durante all al e o del dell
"""
_SEASON_WORDS_SAID = """
    in by since until during this last next of from to between before after for d dell della nella nell dalla entro fino dall a
"""
_PAST_SAID = """
    was were had did been left met fell took began held came went sent struck hit died won lost made became ran rose flew spoke
    broke cut has have saw led said fought got gave shot told knew grew undertook rang sank sang stood understood overcame chose
    drove wrote rode drew threw bought brought thought taught sought caught sold built spent lent kept slept swept paid lay laid
    found bound wound ha hanno aveva avevano era erano fu furono ebbe disse morì è sono sarebbe
"""
_FUTURE_SAID = """
    will shall due expected scheduled fixed set planned plans plan upcoming deadline expires expire expiring ends starts begins meets opens
    would may might previsto prevista previsti previste fissato fissata fissati fissate attesa atteso scade scadrà applica
    applicano apply applies entra entrerà termine convocato convocata decorrere
"""
_COUNTED = frozenset(_COUNTED_SAID.split())
_NUMBERED = frozenset(_NUMBERED_SAID.split())
_STREETS = frozenset(_STREETS_SAID.split())
_FROM_THEN = frozenset(_FROM_THEN_SAID.split())
_MONTH_WORDS = frozenset(_MONTH_WORDS_SAID.split())
_SEASON_WORDS = frozenset(_SEASON_WORDS_SAID.split())
_PAST = frozenset(_PAST_SAID.split())
_FUTURE = frozenset(_FUTURE_SAID.split())
_MONEY = frozenset("$€£+#§")
_PASSIVE = frozenset({"be", "is", "are", "being"})  # before a participle that tells no past
_BEFORE, _BEYOND = 14, 8  # tokens looked at for the tense, before and after
_FUTURE_ENDS = ("erà", "irà", "arà", "drà", "rrà", "ranno", "eremo", "iremo")
_STOPS = frozenset(".;!?:")


def stands(texts: Texts, at: int, reading: Reading) -> bool:
    """Whether what was read at a place of running text is a date there."""
    if _every_year(texts.tokens, reading.after) or any(not _single_stands(texts, at, reading, one) for one in _singles(reading)):
        return False
    beyond = texts.tokens[reading.after]
    if reading.rule == "window" and beyond.low in ("of", "di") and texts.tokens[reading.after + 1].low in texts.words.months:
        return False  # "the last two weeks of May"
    end, article = texts.tokens[reading.after - 1].low, texts.tokens[reading.after - 2].low
    if reading.rule in ("since", "until") and article == "the" and end.isdecimal():
        return False  # "since the 1983 bombing"
    if reading.rule == "vague":
        return _vague_stands(texts.tokens, at, reading.after)
    if reading.rule in ("units_later", "units_earlier"):
        return _without_object(texts.tokens, at, reading.after)
    if reading.rule == "units_ahead" and texts.tokens[at].low == "in":
        return tense_at(texts.tokens, at, reading.after) == "future"
    if reading.rule == "since" and texts.tokens[at].low == "from" and at and texts.tokens[at - 1].low in _FROM_THEN:
        return False
    if reading.rule == "short_year":
        return texts.tokens[at - 1].low in ("nel", "del", "dal", "al", "il", "dell", "nell") if at else False
    return not reading.rule.startswith("numeric") or texts.tokens[at - 1].low not in ("version", "versione", "v")


def _every_year(tokens: Tokens, after: int) -> bool:
    """Whether a day comes back each year: "31 December of every year", «il 31 dicembre di ogni anno»."""
    place = after + (tokens[after].low in ("of", "di"))
    return tokens[place].low in ("each", "every", "ogni", "ciascun") and tokens[place + 1].low in ("year", "anno")


def _vague_stands(tokens: Tokens, at: int, after: int) -> bool:
    """Whether words that say roughly when say it alone: not "as soon as", "shortly after", «a breve distanza»."""
    before, beyond = tokens[at - 1].low if at else "", tokens[after].low
    return before not in ("as", "how", "too", "very", "more", "most") and beyond not in (
        "after", "before", "as", "afterwards", "thereafter", "enough", "termine", "distanza", "raggio", "gittata")


def _without_object(tokens: Tokens, at: int, after: int) -> bool:
    """Whether "later" and «dopo» look back to the date given last, not on to what follows («tre giorni dopo l’attacco»)."""
    if tokens[after].low in ("than", "che", "di", "del", "dell", "della", "dal", "dall", "dalla"):
        return False
    return tokens[after].low not in ("il", "lo", "la", "l", "i", "gli", "le") or not at or tokens[at - 1].low in _STOPS


def _singles(reading: Reading) -> list[Single]:
    if isinstance(reading.meaning, Period):
        return [one for one in (reading.meaning.start, reading.meaning.end) if one]
    return [reading.meaning]


def _single_stands(texts: Texts, at: int, reading: Reading, single: Single) -> bool:
    base = single.base
    if not isinstance(base, Calendar) or base.fixed:
        return True
    alone = reading.rule in ("month_without_year", "season_without_year", "year", "day_without_year")
    before = texts.tokens[at - 1].low if at else ""
    if reading.rule == "quarter_without_year":
        return False
    if base.year and not base.month and not base.season:
        return _year_stands(texts, at, reading)
    if not base.year and base.day and _in_a_street(texts.tokens, at):
        return False
    if not alone:
        return True
    if reading.rule == "month_without_year":
        return _month_stands(texts, at, reading, before)
    return reading.rule != "season_without_year" or ((before == "'" and texts.tokens[at - 2].low) or before) in _SEASON_WORDS


def _month_stands(texts: Texts, at: int, reading: Reading, before: str) -> bool:
    """Whether the name of a month alone is one: after a word that goes with months, and in the letters it is written with."""
    tokens = texts.tokens
    word = tokens[at - 2].low if before == "'" else before
    if tokens[reading.after].low == ":" and texts.begins(at):
        return True  # an entry of a chronology
    if word not in _MONTH_WORDS:
        return False
    if tokens[reading.after].capital and word == "of" and texts.words.languages != ("it",):
        return False  # "the work of April Jones"
    english = tokens[at].low in ("may", "march", "april", "august") or word in ("in", "of", "by")
    return tokens[at].capital or not english or texts.words.languages == ("it",)


def _in_a_street(tokens: Tokens, at: int) -> bool:
    return any(tokens[place].low in _STREETS for place in range(max(0, at - 2), at))


def _year_stands(texts: Texts, at: int, reading: Reading) -> bool:
    """Whether four figures are a year: not counted things, the number of something, or a part of a telephone number."""
    tokens = texts.tokens
    figures = [place for place in range(at, reading.after) if tokens[place].low.isdecimal() and len(tokens[place].low) == 4]
    if not figures:
        return True
    number, beyond = int(tokens[figures[0]].low), tokens[figures[-1] + 1]
    if beyond.low in _COUNTED or beyond.low in ("%", "°", "$", "€"):
        return False
    if reading.rule != "year":
        return True
    if beyond.low in ("-", "/") and glued(tokens, reading.after):
        return False
    return 1600 <= number <= 2099 and _before_allows(texts, at) and not (beyond.low.isdecimal() and beyond.start - tokens[at].end == 1)


def _before_allows(texts: Texts, at: int) -> bool:
    """Whether what stands before four figures leaves them a year."""
    tokens = texts.tokens
    if not at:
        return True
    before, earlier = tokens[at - 1], tokens[at - 2] if at > 1 else tokens[-1]
    if before.low in _NUMBERED or before.low in _MONEY or (before.low == "." and earlier.low in _NUMBERED):
        return False
    if before.low.isdecimal() or (before.low in ("/", ".", "-", ":", "_") and glued(tokens, at)):
        return False
    if glued(tokens, at) and before.low[-1:].isalpha():
        return False
    return not _cited(tokens, at)


def _cited(tokens: Tokens, at: int) -> bool:
    """Whether four figures cite a paper: "1701 (2006)", «n. 107 del 2011», "A.C. 2049", "Release (2023) 001"."""
    before, earlier, beyond = tokens[at - 1].low, tokens[at - 2].low if at > 1 else "", tokens[at + 1].low
    if beyond == "(" and tokens[at + 3].low == ")" and len(tokens[at + 2].low) == 4 and tokens[at + 2].low.isdecimal():
        return True
    if before == "(" and beyond == ")" and (earlier.isdecimal() or tokens[at + 2].low.isdecimal()):
        return True
    if before == "." and len(earlier) == 1 and earlier.isalpha():
        return True
    return before == "del" and earlier.isdecimal() and at > 2 and (tokens[at - 3].low in _NUMBERED or tokens[at - 3].low == ".")


def tense_at(tokens: Tokens, at: int, after: int) -> Tense:
    """Whether the sentence around a place speaks of what was or of what is to come; nothing when it does not say."""
    for place in range(at - 1, max(-1, at - _BEFORE), -1):
        token = tokens[place]
        if token.low in _STOPS and tokens[place + 1].capital:
            break
        tense = _tense_of(token.low, token.capital)
        if tense and not (tense == "past" and tokens[place - 1].low in _PASSIVE):
            return tense
    for place in range(after, after + _BEYOND):
        token = tokens[min(place, len(tokens) - 1)]
        if token.low in _STOPS or token.low in ("that", "che") or not token.low:
            break
        if tense := _tense_of(token.low, token.capital):
            return tense
    return ""


def _tense_of(word: str, capital: bool) -> Tense:
    if word in _FUTURE or (len(word) > 3 and word.endswith(_FUTURE_ENDS)):
        return "future"
    if capital:  # «lo Stato» is no participle
        return ""
    return "past" if word in _PAST or (len(word) > 4 and word.endswith(("ed", "arono", "irono", "erono", "ò"))) else ""
