"""Our own text as it is set: marks, accents, blanks that do not break (shown as ~)."""
from __future__ import annotations

import pytest

from briefer.assembly.typography import typeset


@pytest.mark.parametrize(("language", "text", "printed"), [
    ("en", "It's 20 million on 3 January 2020, para 6.", "It’s 20~million on 3~January 2020, para~6."),
    ("en", "section 5, Figure 1, source D, No. 4", "section~5, Figure~1, source~D, No.~4"),
    ("en", "EUR 20 million by Col. Smith [A, B]", "EUR~20~million by Col.~Smith~[A, B]"),
    ("en", 'the "cap" and the \'hat\'', "the “cap” and the “hat”"),
    ("en", "“kept” as ‘typed’", "“kept” as ‘typed’"),
    ("it", "E' vero che l'8 gennaio il 26 % …", "È vero che l’8~gennaio il 26~% …"),
    ("it", "l'anno e' finito, un po' dopo", "l’anno è finito, un po’ dopo"),
    ("it", "il 1° marzo, n. 5, par. 6, pag. 3, ore 14.30", "il 1º~marzo, n.~5, par.~6, pag.~3, ore~14.30"),
    ("it", "il Gen. Rossi, fonte B, sezione 3, 20 milioni", "il Gen.~Rossi, fonte~B, sezione~3, 20~milioni"),
    ("it", 'la "guida" italiana', "la «guida» italiana"),
    ("it", "“as of next May”", "“as of next May”"),
    # quotation marks closed up, nested pairs as typed
    ("it", "disse « vai » e «\u00a0no\u00a0»", "disse «vai» e «no»"),
    ("it", "«la “guida” italiana»", "«la “guida” italiana»"),
    # number and unit, currency, per cent
    ("it", "20 km, 3 mila uomini, € 425, 2,5 miliardi, 80 %", "20~km, 3~mila uomini, €~425, 2,5~miliardi, 80~%"),
    ("en", "20 km, 3 thousand men, £ 425, 2.5 billion, 80%", "20~km, 3~thousand men, £~425, 2.5~billion, 80%"),
    # day and month, paragraph, number, page, article
    ("it",
     "il 3 gen 2020, n. 03, nn. 4, art. 42, pagg. 3, § 2, Prot. n. 17", "il 3~gen 2020, n.~03, nn.~4, art.~42, pagg.~3, §~2, Prot. n.~17"),
    ("en", "3 Jan 2020, No. 03, Art. 42, pp. 3, § 2, Annex A", "3~Jan 2020, No.~03, Art.~42, pp.~3, §~2, Annex~A"),
    # rank, title or initial and name
    ("it",
     "il gen. Rossi, S.E. l’Ambasciatore, il prof. Bianchi, parole di M. Verdi",
     "il gen.~Rossi, S.E.~l’Ambasciatore, il prof.~Bianchi, parole di M.~Verdi"),
    ("en", "H.E. Smith, words by J. R. Smith, Lt. Jones", "H.E.~Smith, words by J. R.~Smith, Lt.~Jones"),
    ("it", "lo dice la fonte A. La fonte B tace", "lo dice la fonte~A. La fonte~B tace"),
    # letters of sources
    ("it", "restano [A] e [A, B]", "restano~[A] e~[A, B]"),
    # ordinals
    ("it", "il 1° gennaio, 2° semestre, 3° Reggimento, 20° C, 33° Nord, 20° sotto zero",
     "il 1º~gennaio, 2º semestre, 3º Reggimento, 20° C, 33° Nord, 20° sotto zero"),
    # ranges with an en dash and no blanks; references and dates of machines stay
    ("it", "2015-2023, dal 8-9 gennaio, 1°-5 marzo", "2015–2023, dal 8–9~gennaio, 1º–5~marzo"),
    ("en",
     "2015-2023 and 8-9 January; STC-2026-031, 2020-01-03, 017/2026-2027",
     "2015–2023 and 8–9~January; STC-2026-031, 2020-01-03, 017/2026-2027"),
    # elision without a blank
    ("it", "l' Alleanza, dell’ anno, un' altra, l' 8 gennaio, un po' di", "l’Alleanza, dell’anno, un’altra, l’8~gennaio, un po’ di"),
    # accents: never an apostrophe, never the wrong one
    ("it", "E' cosi'. PERCHE' no, Piu' cioe' gia'", "È così. PERCHÉ no, Più cioè già"),
    ("it", "perchè, nonchè, finchè, nè, sè, caffè, è", "perché, nonché, finché, né, sé, caffè, è"),
    # one sign for an ellipsis, one blank between words
    ("it", "e poi...  basta [...]", "e poi… basta […]"),
    ("en", "and then...  enough", "and then… enough"),
])
def test_typeset(language: str, text: str, printed: str) -> None:
    assert typeset(text, language).replace("\u00a0", "~") == printed
