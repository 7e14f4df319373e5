"""The styles that a briefing can be printed in: bundled, the user's, and those its pack carries."""
from __future__ import annotations

import os

from briefer.document.styles import HouseStyle
from briefer.model.pack import Pack
from briefer.session import Session
from briefer.workflow import Carried, Library, library
from briefer.workflow.shelves import templates_folder


class Shelf:
    """Loads styles and keeps them as long as the pack carries the same files; one thread at a time uses it."""

    def __init__(self) -> None:
        self._of: tuple[Session, object] | None = None
        self._library: Library | None = None

    def style(self, session: Session, pack: Pack, id: str) -> HouseStyle:
        """The style with an id; TemplateError when there is none or it cannot be used."""
        of = (session, pack.files)
        if self._library is None or self._of is None or self._of[0] is not session or self._of[1] != pack.files:
            self._of, self._library = of, library(templates_folder(os.environ), Carried(pack.files, session.original))
        return self._library.style(id)
