"""Places in code points and in UTF-16 units name the same signs."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.offsets import Offsets

TEXTS = st.text(st.sampled_from("aé\n\U0001f600\U00020000—"), max_size=30)


@given(TEXTS, st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    offsets = Offsets(text)
    assert offsets.to_qt(place) == len(text[:place].encode("utf-16-le")) // 2
    assert offsets.from_qt(offsets.to_qt(place)) == place


def test_a_place_within_a_sign_is_that_of_the_sign() -> None:
    offsets = Offsets("a\U0001f600b")
    assert [offsets.from_qt(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
