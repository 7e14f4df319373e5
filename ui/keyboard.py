"""Keys that a person has chosen: kept with the settings, given to the actions."""
from __future__ import annotations

from collections.abc import Mapping

from ui.kit import Kit

_KEPT = "keys"  # lines `action=key`


def chosen(kit: Kit) -> Mapping[str, str]:
    """The keys that were chosen, by action."""
    kept = kit.settings.recall(_KEPT)
    lines = [str(one) for one in kept] if isinstance(kept, list) else [kept] if isinstance(kept, str) else []
    pairs = (line.partition("=") for line in lines)
    return {id: key for id, sign, key in pairs if sign and id in set(kit.actions)}


def take(kit: Kit, keys: Mapping[str, str]) -> None:
    """Gives the actions these keys and keeps them; the others have those of the table."""
    for id in {*chosen(kit), *keys}:
        kit.actions.set_keys(id, (keys[id],) if id in keys else ())
    kit.settings.keep(_KEPT, [f"{id}={key}" for id, key in sorted(keys.items())])


def choose(kit: Kit, id: str, key: str) -> str:
    """Gives an action a key, none for that of the table; the action that has the key already, and then nothing changes."""
    if key and (other := kit.actions.conflict(id, key)):
        return other
    others = {one: kept for one, kept in chosen(kit).items() if one != id}
    take(kit, {**others, id: key} if key and (key,) != kit.actions.usual_keys(id)[:1] else others)
    return ""


def apply(kit: Kit) -> None:
    """At the start: gives the actions the keys that were chosen."""
    for id, key in chosen(kit).items():
        kit.actions.set_keys(id, (key,))
    kit.actions.allow_single_keys(kit.settings.value("single_keys"))
