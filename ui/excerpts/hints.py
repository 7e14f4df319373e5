"""The date that a passage proposes, looked for beside the window."""
from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from briefer.model.dates import Date
from briefer.model.selection import Selected
from briefer.model.sources import Excerpt, ExcerptId
from briefer.workflow import DateProposal, propose_date
from ui.excerpts.saying import Saying
from ui.kit import Kit

_KEPT = 200


class Hints(QObject):
    """Looks for the date of an excerpt that has none; `found` brings the excerpt, the date, and the sentence that offers it."""

    found = Signal(object, object, str)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._saying = Saying(kit.words)
        self._known: dict[ExcerptId, tuple[Excerpt, DateProposal | None]] = {}
        kit.desk.closed.connect(self._known.clear)

    def look_for(self, one: Selected) -> None:
        """Looks for a date; an answer that is known comes at once, and one for an excerpt that is another meanwhile never."""
        source, excerpt = one
        id = ExcerptId.of(source, excerpt)
        known = self._known.get(id)
        if known is not None and known[0] is excerpt:
            self._tell(id, known[1])
            return
        if len(self._known) > _KEPT:
            self._known.clear()
        self._known[id] = (excerpt, None)
        self._kit.tasks.run(
            lambda _: propose_date(source, excerpt), done=lambda found: self._come(id, excerpt, found), failed=self._kit.problem)

    def _come(self, id: ExcerptId, excerpt: Excerpt, found: DateProposal) -> None:
        known = self._known.get(id)
        if known is not None and known[0] is excerpt:
            self._known[id] = (excerpt, found)
            self._tell(id, found)

    def _tell(self, id: ExcerptId, proposal: DateProposal | None) -> None:
        """Offers the first date that was found; one that was reckoned wants its year checked."""
        offers = () if proposal is None else (proposal.filled,) if proposal.filled else proposal.hints
        when: Date | None = next((one for one in offers if one is not None), None)
        if when is not None:
            said = "date.suggested_year" if when.basis == "inferred" else "date.suggested"
            self.found.emit(id, when, self._kit.words.text(said, words=when.stated, date=self._saying.date(when)))
