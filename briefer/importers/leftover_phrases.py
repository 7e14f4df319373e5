"""Navigation as pages write it around a number, a name or a platform: whole lines, as `clean` folds them. Plain phrases stand there."""
from __future__ import annotations

import re

PLATFORM = (r"(?:x|twitter|facebook|instagram|you ?tube|linked ?in|telegram|tik ?tok|threads|mastodon|bluesky|whatsapp|flickr|pinterest|"
            r"reddit|messenger)")
_PIECE = r"(?:this |the |quest[oa] |il |la |l')?(?:article|story|page|post|news|articolo|notizia|pagina|storia)"
_MAIL = r"(?:e-?mail|mail|message|messaggio|newsletter)"
_LONGEST = 120

_FORMS: tuple[str, ...] = (
    # sharing, printing, comments
    rf"(?:share|condividi|tweet)(?: {_PIECE})?(?: (?:on|via|by|with|su|tramite|con|per) (?:{PLATFORM}|e-?mail|mail|posta))?",
    rf"(?:print|email|save|stampa|salva|invia) {_PIECE}",
    r"(?:view|show|see|read|hide|leggi|mostra|vedi|nascondi|visualizza)(?: all| tutti)?(?: the| i)?(?: \d+)? (?:comments|commenti)"
    r"(?: \(\d+\))?",
    r"\d{1,5} (?:comments?|commenti|commento)",
    # going on
    r"read (?:more|also)(?: (?:about|on) this(?: topic| story| subject)?)?", r"leggi (?:anche|tutto|di più)(?: sull'argomento)?",
    r"(?:page|pagina|pag\.) \d{1,4} (?:of|di|/) \d{1,4}",
    r"(?:article|story|content) continues (?:below|after)(?: (?:this |the )?(?:advertisement|ad|video))?",
    r"(?:(?:l'articolo|la notizia) )?continua(?: a leggere)? (?:dopo|sotto) (?:la pubblicità|l'annuncio|il video)",
    r"home(?: ?[>»›/|→] ?[^>»›/|→.!?]{1,40}){1,6}",
    # how long it takes
    r"\d{1,3}[ -]?(?:min|mins|minutes?)\.? read", r"reading time:? (?:about )?\d{1,3} ?(?:min|mins|minutes?)\.?",
    r"tempo (?:di|stimato di) lettura:? (?:circa )?\d{1,3} ?(?:min|minut[oi]|')\.?", r"\d{1,3} ?(?:min|minut[oi])\.? di lettura",
    r"this article is more than \d{1,3} (?:months?|years?) old",
    # newsletters
    r"(?:click here to )?(?:subscribe|sign up) (?:to|for) (?:our|the) (?:free |daily |weekly |monthly |e-?mail )*newsletters?"
    r"(?: here| now)?",
    r"iscriviti (?:subito |ora |gratis )?all[ae] (?:nostr[ae] )?newsletter(?: settimanal[ei]| quotidian[ae]| gratuit[ae])?",
    r"get (?:all )?(?:the |our )?(?:latest |top |best )?(?:news|stories|headlines)(?: and [a-z ]{1,30})?(?: delivered| sent| straight)* "
    r"(?:to|in) your inbox",
    r"ricevi (?:tutte )?(?:le |gli )?(?:ultime )?(?:notizie|aggiornamenti)(?: [a-zàèéìòù ]{1,30})? (?:nella tua|via|sulla tua|per) "
    r"(?:casella(?: di posta| e-?mail)?|e-?mail|mail|posta)",
    rf"(?:view|open|read)(?: (?:this|the) {_MAIL})? (?:in|on) (?:your |a |the )?browser",
    rf"(?:visualizza|apri|leggi)(?: (?:questa|la|questo|il) {_MAIL})? (?:nel|in un|sul|con il) (?:tuo )?browser",
    rf"se non (?:visualizzi|vedi|riesci a (?:leggere|vedere)) [a-zàèéìòù ]{{0,30}}{_MAIL}[,]? clicca (?:qui|su questo link)",
    rf"(?:if you (?:can't|cannot|are unable to)|trouble|having trouble) (?:see|seeing|view|viewing|read|reading) this {_MAIL}.{{0,40}}",
    rf"unsubscribe(?: from (?:this|our|the) (?:mailing )?(?:list|{_MAIL}s?))?(?: here)?",
    r"(?:update|manage|change|edit) your (?:e-?mail )?(?:preferences|subscriptions?|settings)",
    r"(?:cancella (?:la tua |l')?iscrizione|cancellati dalla (?:newsletter|lista)|disiscriviti|annulla (?:la tua |l')?iscrizione|"
    r"gestisci le (?:tue )?(?:preferenze|iscrizioni))(?: qui| dalla newsletter)?",
)
_ANY = re.compile("|".join(_FORMS))
_LABEL = re.compile(rf"{PLATFORM}\s*:\s*", re.IGNORECASE)
_FOLLOW = re.compile(
    rf"(?:(?:follow|find|like|join) us (?:also )?on|(?:seguici|seguiteci) (?:anche )?su) {PLATFORM}\b"
    rf"(?:(?:[,;&:\s]|\b(?:{PLATFORM}|and|or|e|o|the|our|su|on)\b)+|$)", re.IGNORECASE)
_CONNECTORS: frozenset[str] = frozenset((
    "of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "de", "del", "della", "dei", "degli", "delle", "dell", "di", "d", "e",
    "ed", "per", "il", "la", "lo", "le", "i", "gli", "al", "alla", "&", "-", "–"))


def is_navigation(key: str) -> bool:
    """Whether a line, folded, is one of these."""
    return len(key) <= _LONGEST and _ANY.fullmatch(key) is not None


def names_accounts(line: str) -> bool:
    """Whether a line says on which platform accounts are, and then only names: accounts, addresses, or a name in capital letters."""
    match = _LABEL.match(line) or _FOLLOW.match(line)
    if match is None:
        return False
    parts = (_LABEL.sub("", part.strip()) for part in re.split(r"[,;|·]+", line[match.end():]))
    return all(len(part.split()) <= 1 or _only_names(part) for part in parts)  # one word is an account, however it is written


def _only_names(said: str) -> bool:
    """Whether words are names: accounts, addresses, or in capital letters, with what joins them."""
    words = re.split(r"[\s'’]+", said.strip(" .:"))
    return all(not word or not word[0].islower() or word in _CONNECTORS or "." in word or "/" in word for word in words)
