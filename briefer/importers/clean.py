"""Leftovers of web pages: whole lines that are no text of the article, left out with the rule that says so, never thrown away.

Nothing is ever cut inside a paragraph, and no line goes for being short.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from briefer.importers.leftover_phrases import is_navigation, names_accounts
from briefer.model.sources import HiddenLine, Rights, Role
from briefer.values import dataclass

# Names of rules; the catalogue has a sentence for each, `import.rule.<name>`.
NAVIGATION, COOKIES, SOCIAL, COPYRIGHT, REPEATED, CREDIT = "navigation", "cookies", "social", "copyright", "repeated", "credit"

_PHRASES: frozenset[str] = frozenset(phrase.strip() for phrase in """
    skip to main content; skip to content; skip to navigation; skip to footer; jump to content; jump to navigation; back to top; top;
    go to top; return to top; main menu; menu; toggle navigation; navigation; breadcrumb; home; homepage; search; search this site; close;
    print; print this page; print this article; print friendly; email this; email this article; send by email; share; share this;
    share this article; share this story; share on facebook; share on twitter; share on x; share on linkedin; share on whatsapp; copy link;
    tweet; follow us; follow us on twitter; like us on facebook; read more; read also; read the full article; continue reading; see also;
    related; related articles; related posts; related stories; related content; you may also like; recommended for you; most read;
    most popular; most viewed; most shared; more news; more stories; more from this section; editor's picks; editors' picks;
    trending; latest news; previous; next; previous article; next article; previous post; next post; older posts;
    newer posts; comments; leave a comment; leave a reply; add a comment; post a comment; no comments; log in; login; sign in; sign up;
    register; subscribe; subscribe now; subscribe to our newsletter; newsletter; advertisement; advertising; sponsored; sponsored content;
    tags; cookie policy; cookie settings; cookie preferences; manage cookies; accept; accept all; accept cookies; accept all cookies;
    reject; reject all; decline; privacy policy; privacy; terms of use; terms of service; terms and conditions; legal notice; contact us;
    about us; site map; sitemap; rss; loading; click to enlarge; open in new window; download pdf; listen to this article;

    vai al contenuto; vai al contenuto principale; salta al contenuto; salta al contenuto principale; passa al contenuto;
    passa al contenuto principale; vai alla navigazione; vai al footer; vai al menu; torna su; torna in alto; torna in cima;
    torna all'inizio; torna alla home; menu principale; menù; menù principale; cerca; cerca nel sito; chiudi; stampa; stampa la pagina;
    stampa questa pagina; stampa articolo; stampa l'articolo; invia per email; invia per e-mail; invia ad un amico; invia a un amico;
    condividi; condividi su; condividi l'articolo; condividi questo articolo; condividi su facebook; condividi su twitter;
    condividi su x; condividi su linkedin; condividi su whatsapp; copia link; copia il link; seguici; seguici su; seguici sui social;
    leggi anche; leggi tutto; leggi di più; leggi l'articolo; leggi l'articolo completo; continua a leggere; vedi anche; correlati;
    articoli correlati; notizie correlate; contenuti correlati; altre notizie; altri articoli; i più visti; le più viste;
    potrebbe interessarti; potrebbe interessarti anche;
    ti potrebbe interessare; ti potrebbe interessare anche; i più letti; più letti; le più lette; ultime notizie; ultim'ora; precedente;
    successivo; successiva; articolo precedente; articolo successivo; prossimo articolo; commenti; lascia un commento; nessun commento;
    aggiungi un commento; accedi; registrati; abbonati; abbonati ora; iscriviti; iscriviti alla newsletter; pubblicità; annuncio;
    annuncio pubblicitario; contenuto sponsorizzato; tag; impostazioni cookie; preferenze cookie; gestisci i cookie; accetta;
    accetta tutti; accetta tutto; accetta i cookie; accetta tutti i cookie; rifiuta; rifiuta tutti; rifiuta tutto; informativa privacy;
    informativa sulla privacy; informativa cookie; informativa sui cookie; note legali; termini e condizioni; condizioni d'uso;
    contatti; contattaci; chi siamo; mappa del sito; caricamento in corso; clicca per ingrandire; scarica il pdf; ascolta l'articolo;

    facebook; twitter; instagram; linkedin; youtube; whatsapp; telegram; tiktok; pinterest; email; e-mail
""".replace("\n", " ").split(";")) - {""}

_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_WHO = re.compile(
    r"\b(?:(?:this|our) (?:web)?(?:site|page)|(?:web)?sites? uses?|we|our|us|quest[oa] (?:sito|portale|pagina)|"
    r"(?:nostr[oi]|presente) sit[oi]|sito(?: web)? (?:utilizza|usa|fa uso|impiega)|nostr[ie]|noi|utilizziamo|usiamo|impieghiamo)\b",
    re.IGNORECASE)
_CONSENT = re.compile(
    r"\b(?:accept\w*|consent\w*|opt[ -]?(?:out|in)|experience|preferences|reject\w*|"
    r"accett\w+|consens\w+|acconsent\w+|esperienza|preferenze|rifiut\w+)\b", re.IGNORECASE)
_COOKIE_NOTICE_LENGTH = 600

_HANDLE = re.compile(r"(?<![\w.])@\w[\w.]+")
_SHORT = 200

_COPYRIGHT = re.compile(r"(?:©\s*(?:$|\d|[^\W\d_a-zß-öø-ÿ]|(?i:copyright|by|riproduzione|tutti|all))|(?i:\(c\)\s*\d{4}|"
                        r"copyright\s*(?:©|\(c\)|\d{4}|by\b|:|-|–)))")
_RESERVED = re.compile(
    r"(?:.{0,60}\W)?(?:all rights reserved|(?:tutti i )?diritti riservati|riproduzione (?:riservata|vietata)|vietata la riproduzione)"
    r"(?:\s*[^\w\s'’].{0,40}|\s+\d{4}.{0,40}|\s+(?:copyright|anche parziale|by|di)\b.{0,40})?", re.IGNORECASE)
_RESERVED_LENGTH = 120
_CREDIT = re.compile(r"(?:sources?|fonti|fonte)\s*:\s*(?P<credit>[^\s.!?][^.!?]{1,98})\.?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'’”»)\]]*$")
_REPEATS, _REPEATED_LENGTH = 3, 120


_NO_RULES: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The paragraphs that are text, the lines left out, and what two of them say: the credit and the rights.

    `places` says for each paragraph which of the lines it was, counted from 0.
    """

    paragraphs: tuple[str, ...]
    hidden: tuple[HiddenLine, ...]
    credit: str = ""
    rights: Rights = "unknown"
    places: tuple[int, ...] = ()

    def structure(self, roles: Mapping[int, Role]) -> dict[int, Role]:
        """The roles of paragraphs, given those of the lines by their number from 1."""
        return {number: roles[place + 1] for number, place in enumerate(self.places, 1) if place + 1 in roles}


def clean_lines(lines: Sequence[str], known: Mapping[int, str] = _NO_RULES, meant: Collection[int] = ()) -> Cleaned:
    """Sorts paragraphs from leftovers; when nothing would be left, everything stays.

    `known` gives lines, by their place from 0, that a rule of the caller's hides; `meant` those that may come again and again.
    """
    keys = [_key(line) for line in lines]
    counts = Counter(keys)
    kept: list[int] = []
    hidden: list[HiddenLine] = []
    credit = ""
    for place, (line, key) in enumerate(zip(lines, keys, strict=True)):
        rule = known.get(place) or _rule(line, key, counts)
        if rule is None or (rule == REPEATED and place in meant):
            kept.append(place)
            continue
        before = len(kept) + 1
        order = hidden[-1].order + 1 if hidden and hidden[-1].before == before else 0
        hidden.append(HiddenLine(line, rule, before, order))
        if rule == CREDIT and (match := _CREDIT.fullmatch(line)):
            credit = credit or match["credit"].rstrip()
    rights: Rights = "reserved" if any(_RESERVED.fullmatch(line.text) for line in hidden) else "unknown"
    if not kept:
        return Cleaned(tuple(lines), (), credit, rights, tuple(range(len(lines))))
    return Cleaned(tuple(lines[place] for place in kept), tuple(hidden), credit, rights, tuple(kept))


def rule_for(line: str) -> str | None:
    """The rule by which a whole line by itself is no text of the article, or None."""
    return _rule(line, _key(line), {})


def _rule(line: str, key: str, counts: Mapping[str, int]) -> str | None:
    """The rule for a line; `counts` says how often each stands in the file."""
    if key in _PHRASES or is_navigation(key):
        return NAVIGATION
    if "cookie" in key and _is_cookie_notice(line):
        return COOKIES
    if _is_social(line):
        return SOCIAL
    if _is_notice(line):
        return COPYRIGHT
    if ":" in line and _CREDIT.fullmatch(line):
        return CREDIT
    if counts.get(key, 0) >= _REPEATS and len(line) < _REPEATED_LENGTH and not _SENTENCE_END.search(line):
        return REPEATED
    return None


def _key(line: str) -> str:
    """A line as the list of phrases has it: lower case, one shape of apostrophe, without arrows and stops around it."""
    return " ".join(line.casefold().replace("’", "'").strip(" \t\xa0.:;»«>›<‹|•·–—-→←↑▲▼+×*…[]").split())


def _is_cookie_notice(line: str) -> bool:
    """A cookie is named, together with who sets it and with consent."""
    return (len(line) <= _COOKIE_NOTICE_LENGTH
            and all(pattern.search(line) is not None for pattern in (_COOKIE, _WHO, _CONSENT)))


def _is_social(line: str) -> bool:
    """A platform and the accounts there, or little else than accounts."""
    if len(line) > _SHORT:
        return False
    if names_accounts(line):
        return True
    handles = _HANDLE.findall(line) if line.count("@") >= 2 else []
    return (len(handles) >= 2 and sum(map(len, handles)) * 100 > len(line) * 40)


def _is_notice(line: str) -> bool:
    """A copyright line, or one that reserves the rights."""
    if len(line) > _RESERVED_LENGTH:
        return False
    return _COPYRIGHT.match(line) is not None or _RESERVED.fullmatch(line) is not None
