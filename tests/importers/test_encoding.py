"""Bytes become text by what is declared, then by what is proved; a guess says that it is one."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.importers.encoding import Decoded, decode
from briefer.model.text import clean

ITALIAN = "Perché l’attività è già finita? Il ministro ha detto: «È così». La città più bella è lì."
SHORT = "Il ministro è arrivato a Baghdad lunedì."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    decoded = decode(ITALIAN.encode(encoding))
    assert decoded is not None
    assert decoded.text == ITALIAN and not decoded.guessed and not decoded.damaged


def test_strict_utf_8_is_no_guess() -> None:
    assert decode(ITALIAN.encode()) == Decoded(ITALIAN, "utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("text", [ITALIAN, SHORT, "Le président a déclaré que la mission était terminée.", "città"])
def test_a_western_code_page_is_guessed_and_reported(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding, guessed=True)


def test_another_script_goes_to_the_general_detector() -> None:
    text = "Министр обороны заявил в Москве, что переговоры продолжатся на следующей неделе. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded is not None
    assert decoded.text == text and decoded.guessed


def test_a_damaged_spot_in_utf_8_does_not_turn_the_whole_text() -> None:
    data = (ITALIAN * 4).encode() + b" \xff fine"
    decoded = decode(data)
    assert decoded is not None
    assert decoded.damaged and decoded.encoding == "utf-8" and decoded.text.startswith(ITALIAN)


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 20, bytes(range(1, 9)) * 30])
def test_bytes_that_are_no_text_are_none(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or decoded.text == clean(decoded.text)
