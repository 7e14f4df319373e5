"""The preview: lays the briefing out again when it has changed, beside the window, and shows its pages."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.model.briefing import Briefing
from briefer.model.origins import Origin
from briefer.model.pack import Pack
from briefer.session import Session
from briefer.values import dataclass
from briefer.workflow.previews import Pages, Picture, Previewer, Spot
from ui.desk import Editing
from ui.kit import Kit
from ui.motion import run_without_end
from ui.press_room import PressRoom, Stopped
from ui.preview.block_menu import BlockMenu
from ui.preview.corner import Corner
from ui.preview.geometry import ZOOMS, page_of, scale_for
from ui.preview.view import PreviewView
from ui.printed import Printed
from ui.shelf import Shelf
from ui.widgets.named import labelled, named
from ui.widgets.pictures import image_of

DELAY = 30  # ms after the last change
_LONG = 1000  # ms of layout before a line says that it goes on
_AGAIN = 10_000  # ms after somebody scrolled by hand before what is edited is followed again
_PAGES, _PICTURE, _COPY = "preview pages", "preview picture", "preview copy"
_KEPT_ZOOM = "preview_zoom"


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    """What is to be laid out, and how it is seen."""

    session: Session
    pack: Pack
    briefing: Briefing
    language: str
    editing: Origin | None
    top: str
    number: int
    zoom: str
    room: tuple[int, int]
    ratio: float


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    """What came of it: pages, the picture of the one to look at, and the blocks that are being edited."""

    wish: _Wish
    pages: Pages
    first: int
    picture: Picture
    dots: float
    nodes: frozenset[str]


class PreviewTab(QWidget):
    """The tab. Its corner goes into that of the tab bar."""

    def __init__(self, kit: Kit, room: PressRoom, shelf: Shelf) -> None:
        super().__init__()
        self._kit, self._room, self._shelf = kit, room, shelf
        self._previewer = Previewer(lasts=True)
        self._printed = Printed(kit.settings)
        self._following = True
        self._stale = True
        self._soon, self._long, self._again = (QTimer(self, singleShot=True) for _ in range(3))
        self._soon.setTimerType(Qt.TimerType.PreciseTimer)
        for timer, act in ((self._soon, self._lay_out), (self._long, self._slow), (self._again, self._follow_again)):
            timer.timeout.connect(act)
        self._parts()
        self.corner = Corner(kit, self.view)
        self.setFocusProxy(self.view)
        self._listen()

    def _parts(self) -> None:
        """A line that says that layout goes on, a sentence when there is nothing to show, the canvas."""
        self.line = named(QProgressBar(self), "preview_progress")
        self.line.setFixedHeight(2)
        run_without_end(self.line, self._kit.settings)
        self.line.setTextVisible(False)
        self.line.hide()
        self.notice: QLabel = labelled(self, "hint", "preview_notice")
        self.notice.setWordWrap(True)
        self.notice.setContentsMargins(12, 10, 12, 10)
        self.notice.hide()
        self.view = PreviewView(self._kit, self)
        kept = self._kit.settings.recall(_KEPT_ZOOM)
        if kept in ZOOMS:
            self.view.set_zoom(str(kept))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.line, self.notice):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        self._error: BrieferError | None = None
        self._kit.words.call(self, self._say)

    def _listen(self) -> None:
        """What makes pages old, and what is followed."""
        desk = self._kit.desk
        for signal in (desk.opened, desk.changed, desk.briefing_changed, desk.language_changed):
            signal.connect(self._changed)
        self._kit.settings.changed.connect(lambda name: self._changed() if name in ("grading_on", "print_grades") else None)
        desk.closed.connect(self._forget)
        desk.editing_changed.connect(self._edited)
        desk.selection_changed.connect(self._edited)
        self.view.wanted.connect(self._draw)
        self.view.pointed.connect(self._point)
        self.view.by_hand.connect(self._by_hand)
        self.view.copied.connect(lambda: self._copy(self.view.marked))
        self._menu = BlockMenu(self._kit, self.view, self._point, self._copy)
        self.view.zoomed.connect(lambda zoom: self._kit.settings.keep(_KEPT_ZOOM, zoom))

    def showEvent(self, event: QShowEvent) -> None:
        """Pages are laid out when somebody looks."""
        super().showEvent(event)
        self.corner.show()
        if self._stale:
            self._soon.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """The corner belongs to this tab alone."""
        self.corner.hide()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The canvas takes the focus."""
        self.view.setFocus(event.reason())

    # --- pages -------------------------------------------------------------------------------------------------------

    def _changed(self, *_: object) -> None:
        """The pages are old: they are laid out again in a moment, once for all that changes until then."""
        self._stale = True
        self._room.forget(_PICTURE)
        if self.isVisible():
            self._soon.start(DELAY)

    def _forget(self) -> None:
        """The pack is closed: late pages are thrown away."""
        self._soon.stop()
        self._long.stop()
        self.line.hide()
        self._room.forget("preview")
        self._previewer = Previewer(lasts=True)
        self.view.clear()
        self._stale = True
        self._tell(None)

    def _lay_out(self) -> None:
        """Asks for new pages."""
        desk = self._kit.desk
        if not desk.is_open or desk.briefing is None or not self.isVisible():
            if desk.is_open and desk.briefing is None:
                self.view.clear()
            return
        self._stale = False
        view, followed = self.view, self._editing() if self._following else None
        pack = self._printed.pack(desk.pack)
        wish = _Wish(desk.session, pack, desk.briefing, desk.language, followed, view.top_block, view.number, view.zoom, view.room,
                     view.devicePixelRatioF())
        self._long.start(_LONG)
        if view.pages is None:
            self._begin()
        self._room.ask(_PAGES, _work(self._previewer, self._shelf, wish), self._arrived, self._failed)

    def _arrived(self, made: _Made) -> None:
        """New pages, with the picture of one."""
        self._done()
        self._tell(None)
        origin = self._editing()
        nodes = made.nodes if origin == made.wish.editing else made.pages.made_of(origin) if origin else frozenset()
        self.view.show_pages(made.pages, made.first, image_of(made.picture, made.wish.ratio), made.dots, nodes, follow=self._following)

    def _failed(self, error: Exception) -> None:
        """A briefing that cannot be laid out: the sentence, over the pages as they were."""
        self._done()
        if isinstance(error, BrieferError):
            self._tell(error)
        else:
            self._kit.problem(error)

    def _begin(self) -> None:
        """There is no page yet: it is said at once that pages are coming."""
        self.line.show()
        self.notice.setText(self._kit.words.text("preview.drawing"))
        self.notice.show()

    def _done(self) -> None:
        self._long.stop()
        self.line.hide()

    def _slow(self) -> None:
        """It takes long."""
        self.line.setVisible(self._room.is_busy(_PAGES))

    def _draw(self) -> None:
        """Asks for the next picture that is missing, if nothing more urgent is going on."""
        pages = self.view.pages
        missing = self.view.missing()
        if pages is None or not missing or self._room.is_busy(_PICTURE) or self._room.is_busy(_PAGES):
            return
        number, ratio = missing[0], self.view.devicePixelRatioF()
        dots = self.view.scale * ratio
        previewer = self._previewer

        def done(picture: Picture) -> None:
            self.view.show_picture(pages, number, image_of(picture, ratio), dots)
            self._draw()

        self._room.ask(_PICTURE, lambda _stopped: previewer.picture(pages, number, dots), done, self._failed, rank=1)

    # --- what is edited ----------------------------------------------------------------------------------------------

    def _editing(self) -> Origin | None:
        """What is being edited, as blocks name where they come from."""
        desk = self._kit.desk
        editing = desk.editing
        if editing is not None and editing.section == desk.section_id:
            return Origin(editing.section, editing.theme, editing.intro, editing.at if editing.at >= 0 else None, editing.excerpt)
        return Origin(desk.section_id) if desk.section_id else None

    def _edited(self) -> None:
        """Something else is edited: the bar goes there."""
        origin, pages = self._editing(), self.view.pages
        if pages is not None:
            self.view.mark(pages.made_of(origin) if origin else frozenset(), follow=self._following)

    def _by_hand(self) -> None:
        """Whoever scrolls wants to see something else for a while."""
        self._following = False
        self._again.start(_AGAIN)

    def _follow_again(self) -> None:
        self._following = True

    def _point(self, spot: Spot) -> None:
        """A click on a block: what it was made of is selected in the editor."""
        desk, origin = self._kit.desk, spot.origin
        if origin is None:
            self._kit.actions["act_briefing_data"].trigger()  # the head of the paper
            return
        desk.select_section(origin.section)
        if origin.excerpt is not None:
            desk.select_excerpts((origin.excerpt,))
        desk.edit(Editing(origin.section, -1 if origin.item is None else origin.item, origin.theme, origin.intro, origin.excerpt))

    def _copy(self, blocks: tuple[tuple[int, Spot], ...]) -> None:
        """Copies what some blocks print; their words are read from the very page."""
        pages, previewer = self.view.pages, self._previewer
        if pages is not None and blocks:
            self._room.ask(_COPY, lambda _stopped: "\n\n".join(previewer.words(pages, *one) for one in blocks), self._copied, self._failed,
                           rank=1)

    def _copied(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._kit.say(self._kit.words.text("preview.copied"))

    # --- words -------------------------------------------------------------------------------------------------------

    def _tell(self, error: BrieferError | None) -> None:
        """Shows what is wrong, or nothing."""
        self._error = error
        self.notice.setText(self._kit.words.explain(error) if error else "")
        self.notice.setVisible(error is not None)

    def _say(self) -> None:
        """The words of the pane."""
        self.view.setAccessibleName(self._kit.words.text("preview.pages"))
        self.line.setAccessibleName(self._kit.words.text("preview.progress"))
        if self._error:
            self._tell(self._error)


def _work(previewer: Previewer, shelf: Shelf, wish: _Wish) -> Callable[[Stopped], _Made | None]:
    """What the press room does: pages first, then at once the picture of the page to look at."""
    def work(stopped: Stopped) -> _Made | None:
        style = shelf.style(wish.session, wish.pack, wish.briefing.style)
        pages = previewer.pages(wish.pack, wish.briefing, wish.language, style)
        if stopped():
            return None
        nodes = pages.made_of(wish.editing) if wish.editing else frozenset[str]()
        first = page_of(pages, nodes, wish.top, wish.number)
        dots = scale_for(wish.zoom, pages.sizes[min(wish.number, len(pages.sizes) - 1)], wish.room) * wish.ratio
        return _Made(wish, pages, first, previewer.picture(pages, first, dots), dots, nodes)

    return work
