"""The same copy is seen as such."""
from __future__ import annotations

from briefer.analysis.likeness import Copies
from briefer.model.sources import Source
from briefer.model.text import digest

COPY = ("The officials met for two hours at the headquarters and agreed that the training of local forces would be taken up again "
        "as soon as the situation allowed it, and no sooner than the host country had given its consent in writing.")
OTHER = ("Olive growers in the south expect a poor harvest this year after a long drought, and ask the regional council for help with the "
         "cost of water, which has doubled since the spring according to their association.")


def source(number: int, text: str) -> Source:
    return Source(number, text, digest(text))


def test_a_story_with_another_head_and_tail_is_the_same_copy() -> None:
    assert Copies([source(1, COPY), source(2, OTHER)]).same_copy(f"Another title\n{COPY}\nA last line of its own.") == (1,)


def test_short_texts_are_never_the_same_copy() -> None:
    assert Copies([source(1, "The minister left.")]).same_copy("The minister left.") == ()
