"""The words that dates are made of, in both languages; typed dates and dates in running text are read with the same ones."""
from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeVar

from briefer.analysis.date_tokens import Phrases
from briefer.model.dates import Part

Unit = Literal["hour", "day", "week", "month", "year"]
Lean = Literal["past", "future", "this"]
V = TypeVar("V")


def _table(text: str, first: int = 1) -> Mapping[str, int]:
    """A number for each group of words between commas, in order."""
    return {word.replace("_", " "): number for number, words in enumerate(text.split(","), first) for word in words.split()}


_MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": _table("january, february, march, april, may, june, july, august, september, october, november, december"),
    "it": _table("gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre")}
_SHORT_MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": _table("jan, feb, mar, apr, may, jun, jul, aug, sep sept, oct, nov, dec"),
    "it": _table("gen, feb febb, mar, apr, mag, giu, lug, ago, set sett, ott, nov, dic")}
_WEEKDAYS: Mapping[str, Mapping[str, int]] = {
    "en": _table("monday, tuesday, wednesday, thursday, friday, saturday, sunday", 0),
    "it": _table("lunedì lunedi, martedì martedi, mercoledì mercoledi, giovedì giovedi, venerdì venerdi, sabato, domenica", 0)}
_SHORT_WEEKDAYS: Mapping[str, Mapping[str, int]] = {
    "en": _table("mon, tue tues, wed, thu thur thurs, fri, sat, sun", 0), "it": _table("lun, mar, mer, gio, ven, sab, dom", 0)}
_SEASONS: Mapping[str, Mapping[str, int]] = {
    "en": _table("spring springtime, summer, autumn fall, winter", 21), "it": _table("primavera, estate, autunno, inverno", 21)}
_UNITS: Mapping[str, Mapping[str, Unit]] = {
    "en": {"hour": "hour", "hours": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
           "months": "month", "year": "year", "years": "year"},
    "it": {"ora": "hour", "ore": "hour", "giorno": "day", "giorni": "day", "settimana": "week", "settimane": "week", "mese": "month",
           "mesi": "month", "anno": "year", "anni": "year"}}
_CARDINALS: Mapping[str, Mapping[str, int]] = {
    "en": _table("one a an, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, "
                 "seventeen, eighteen, nineteen, twenty, twenty-one, twenty-two, twenty-three, twenty-four, twenty-five, twenty-six, "
                 "twenty-seven, twenty-eight, twenty-nine, thirty, thirty-one"),
    "it": _table("uno una un, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, tredici, quattordici, quindici, "
                 "sedici, diciassette, diciotto, diciannove, venti, ventuno, ventidue, ventitré ventitre, ventiquattro, venticinque, "
                 "ventisei, ventisette, ventotto, ventinove, trenta, trentuno")}
_ORDINALS: Mapping[str, Mapping[str, int]] = {
    "en": _table("first 1st, second 2nd, third 3rd, fourth 4th, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, "
                 "thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth, twenty-first, "
                 "twenty-second, twenty-third, twenty-fourth, twenty-fifth, twenty-sixth, twenty-seventh, twenty-eighth, twenty-ninth, "
                 "thirtieth, thirty-first"),
    "it": _table("primo prima i, secondo seconda ii, terzo terza iii, quarto quarta iv, quinto v, sesto vi, settimo vii, ottavo viii, "
                 "nono ix, decimo x, undicesimo xi, dodicesimo xii, tredicesimo xiii, quattordicesimo xiv, quindicesimo xv, "
                 "sedicesimo xvi, diciassettesimo xvii, diciottesimo xviii, diciannovesimo xix, ventesimo xx, ventunesimo xxi, "
                 "ventiduesimo xxii")}
_LAST_FIGURE: Mapping[str, int] = _table("one, two, three, four, five, six, seven, eight, nine")
_TENS: Mapping[str, int] = {
    "ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ITALIAN_TENS: Mapping[str, int] = {
    "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90}
_DECADES: Mapping[str, Mapping[str, int]] = {
    "en": {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90},
    "it": _ITALIAN_TENS}
_DAYS: Mapping[str, Mapping[str, int]] = {
    "en": {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
           "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2},
    "it": {"l'altro ieri": -2, "l'altroieri": -2, "altroieri": -2, "ieri l'altro": -2, "avantieri": -2, "ieri": -1, "la scorsa notte": -1,
           "la notte scorsa": -1, "oggi": 0, "stamattina": 0, "stamani": 0, "stamane": 0, "questa mattina": 0, "stasera": 0,
           "questa sera": 0, "oggi pomeriggio": 0, "questo pomeriggio": 0, "stanotte": 0, "domani": 1, "dopodomani": 2}}
_OF_DAY: Mapping[str, str] = {
    "en": "night, morning, afternoon, evening, at night, in the evening",
    "it": "notte, mattina, pomeriggio, sera, mattino"}
_PARTS: Mapping[str, Mapping[str, Part]] = {
    "en": {"early in": "early", "early": "early", "at the beginning of": "early", "the beginning of": "early", "beginning of": "early",
           "at the start of": "early", "the start of": "early", "start of": "early", "mid -": "mid", "mid": "mid", "the middle of": "mid",
           "middle of": "mid", "late in": "late", "late": "late", "at the end of": "late", "the end of": "late", "end of": "late"},
    "it": {"all'inizio": "early", "inizio": "early", "agli inizi": "early", "inizi": "early", "gli inizi": "early", "l'inizio": "early",
           "ai primi": "early", "i primi": "early", "primi": "early", "a metà": "mid", "metà -": "mid", "metà": "mid", "meta": "mid",
           "la metà": "mid", "alla fine": "late", "la fine": "late", "fine": "late"}}
_LEANS: Mapping[str, Mapping[str, Lean]] = {
    "en": {"last": "past", "this past": "past", "past": "past", "previous": "past", "next": "future", "coming": "future",
           "this coming": "future", "this": "this"},
    "it": {"scorso": "past", "scorsa": "past", "ultimo": "past", "ultima": "past", "passato": "past", "passata": "past", "u.s.": "past",
           "us": "past", "prossimo": "future", "prossima": "future", "venturo": "future", "ventura": "future", "p.v.": "future",
           "pv": "future", "questo": "this", "questa": "this", "quest'": "this", "corrente": "this", "c.a.": "this", "corr.": "this"}}
_YEARS_AWAY: Mapping[str, Mapping[str, int]] = {
    "en": {"of last year": -1, "last year": -1, "the year before last": -2, "of this year": 0, "this year": 0, "of the current year": 0,
           "of next year": 1, "next year": 1},
    "it": {"dello scorso anno": -1, "dell'anno scorso": -1, "dell'anno passato": -1, "dell'ultimo anno": -1, "di quest'anno": 0,
           "dell'anno in corso": 0, "dell'anno corrente": 0, "del corrente anno": 0, "corrente anno": 0, "c.a.": 0, "di questo anno": 0,
           "del prossimo anno": 1, "dell'anno prossimo": 1, "dell'anno venturo": 1}}
_MONTHS_AWAY: Mapping[str, Mapping[str, int]] = {
    "en": {"of this month": 0, "of last month": -1, "of next month": 1},
    "it": {"c.m.": 0, "corrente mese": 0, "del corrente mese": 0, "di questo mese": 0, "del mese corrente": 0,
           "del mese scorso": -1, "dello scorso mese": -1, "del prossimo mese": 1, "del mese prossimo": 1, "corr. mese": 0}}
_SINCE: Mapping[str, str] = {
    "en": "since, as of, as from, starting from, starting on, starting in, beginning on, beginning in, effective, after, from",
    "it": "da, dal, dall', dalla, dallo, dagli, dai, sin da, sin dal, sin dall', fin da, fin dal, fin dall', a partire da, a partire dal, "
          "a partire dall', a decorrere da, a decorrere dal, a decorrere dall', dopo, dopo il, dopo l', dopo la"}
_UNTIL: Mapping[str, str] = {
    "en": "until, till, up to, by, before, no later than, not later than, up until, through",
    "it": "fino, fino a, fino al, fino all', fino alla, fino ad, sino a, sino al, sino all', sino alla, sino ad, "
          "entro, entro il, entro l', entro la, entro lo, non oltre, non oltre il, non oltre l', prima di, prima del, "
          "prima dell', prima della"}
_FROM: Mapping[str, str] = {
    "en": "from, between",
    "it": "da, dal, dall', dalla, dallo, dagli, tra, tra il, tra l', tra la, fra, fra il, fra l', fra la"}
_TO: Mapping[str, str] = {
    "en": "to, until, till, up to, through, and, -, to the, and the",
    "it": "a, al, all', alla, allo, agli, ad, fino a, fino al, fino all', fino ad, sino al, sino all', e, e il, e l', e la, ed, -"}
_PLAIN_TO: Mapping[str, str] = {
    "en": "to, until, through, -",
    "it": "al, all', -, fino al, fino all', a"}  # without a word before the first date
_AND: Mapping[str, str] = {"en": "and, and the, &", "it": "e, e il, e l', ed"}
_ABOUT: Mapping[str, str] = {
    "en": "about, around, circa, c., ca., approximately, roughly",
    "it": "circa, circa il, verso, verso il, verso la, intorno al, intorno a, intorno all', intorno alla, intorno agli, "
                "attorno al, attorno all'"}
_OF: Mapping[str, str] = {"en": "of, in, of the", "it": "di, del, dell', della, dello, degli, dei, d', nel, nell'"}
_ARTICLES: Mapping[str, str] = {
    "en": "the, on, in, on the, in the, at, during",
    "it": "il, lo, la, l', i, gli, le, nel, nell', nella, nello, nei, negli, in, a, ad, al, all', lì, li, "
                   "del, dell', dello, della"}
_AGO: Mapping[str, str] = {"en": "ago", "it": "fa, or sono, orsono"}
_AHEAD: Mapping[str, str] = {"en": "in, within the next", "it": "tra, fra"}
_LATER: Mapping[str, str] = {"en": "later, after that, afterwards", "it": "dopo, più tardi"}
_EARLIER: Mapping[str, str] = {"en": "earlier, before that", "it": "prima"}
_WINDOW: Mapping[str, Mapping[str, int]] = {
    "en": {"in the last": -1, "in the past": -1, "over the last": -1, "over the past": -1, "during the last": -1, "during the past": -1,
           "for the past": -1, "for the last": -1, "within the last": -1, "within the past": -1, "the last": -1, "the past": -1,
           "in the next": 1, "over the next": 1, "in the coming": 1, "over the coming": 1, "within the next": 1},
    "it": {"negli ultimi": -1, "nelle ultime": -1, "nell'ultimo": -1, "nell'ultima": -1, "degli ultimi": -1, "delle ultime": -1,
           "gli ultimi": -1, "le ultime": -1, "nei prossimi": 1, "nelle prossime": 1, "nelle scorse": -1, "negli scorsi": -1}}
_SAME: Mapping[str, Mapping[str, tuple[Unit, int]]] = {
    "en": {"the same day": ("day", 0), "that same day": ("day", 0), "the same month": ("month", 0), "the same year": ("year", 0),
           "that same year": ("year", 0), "that year": ("year", 0), "the following day": ("day", 1), "the next day": ("day", 1),
           "the day after": ("day", 1),
           "the previous day": ("day", -1), "the day before": ("day", -1), "the following month": ("month", 1),
           "the following year": ("year", 1), "the previous year": ("year", -1), "the year before": ("year", -1),
           "the year after": ("year", 1)},
    "it": {"lo stesso giorno": ("day", 0), "stesso giorno": ("day", 0), "il medesimo giorno": ("day", 0), "lo stesso mese": ("month", 0),
           "lo stesso anno": ("year", 0), "stesso anno": ("year", 0), "quell'anno": ("year", 0), "il giorno dopo": ("day", 1),
           "il giorno seguente": ("day", 1),
           "il giorno successivo": ("day", 1), "l'indomani": ("day", 1), "indomani": ("day", 1), "il giorno prima": ("day", -1),
           "il giorno precedente": ("day", -1), "il mese successivo": ("month", 1), "il mese seguente": ("month", 1),
           "l'anno dopo": ("year", 1), "l'anno successivo": ("year", 1), "l'anno seguente": ("year", 1), "l'anno prima": ("year", -1),
           "l'anno precedente": ("year", -1)}}
_VAGUE: Mapping[str, str] = {
    "en": "recently, lately, currently, soon, shortly, since then, in recent hours, in recent days, in recent weeks, in recent months, "
          "in recent years, these days, in these days, in the coming hours, in the coming days, in the coming weeks, in the coming months, "
          "in the coming years, in the past few hours, in the past few days, in the past few weeks, in the last few hours, "
          "in the last few days, in the last few weeks, over the past few days, over the past few weeks, in the past hours, "
          "in the next few days, in the next few weeks, over the past few months, over the past few years, over the weekend, "
          "at the weekend, this weekend",
    "it": "di recente, recentemente, a breve, attualmente, ultimamente, da allora, nei giorni scorsi, nelle scorse ore, nelle ultime ore, "
          "nei mesi scorsi, nelle scorse settimane, nelle settimane scorse, nelle ultime settimane, negli ultimi giorni, "
          "negli ultimi mesi, negli ultimi anni, negli scorsi mesi, in questi giorni, in queste ore, in queste settimane, "
          "in questi mesi, nei prossimi giorni, nelle prossime ore, nelle prossime settimane, nei prossimi mesi, nei prossimi anni, "
          "giorni fa, settimane fa, mesi fa, anni fa, nel fine settimana, nel weekend, durante il fine settimana, questo fine settimana"}
_VAGUE_NUMBERS: Mapping[str, str] = {
    "en": "a few, few, several, some, many, a couple of",
    "it": "alcuni, alcune, qualche, pochi, poche, diversi, diverse, molti, molte"}
_QUARTERS: Mapping[str, str] = {"en": "quarter", "it": "trimestre, trim."}
_CENTURIES: Mapping[str, str] = {"en": "century", "it": "secolo"}
_HALVES: Mapping[str, str] = {"en": "half", "it": "metà, semestre"}
_NEVER_FIRST = frozenset({"of", "and", "&", "e", "ed", "-", "ago", "later", "earlier", "to", "d", "del", "i", "one", "an"})
_ALWAYS_FIRST = frozenset({"'", "q", "anni", "two", "nineteen", "eighteen", "twenty", "the"})
_AT: Mapping[str, str] = {"en": "at, at about, by", "it": "alle, alle ore, ore, alle h, h"}
GROUP_MONTHS: Mapping[str, int] = MappingProxyType(
    {name: number for table in _SHORT_MONTHS.values() for name, number in table.items() if len(name) == 3})
CENTURY_NAMES: Mapping[str, int] = MappingProxyType({
    "duecento": 12, "trecento": 13, "quattrocento": 14, "cinquecento": 15, "seicento": 16, "settecento": 17, "ottocento": 18,
    "novecento": 19})


class DateWords:
    """The words of one language, or of both; `starters` are the words that a date can begin with."""

    def __init__(self, *languages: str) -> None:
        def of(tables: Mapping[str, Mapping[str, V]]) -> Phrases[V]:
            return Phrases(*[tables[language] for language in languages])

        def said(tables: Mapping[str, str]) -> Phrases[None]:
            return Phrases(*[{phrase.strip(): None for phrase in tables[language].split(",")} for language in languages])

        self.languages = languages
        self.months, self.short_months = of(_MONTHS), of(_SHORT_MONTHS)
        self.weekdays, self.short_weekdays = of(_WEEKDAYS), of(_SHORT_WEEKDAYS)
        self.seasons, self.decades, self.units = of(_SEASONS), of(_DECADES), of(_UNITS)
        self.quarters, self.halves, self.centuries = said(_QUARTERS), said(_HALVES), said(_CENTURIES)
        self.cardinals, self.ordinals = of(_CARDINALS), of(_ORDINALS)
        self.days, self.of_day, self.same = of(_DAYS), said(_OF_DAY), of(_SAME)
        self.parts, self.about = of(_PARTS), said(_ABOUT)
        self.leans, self.years_away, self.months_away = of(_LEANS), of(_YEARS_AWAY), of(_MONTHS_AWAY)
        self.since, self.until, self.from_, self.to, self.plain_to = said(_SINCE), said(_UNTIL), said(_FROM), said(_TO), said(_PLAIN_TO)
        self.and_, self.of, self.articles, self.at = said(_AND), said(_OF), said(_ARTICLES), said(_AT)
        self.ago, self.ahead, self.later, self.earlier = said(_AGO), said(_AHEAD), said(_LATER), said(_EARLIER)
        self.window, self.vague, self.vague_numbers = of(_WINDOW), said(_VAGUE), said(_VAGUE_NUMBERS)
        firsts = {word for table in vars(self).values() if isinstance(table, Phrases) for word in table.firsts()}
        self.starters = frozenset(firsts) - _NEVER_FIRST | _ALWAYS_FIRST | frozenset(CENTURY_NAMES)


@lru_cache(maxsize=4)
def words_of(language: str) -> DateWords:
    """The words to read a text of this language with: both languages' where it is neither."""
    return DateWords(language) if language in ("en", "it") else DateWords("en", "it")


def italian_year(word: str) -> int:
    """The year that one Italian word spells ("duemilaventi"), or 0."""
    for start, base in (("duemila", 2000), *((f"mille{name}", 100 * number) for name, number in CENTURY_NAMES.items())):
        if word.startswith(start):
            rest = word[len(start):]
            small = _italian_small(rest)
            return base + small if small or not rest else 0
    return 0


def _italian_small(word: str) -> int:
    """A number below a hundred in one Italian word, or 0."""
    plain = word.replace("é", "e")
    if plain in _CARDINALS["it"]:
        return _CARDINALS["it"][plain]
    for name, tens in _ITALIAN_TENS.items():
        if plain == name:
            return tens
        for stem in (name, name[:-1]):
            if plain.startswith(stem) and (unit := _CARDINALS["it"].get(plain[len(stem):], 0)) and unit < 10:
                return tens + unit
    return 0


def english_tens(words: tuple[str, str, str]) -> tuple[int, int]:
    """The number from 10 to 99 that English words spell ("seventy-six"), and how many tokens it takes; 0 when they spell none."""
    first, second, third = words
    teens = _CARDINALS["en"].get(first, 0)
    if 10 <= teens < 20:
        return teens, 1
    tens = _TENS.get(first, 0)
    if tens and second == "-" and third in _LAST_FIGURE:
        return tens + _LAST_FIGURE[third], 3
    if tens and second in _LAST_FIGURE:
        return tens + _LAST_FIGURE[second], 2
    return (tens, 1) if tens else (0, 0)


def english_figure(word: str) -> int:
    """The number from 1 to 9 that an English word spells, or 0."""
    return _LAST_FIGURE.get(word, 0)
