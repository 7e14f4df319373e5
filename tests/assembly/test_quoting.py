"""Quotation marks follow the quotation's language; words never change."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.assembly.quoting import in_marks, quoted
from briefer.model.text import clean, folded


@pytest.mark.parametrize(("text", "language", "printed"), [
    ("We must go.", "en", "“We must go.”"),
    ("Dobbiamo andare.", "it", "«Dobbiamo andare.»"),
    ('He said "go" and left.', "en", "“He said ‘go’ and left.”"),
    ('Disse "vai" e uscì.', "it", "«Disse “vai” e uscì.»"),
    ("Disse «prendi il \"libro\"» a lui.", "it", "«Disse “prendi il ‘libro’” a lui.»"),
    ("They will simply change 'cap' now.", "en", "“They will simply change ‘cap’ now.”"),
    ("The soldiers' camp and the Army's men won't move.", "en", "“The soldiers’ camp and the Army’s men won’t move.”"),
    ("in the '90s", "en", "“in the ’90s”"),
    ("un po' d'acqua all'alba", "it", "«un po’ d’acqua all’alba»"),
    ("all'\"alba\"", "it", "«all’“alba”»"),
    ("words […] more [...] end", "en", "“words […] more […] end”"),
    ("[s]arebbe un errore [sic]", "it", "«[s]arebbe un errore [sic]»"),
    ('he said "stop ".', "en", "“he said ‘stop ’.”"),
    ("the 'Land Command moved", "en", "“the ‘Land Command moved”"),
    ('so he said "we go', "en", "“so he said ‘we go”"),
    ('we go", he said', "en", "“we go’, he said”"),
])
def test_marks(text: str, language: str, printed: str) -> None:
    assert quoted(text, language) == (printed,)


def test_each_paragraph_opens_the_mark_and_the_last_closes_it() -> None:
    assert quoted("One.\n\nTwo.\nThree.", "it") == ("«One.", "«Two.", "«Three.»")


@pytest.mark.parametrize(("language", "printed"), [
    ("de", "„Ja“"), ("fr", "«\u202fJa\u202f»"), ("ar", "“Ja”"), ("en-GB", "“Ja”"), ("", "“Ja”")])
def test_other_languages(language: str, printed: str) -> None:
    assert in_marks("Ja", language) == printed


@given(st.text(alphabet=st.sampled_from("ab 'é\"«»“”‘’„.\n[]…1"), min_size=1), st.sampled_from(["en", "it", "fr", "de"]))
def test_only_the_shape_of_marks_changes(text: str, language: str) -> None:
    marks = str.maketrans("", "", "\"'“”‘’«»„‚\u202f")
    printed = "\n".join(quoted(clean(text), language))
    assert folded(printed.translate(marks)) == folded(clean(text).translate(marks))
