"""Every reader that meets bytes of strangers refuses or reads them, and never fails; `python3 dev.py fuzz` looks for longer."""
from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, Target

every = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
changes = st.integers(0, 2**32 - 1).map(Random)


def spoil(target: Target, random: Random) -> None:
    """Runs a target on one of its files after some changes by chance."""
    seeds = target.seeds()
    target.run(mutated(random.choice(seeds), random, seeds)[:target.longest])


@every
def test_what_fuzzing_starts_from_is_read(target: Target) -> None:
    for seed in target.seeds():
        target.run(seed)


@every
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(random=changes)
def test_a_spoilt_file_is_read_or_refused(target: Target, random: Random) -> None:
    spoil(target, random)


@every
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(target: Target, data: bytes) -> None:
    target.run(data)


@pytest.mark.nightly
@every
@settings(max_examples=1500, suppress_health_check=list(HealthCheck))
@given(random=changes)
def test_a_file_spoilt_in_many_ways_is_read_or_refused(target: Target, random: Random) -> None:
    spoil(target, random)
