"""A reader of packs as somebody would write it who has docs/format.md and never saw Briefer: standard library and a YAML reader."""
from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def members(path: Path) -> dict[str, bytes]:
    """Every member by its path, of either form."""
    if path.is_dir():
        return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def load(data: bytes) -> Any:
    """YAML in which every scalar is text."""
    return yaml.load(data.decode("utf-8"), yaml.BaseLoader)


def unlike(found: dict[str, bytes]) -> list[str]:
    """The members that are not as the manifest says."""
    manifest = load(found["manifest.yaml"])
    assert manifest["format"].split(".")[0] == "1"
    return [
        entry["path"] for entry in manifest["members"]
        if len(found[entry["path"]]) != int(entry["size"]) or hashlib.sha256(found[entry["path"]]).hexdigest() != entry["sha256"]]


def sources(found: dict[str, bytes]) -> dict[int, tuple[dict[str, Any], str]]:
    """What is known of each source, and its text, by number."""
    return {
        int(path[8:-5]): (load(data), found[f"{path[:-5]}.txt"].decode("utf-8"))
        for path, data in found.items() if path.startswith("sources/") and path.endswith(".yaml")}


def quotations(known: dict[str, Any], text: str) -> Iterator[tuple[str, str, bool]]:
    """Each excerpt's number, the words to print, and whether it is verified."""
    for excerpt in known.get("excerpts", []):
        verified = text[int(excerpt["start"]):int(excerpt["end"])] == excerpt["exact"]
        yield f"{known['number']}.{excerpt['number']}", excerpt.get("wording") or excerpt["exact"], verified


def in_language(words: Any, language: str) -> str:
    """Words in a language; one text stands for every language."""
    return str(words.get(language, "")) if isinstance(words, dict) else str(words)


def outline(found: dict[str, bytes], language: str) -> Iterator[str]:
    """The briefings of a pack line by line: titles, framing text and numbers of excerpts, in printed order."""
    for briefing in load(found["pack.yaml"]).get("briefings", []):
        yield f"# {in_language(briefing.get('title', ''), language)}"
        for section in briefing.get("sections", []):
            yield f"## {in_language(section.get('titles', ''), language)}"
            yield from _items(section.get("intro", []), language)
            yield from _items(section.get("body", []), language)


def _items(items: list[dict[str, Any]], language: str) -> Iterator[str]:
    for item in items:
        if "text" in item:
            yield in_language(item["text"], language)
        elif "excerpt" in item:
            yield f"> {item['excerpt']}"
        elif "group" in item:
            yield f"### {item['group']}"
            yield from _items(item.get("body", []), language)


def originals(found: dict[str, bytes]) -> dict[int, bytes]:
    """The imported file of each source, by number."""
    return {int(Path(path).stem): data for path, data in found.items() if path.startswith("originals/")}
