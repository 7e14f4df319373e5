"""Who a document goes to: for action and for information, in the head of the first page or in a list of their own."""
from __future__ import annotations

import re

from briefer.assembly.composer import Composer
from briefer.values import dataclass

_LISTED_FROM = 6
_SEPARATOR = re.compile(r"\s*(?:;|\n)\s*")
_INFORMATION = re.compile(r"(?:for |per )?(?:information|info|conoscenza|p\.?\s?c\.?)\s*:\s*", re.IGNORECASE)
_ACTION = re.compile(r"(?:for |per )?(?:action|competenza)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addressees:
    """Names as the officer wrote them; `listed` when they are six or more and move to the back matter."""

    action: tuple[str, ...]
    information: tuple[str, ...]

    @property
    def listed(self) -> bool:
        """Whether the head of the first page has no room for them."""
        return len(self.action) + len(self.information) >= _LISTED_FROM


def addressees(composer: Composer) -> Addressees:
    """Those of the row "To" and of the distribution, each once.

    A line "Action:" («Per competenza:») or "Information:" («Per conoscenza:») says which those after it are; the
    distribution is for information unless it says otherwise.
    """
    action: dict[str, None] = {}
    information: dict[str, None] = {}
    for field, for_action in (("to", True), ("distribution", False)):
        for written in _SEPARATOR.split(composer.ours(composer.briefing.title_data(field))):
            if label := _INFORMATION.match(written) or _ACTION.match(written):
                for_action = label.re is _ACTION
                written = written[label.end():]
            if written:
                (action if for_action else information)[written] = None
    return Addressees(tuple(action), tuple(name for name in information if name not in action))
