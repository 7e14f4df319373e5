"""A library of strangers, loaded without letting it try the network."""
from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any


def article_extractor() -> Callable[..., Any]:
    """The extractor of trafilatura. It brings along urllib3, which while it loads binds a socket to see whether there is IPv6, unless
    Python says that there is none; it is never called.
    """
    there, socket.has_ipv6 = socket.has_ipv6, False
    try:
        from trafilatura.core import bare_extraction
    finally:
        socket.has_ipv6 = there
    found: Callable[..., Any] = bare_extraction
    return found
