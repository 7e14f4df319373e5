"""What goes over the wire comes out the same; what nobody honest sends is refused before it costs anything."""
from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.importers.wire import (
    MAX_MESSAGE,
    Unpacker,
    WireError,
    as_json,
    packed,
    read_frame,
    read_message,
    write_frame,
    write_message,
)
from briefer.model.sources import Source
from tests.strategies import sources

UNPACKER = Unpacker()


def over(said: object) -> Any:
    """What comes out at the other end."""
    stream = io.BytesIO()
    write_message(stream, {"said": said})
    stream.seek(0)
    found = read_message(stream)
    assert found is not None
    return found["said"]


def bare(value: Any) -> Any:
    """A value without what does not travel."""
    return UNPACKER.unpacked(type(value), packed(value))


@given(sources())
def test_a_source_arrives_as_it_was_sent(source: Source) -> None:
    assert UNPACKER.unpacked(Source, over(packed(source))) == bare(source)
    assert bare(source).text == source.text and bare(source).structure == source.structure and bare(source).hidden is not None


@given(st.binary(max_size=200))
def test_frames_arrive_as_they_were_sent(payload: bytes) -> None:
    stream = io.BytesIO()
    write_frame(stream, payload)
    write_frame(stream, b"next")
    stream.seek(0)
    assert (read_frame(stream, 200), read_frame(stream, 4), read_frame(stream, 4)) == (payload, b"next", None)


@pytest.mark.parametrize("sent", [
    b"\x00", b"\x00" * 7 + b"\x05abc", (2**40).to_bytes(8, "big"), b"\xff" * 30, (MAX_MESSAGE + 1).to_bytes(8, "big") + b"{"])
def test_a_frame_that_is_cut_or_too_long_is_refused(sent: bytes) -> None:
    with pytest.raises(WireError):
        read_message(io.BytesIO(sent))


@pytest.mark.parametrize("payload", [b"", b"nonsense", b"[1]", b"7", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 200_000])
def test_a_message_that_is_no_object_is_refused(payload: bytes) -> None:
    stream = io.BytesIO(len(payload).to_bytes(8, "big") + payload)
    with pytest.raises(WireError):
        read_message(stream)


@pytest.mark.parametrize("said", [
    None, 7, [], {}, {"number": "1"}, {"number": True}, {"number": -1}, {"number": 2**60}, {"text": 1}, {"text": None}, {"unknown": 1},
    {"extra": [["a", "b"]]}, {"pages": {}}, {"pages": ["1"]}, {"structure": [[1]]}, {"structure": [[1, "h9"]]},
    {"structure": [["1", "h1"]]},
    {"view": "third"}, {"views": [["page", {}]]}, {"hidden": [{"text": "x"}]}, {"title": {"text": [[1, 2]]}}, {"title": {"basis": "known"}},
    {"rights": ["open"]}, {"origin": {"pasted": 1}}, {"published": []}, {"report": {"counts": [["images", "3"]]}}])
def test_a_value_of_another_type_than_its_field_is_refused(said: object) -> None:
    whole = {"number": 1, "text": "x", "text_hash": "y"}
    with pytest.raises(WireError):
        UNPACKER.unpacked(Source, over({**whole, **said} if isinstance(said, dict) and said else said))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["text", "title", "hidden", "basis", "x"]), inner, max_size=3),
    max_leaves=12)


@given(json_values)
def test_whatever_comes_is_a_source_or_refused(said: object) -> None:
    try:
        found = UNPACKER.unpacked(Source, json.loads(json.dumps(said)))
    except WireError:
        return
    assert isinstance(found, Source)


def test_lone_surrogates_travel_and_arrive_mended() -> None:
    said = {"number": 1, "text": "a\ud800b", "text_hash": ""}
    assert UNPACKER.unpacked(Source, json.loads(as_json(said))).text == "a\ufffdb"
