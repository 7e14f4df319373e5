"""The one place where the command line looks at the clock and draws ids; everything below gets them passed in."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


class Clock:
    """The time of this run, and ids; both fixed when SOURCE_DATE_EPOCH is set, so that a build can be repeated to the byte."""

    __slots__ = ("_epoch", "_now")

    def __init__(self, environ: Mapping[str, str]) -> None:
        epoch = environ.get("SOURCE_DATE_EPOCH", "")
        self._epoch = epoch if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11 else ""
        self._now = datetime.fromtimestamp(int(self._epoch), UTC) if self._epoch else datetime.now(UTC)

    def now(self) -> str:
        """The time as ISO date-time to the second, in UTC: where the machine stands is nobody's business."""
        return self._now.replace(microsecond=0).isoformat()

    def today(self) -> date:
        """The day, as it is where the machine stands."""
        return (self._now if self._epoch else self._now.astimezone()).date()

    def new_id(self, name: str) -> str:
        """An id nobody else has; the same for the same name when the time is fixed."""
        import uuid

        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"briefer:{self._epoch}:{name}") if self._epoch else uuid.uuid4())
