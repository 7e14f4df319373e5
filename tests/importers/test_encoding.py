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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ITALIAN, "x", "The minister left.\n" * 9])
def test_wide_text_without_a_mark_is_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding, guessed=True)


def test_the_euro_of_latin_9_is_told_from_the_sign_that_windows_has_there() -> None:
    text = "Perché la città costa 5 € più di così"
    assert decode(text.encode("iso8859-15")) == Decoded(text, "iso8859-15", guessed=True)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_lines_of_another_encoding_in_utf_8_are_put_right_and_reported(encoding: str) -> None:
    data = f"{ITALIAN}\n{ITALIAN}\n".encode() + f"{ITALIAN}\n{SHORT}\n".encode(encoding) + ITALIAN.encode()
    assert decode(data) == Decoded(f"{ITALIAN}\n{ITALIAN}\n{ITALIAN}\n{SHORT}\n{ITALIAN}", "utf-8", mixed=True)


def test_windows_signs_within_a_line_of_utf_8_are_put_right() -> None:
    assert decode("Già «è» ".encode() + "città".encode("cp1252")) == Decoded("Già «è» città", "utf-8", mixed=True)


def test_a_text_is_judged_by_its_accents_wherever_they_stand() -> None:
    text = f"{'The minister left. ' * 9000}\n{ITALIAN}"
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252", guessed=True)


def test_a_few_zero_bytes_are_left_out_and_reported() -> None:
    assert decode(ITALIAN.encode() * 2 + b"\x00\x00") == Decoded(ITALIAN * 2, "utf-8", damaged=True)
    assert decode(ITALIAN.encode() + b"\x00\x01") is None


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 20, bytes(range(1, 9)) * 30])
def test_bytes_that_are_no_text_are_none(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or decoded.text == clean(decoded.text)
