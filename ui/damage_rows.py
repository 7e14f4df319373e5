"""What is left of a damaged pack and what is not, in a few lines for whoever opens it."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefer.model.pack import Pack
from briefer.session import Damage
from briefer.values import dataclass
from ui.words import Words

State = Literal["ok", "warn", "err"]
_OF_SOURCES = frozenset({"damage.lost.text", "damage.lost.source"})
_ORIGINAL = "damage.lost.original"
_TOLD = _OF_SOURCES | {_ORIGINAL, "damage.lost.pack", "damage.lost.manifest", "damage.lost.directory"}


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the pack: whether it is whole, partly there or lost, what it is, and what of it is there."""

    state: State
    name: str
    said: str


def damage_rows(words: Words, pack: Pack, damage: Sequence[Damage]) -> tuple[Row, ...]:
    """Sources, texts of the briefings, excerpts, and each other thing that is lost."""
    lost = {int(str(one.lost.fields["source"])) for one in damage if one.lost.id in _OF_SOURCES}
    numbers = {source.number for source in pack.sources} | lost
    whole = len(numbers - lost)
    rows = [_row("err" if numbers and not whole else "warn" if lost else "ok", words.text("damaged.sources"),
                 words.text("damaged.so_many", count=whole, total=len(numbers)))]
    gone = any(one.lost.id == "damage.lost.pack" for one in damage)
    rows.append(_row("err" if gone else "ok", words.text("damaged.briefings"), words.text("damaged.lost" if gone else "damaged.complete")))
    excerpts = tuple(pack.excerpts())
    astray = [f"{source.number}.{excerpt.number}" for source, excerpt in excerpts
              if not excerpt.unanchored and source.text[excerpt.start:excerpt.end] != excerpt.exact]
    said = words.text("damaged.so_many", count=len(excerpts) - len(astray), total=len(excerpts))
    if astray:
        said += f". {words.counted('damaged.astray', len(astray), excerpts=tuple(astray))}"
    rows.append(_row("warn" if astray else "ok", words.text("damaged.excerpts"), said))
    files = sum(bool(source.origin.sha256) for source in pack.sources)
    if missing := sum(one.lost.id == _ORIGINAL for one in damage):
        said = words.text("damaged.so_many", count=max(files - missing, 0), total=max(files, missing))
        rows.append(_row("warn" if files > missing else "err", words.text("damaged.files"), said))
    rows += [_row("err", words.say(one.lost)[:1].upper() + words.say(one.lost)[1:], words.say(one.reason))
             for one in damage if one.lost.id not in _TOLD]
    return tuple(rows)


def details(words: Words, damage: Sequence[Damage]) -> str:
    """Each member that is damaged, with what is lost and why, for whoever looks closer."""
    return "\n".join(f"{one.path}: {words.say(one.lost)}: {words.say(one.reason)}" for one in damage)


def _row(state: State, name: str, said: str) -> Row:
    return Row(state, name, said)
