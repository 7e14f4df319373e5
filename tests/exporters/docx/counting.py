"""Counts the numbers of a Word file as Word does, from its styles and its numbering part."""
from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tests.exporters.docx.conftest import NAMESPACES, WordFile

W = f"{{{NAMESPACES['w']}}}"


def shown_numbers(word: WordFile) -> list[tuple[str, str]]:
    """Each numbered paragraph of the body that is no dash: the number Word shows, and its words."""
    levels, instances, overrides = _lists(word)
    bound = {style.get(f"{W}styleId"): found for style in word.find("//w:style", "word/styles.xml") if (found := _numbering(style))}
    counts: dict[str, list[int]] = {}
    started: set[tuple[str, int]] = set()
    found = []
    for paragraph in word.find("//w:body//w:p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        place = _numbering(paragraph) or (bound.get(style.get(f"{W}val")) if style is not None else None)
        if not place or place[0] == "0":
            continue
        number, level = place
        family = instances[number]
        kept = counts.setdefault(family, [0] * 9)
        if (start := overrides.get((number, level))) and (number, level) not in started:
            started.add((number, level))
            kept[level] = start
        else:
            kept[level] += 1
        kept[level + 1:] = [0] * (8 - level)
        if levels[family, level][0] != "bullet":
            found.append((_shown(levels, family, level, kept), "".join(paragraph.itertext(f"{W}t"))))
    return found


def _lists(word: WordFile) -> tuple[dict[tuple[str, int], tuple[str, str]], dict[str, str], dict[tuple[str, int], int]]:
    """Levels by list, the list behind each number, and the restarts."""
    member = "word/numbering.xml"
    levels = {(list_.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl"))): (_value(level, "numFmt"), _value(level, "lvlText"))
              for list_ in word.find("//w:abstractNum", member) for level in list_.iter(f"{W}lvl")}
    instances = {number.get(f"{W}numId"): _value(number, "abstractNumId") for number in word.find("//w:num", member)}
    overrides = {(number.get(f"{W}numId"), int(override.get(f"{W}ilvl"))): int(_value(override, "startOverride"))
                 for number in word.find("//w:num", member) for override in number.iter(f"{W}lvlOverride")}
    return levels, instances, overrides


def _value(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    assert found is not None
    return found.get(f"{W}val") or ""


def _numbering(element: etree._Element) -> tuple[str, int] | None:
    """The list and level of a paragraph or style, if it says so itself."""
    found = element.find(f"{W}pPr/{W}numPr")
    return (_value(found, "numId"), int(_value(found, "ilvl"))) if found is not None else None


def _shown(levels: dict[tuple[str, int], tuple[str, str]], family: str, level: int, counts: list[int]) -> str:
    """The text of a level with the counts set in."""
    def spelt(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        first = {"lowerLetter": "a", "upperLetter": "A"}.get(levels[family, place][0])
        return chr(ord(first) + counts[place] - 1) if first else str(counts[place])

    return re.sub(r"%(\d)", spelt, levels[family, level][1])


def printed_numbers(blocks: Iterator[object]) -> list[str]:
    """The numbers that a document prints."""
    return [number for block in blocks if (number := getattr(block, "number", ""))]
