"""Texts that make trouble in YAML, offsets or print, and the small values that hold them."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from briefer.model.dates import BASES, CONFIDENCES, PARTS, Date
from briefer.model.extra import RawMapping
from briefer.model.localized import Localized
from briefer.model.sources import (
    STATED_BASES,
    Stated,
)
from briefer.model.text import clean

# What makes trouble in YAML, in offsets or in print, beside ordinary words of both languages.
AWKWARD = "ab Zz09 .,;:-—–_'\"«»“”’‘#&*!|>%@`~?=+[]{}()<>/\\\n\t…€àÈß\u00a0\u00ad\u200b\u0301ḥʿ北😀\U0001f1ee\ufeff"
WORDS = (
    "NATO",
    "Baghdad",
    "training",
    "missione",
    "perché",
    "l’accordo",
    "«sospesa»",
    "8",
    "January",
    "gennaio",
    "No",
    "null",
    "1.10",
    "-",
    "#",
    "x: y",
)

texts = st.one_of(
    st.text(alphabet=AWKWARD, max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from((*WORDS, "\n")), max_size=90).map(" ".join),
).map(clean)
words = st.one_of(
    st.sampled_from(("a", "mil.nmi", "s-1", "No", "5.10", "2020-01-08", "true", "è", "a b")),
    st.text(alphabet="abz.-", min_size=1, max_size=8),
)
localized = st.one_of(
    st.just(Localized()), texts.map(Localized), st.dictionaries(st.sampled_from(("en", "it", "de")), texts, max_size=3).map(Localized)
)
raws: st.SearchStrategy[Any] = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=2).map(tuple) | st.dictionaries(texts, inner, max_size=2).map(lambda d: RawMapping(d.items())),
    max_leaves=3,
)
extras = st.one_of(
    st.just(()), st.dictionaries(st.sampled_from(("new_key", "later on", "2.0")), raws, max_size=2).map(lambda d: tuple(d.items()))
)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


edtf = st.sampled_from(
    ("", "2020", "2020-01", "2020-01-08", "2020-21", "2019-33", "199X", "2020-01-08T22:30Z", "2020-01/2020-03", "../2020-01-08", "2020~")
)
dates = st.builds(
    Date,
    stated=texts,
    edtf=edtf,
    basis=st.sampled_from(BASES),
    confidence=st.sampled_from(CONFIDENCES),
    note=localized,
    zone=st.sampled_from(("", "Z", "C")),
    part=st.sampled_from((None, *PARTS)),
    extra=extras,
)
stated = st.builds(Stated, text=localized, basis=st.sampled_from(STATED_BASES), extra=extras)
numbers = st.integers(0, 5)
