"""Packs of earlier versions of the format, brought to the present one step at a time.

There is one version so far. A step takes the YAML texts by member path as one version wrote them and gives them as the
next version does; it is added here with a pack of the earlier version among the tests.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefer.model.pack import FORMAT_VERSION

Version = tuple[int, int]
Step = Callable[[Mapping[str, str]], Mapping[str, str]]

STEPS: Mapping[Version, tuple[Version, Step]] = MappingProxyType({})


def migrated(texts: Mapping[str, str], version: Version, steps: Mapping[Version, tuple[Version, Step]] = STEPS) -> Mapping[str, str]:
    """The texts as the present version writes them; those of a version without a step stay as they are."""
    while version < FORMAT_VERSION and version in steps:
        version, step = steps[version]
        texts = step(texts)
    return texts
