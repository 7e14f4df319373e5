"""The guide in a window of its own, beside which one can work."""
from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from ui.action_rows import MENUS
from ui.kit import Kit
from ui.widgets.named import named

PAGES = ("start", "import", "sources", "excerpts", "briefing", "checks", "printing", "safety", "keys")
_SIZE, _LIST = (820, 600), 200
_ROOM, _LINE = 8, 130  # px below a paragraph; per cent of a line


class HelpWindow(QDialog):
    """Pages at the left, the one chosen at the right; it follows the language of the window."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._kit = kit
        self.resize(*(kit.look.size(one) for one in _SIZE))
        self.pages, self.text = named(QListWidget(self), "help_pages"), named(QTextBrowser(self), "help_text")
        self.pages.setFixedWidth(kit.look.size(_LIST))
        for _ in PAGES:
            self.pages.addItem(QListWidgetItem())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self.text, 1)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(20)
        self.text.anchorClicked.connect(lambda link: self.show_page(link.toString()))
        self.pages.currentRowChanged.connect(lambda _: self._show())
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._show)

    def show_for(self, workspace: str) -> None:
        """Opens at the page of what one is doing."""
        self.show_page(workspace if workspace in PAGES else "start")

    def show_page(self, name: str) -> None:
        """Opens at a page."""
        if name in PAGES:
            self.pages.setCurrentRow(PAGES.index(name))
        self.show()
        self.raise_()
        self.text.setFocus()

    def _say(self) -> None:
        words = self._kit.words
        self.setWindowTitle(words.text("help.title"))
        self.pages.setAccessibleName(words.text("pref.pages"))
        self.text.setAccessibleName(words.text("help.title"))
        for at, name in enumerate(PAGES):
            self.pages.item(at).setText(words.text(f"help.page.{name}"))
        self._show()

    def _show(self) -> None:
        """The page in the language and colours of the day."""
        name = PAGES[max(0, self.pages.currentRow())]
        self.text.document().setDefaultFont(self._kit.look.font(14))
        if name == "keys":
            self.text.setHtml(keys_page(self._kit))
        else:
            self.text.setMarkdown(page_text(self._kit.words.language, name))
            _air(self.text.document())


def _air(document: QTextDocument) -> None:
    """Gives a page room between its paragraphs."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        form = QTextBlockFormat()
        form.setBottomMargin(_ROOM)
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        block = block.next()


def page_text(language: str, name: str) -> str:
    """A page of the guide, as Markdown."""
    return files("ui.help").joinpath(language, f"{name}.md").read_text("utf-8")


def keys_page(kit: Kit) -> str:
    """The keys of all actions as they are now, by menu."""
    words, actions, parts = kit.words, kit.actions, list[str]()
    parts.append(f"<h1>{words.text('help.page.keys')}</h1>")
    for menu in MENUS:
        rows = []
        for id in actions:
            keys = ", ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in actions.keys(id))
            if actions.row(id).menu == menu and keys:
                rows.append(f"<tr><td><b>{keys}</b>&nbsp;&nbsp;</td><td>{actions[id].text().replace('&', '').rstrip('…')}</td></tr>")
        if rows:
            parts.append(f"<h3>{words.text(f'menu.{menu}').replace('&', '')}</h3><table cellpadding='3'>{''.join(rows)}</table>")
    return "".join(parts)
