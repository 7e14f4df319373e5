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
])
def test_typeset(language: str, text: str, printed: str) -> None:
    assert typeset(text, language).replace("\u00a0", "~") == printed
