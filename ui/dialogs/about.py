"""What there is to know of the program: its version, its licence, and what others made of it."""
from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefer import __version__
from ui.dialogs.frame import Dialog
from ui.kit import Kit
from ui.widgets.named import labelled, named

LIBRARIES: tuple[tuple[str, str], ...] = (
    ("PySide6-Essentials", "LGPL 3"), ("reportlab", "BSD"), ("PyYAML", "MIT"), ("Babel", "BSD-3-Clause"), ("pyphen", "MPL 1.1"),
    ("rapidfuzz", "MIT"), ("charset-normalizer", "MIT"), ("pypdfium2", "BSD-3-Clause"), ("pypdf", "BSD-3-Clause"),
    ("lxml", "BSD-3-Clause"), ("trafilatura", "Apache-2.0"), ("olefile", "BSD-2-Clause"), ("snowballstemmer", "BSD-3-Clause"),
    ("cryptography", "Apache-2.0"))
_FONTS = (("Inter", "SIL OFL 1.1"), ("Source Serif 4", "SIL OFL 1.1"), ("Carlito, Caladea", "SIL OFL 1.1"),
          ("DejaVu Sans", "Bitstream Vera"), ("Tabler Icons", "MIT"))


def versions() -> tuple[tuple[str, str], ...]:
    """The versions of everything that runs here."""
    return (("Briefer", __version__), ("Python", platform.python_version()), ("Qt", qVersion()),
            *((name, _version(name)) for name, _ in LIBRARIES))


def _version(name: str) -> str:
    """The version of a library; a dash when it was put together without saying."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


class AboutDialog(Dialog):
    """Version and licences, to be read and copied."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, parent, "about_dialog", "about.title")
        self.setModal(True)
        self.resize(kit.look.size(560), kit.look.size(480))
        head, line = labelled(self, "head"), labelled(self, "small")
        head.setText(f"Briefer {__version__}")
        kit.words.bind(self, line.setText, "about.line")
        line.setWordWrap(True)
        self.text = named(QTextBrowser(self), "about_text")
        kit.words.bind(self, self.text.setAccessibleName, "about.licences")
        kit.words.call(self, self._say)
        for part in (head, line):
            self.body.addWidget(part)
        self.body.addWidget(self.text, 1)
        self.foot.addStretch(1)
        self.button("about_close_button", "intake.close", primary=True, key="Esc").clicked.connect(self.accept)

    def _say(self) -> None:
        known = dict(versions())
        rows = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td>{known.get(name, '')}&nbsp;&nbsp;</td><td>{licence}</td></tr>"
                       for name, licence in (*LIBRARIES, *_FONTS))
        self.text.setHtml(f"<p>{self._kit.words.text('about.offline')}</p><h3>{self._kit.words.text('about.licences')}</h3><table>{rows}</table>")
