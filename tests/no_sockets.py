"""A process in which opening a socket, or asking for an address, is refused and noted."""
from __future__ import annotations

import sys
from collections.abc import Sequence

_LOCAL = frozenset({"socket.gethostname", "socket.sethostname"})  # said by the system itself; what is printed of it is another test's


def forbid() -> Sequence[str]:
    """From now on, each try raises and adds a line to what is given back; a process cannot take this back."""
    tried: list[str] = []

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket.") and event not in _LOCAL:
            tried.append(f"{event} {arguments!r}")
            raise PermissionError(f"no network here: {event}")

    sys.addaudithook(refuse)
    return tried
