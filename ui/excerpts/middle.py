"""The middle pane of the excerpts: filters and timeline above, the table or what stands in its place, the bar below."""
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefer.workflow import Sifted, is_undated
from ui.excerpts.empty import EmptyPage
from ui.excerpts.filter_row import FilterRow
from ui.excerpts.filters import Filters
from ui.excerpts.place_bar import PlaceBar
from ui.excerpts.saying import Saying
from ui.excerpts.table import ExcerptTable
from ui.excerpts.timeline import TimelineView
from ui.kit import Kit
from ui.widgets.named import labelled, line, named

_LEAST = 420


class MiddlePane(QWidget):
    """The parts, and the words around them. `cleared` wants all filters away, `search_elsewhere` the same search in the sources."""

    cleared = Signal()
    search_elsewhere = Signal()

    def __init__(self, kit: Kit, filters: Filters, saying: Saying, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._filters, self._saying = kit, filters, saying
        self._sifted: Sifted | None = None
        self._build()
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._dress)
        self._dress()

    def show_sifted(self, sifted: Sifted, *, changed: bool) -> None:
        """What passes the filter, in numbers and words; `changed`: the pack is another too. The table shows it already."""
        self._sifted = sifted
        pack, every = self._kit.desk.pack, self.every
        self.stack.setCurrentWidget(self.full if every else self.none)
        self.rows.setCurrentWidget(self.table if self.table.rows.shown else self.no_match)
        self.filter_row.show_counts(sifted)
        if changed:
            self.timeline.show_pack(pack, sum(is_undated(excerpt) for _, excerpt in pack.excerpts()))
            self._show_legend()
        self.timeline.show_period(self._filters.value.period)
        self._say_filter(every - len(self.table.rows.shown))

    def forget(self) -> None:
        """Nothing is open."""
        self._sifted = None
        self.table.show_rows(None, (), (), stay=False)
        self.timeline.show_pack(None, 0)

    @property
    def every(self) -> int:
        """How many excerpts the pack has."""
        return sum(len(source.excerpts) for source in self._kit.desk.pack.sources)

    def _build(self) -> None:
        """The middle pane: filters and timeline above, the table or what stands in its place, the bar below."""
        kit, middle = self._kit, self
        self.setProperty("pane", "middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_LEAST)
        self.filter_row = FilterRow(kit, self._filters, self._saying, middle)
        self.timeline = TimelineView(kit, self._saying, middle)
        self.table = ExcerptTable(kit, self._saying, middle)
        self.bar = PlaceBar(self._kit, middle)
        self.none = EmptyPage(self._kit, "no_excerpts_page", "quote", "excerpts.none", middle)
        self.none.add_button("read_sources_button", "excerpts.read_sources", self._kit.actions["act_ws_sources"].trigger,
                             icon="book-2", keys="Ctrl+1", primary=True)
        self.no_match = EmptyPage(self._kit, "no_match_page", "filter", "excerpts.no_match", middle)
        self.no_match.add_button("no_match_clear_button", "excerpts.clear", self.cleared.emit, icon="x", keys="Esc", primary=True)
        self.no_match.add_button("search_sources_button", "excerpts.search_sources", self.search_elsewhere.emit, icon="search")
        self.rows = named(QStackedWidget(middle), "excerpt_rows")
        self.rows.addWidget(self.table)
        self.rows.addWidget(self.no_match)
        self.full = QWidget(middle)
        column = QVBoxLayout(self.full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self.filter_row, self._timeline_head(), self.timeline, line(middle), self.rows, line(middle), self.bar):
            column.addWidget(one, 1 if one is self.rows else 0)
        self.stack = named(QStackedWidget(middle), "excerpts_stack")
        self.stack.addWidget(self.full)
        self.stack.addWidget(self.none)
        outer = QVBoxLayout(middle)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.setTabOrder(self.undated, self.table)

    def _timeline_head(self) -> QWidget:
        """The period in words, a hint, and the button for what has no date."""
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(18, 4, 14, 0)
        row.setSpacing(10)
        self._period_label = labelled(head, "pane", "timeline_period_label")
        self._hint = labelled(head, "hint", "timeline_hint_label")
        self.undated = named(QToolButton(head), "undated_button")
        self.undated.setCheckable(True)
        self.undated.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.undated.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.undated.clicked.connect(lambda checked: self._filters.set(undated=checked, period=""))
        row.addWidget(self._period_label)
        row.addWidget(self._hint, 1)
        row.addWidget(self.undated)
        return head

    def _say(self) -> None:
        """Another language."""
        words = self._kit.words
        self.setAccessibleName(words.text("space.excerpts"))
        self._hint.setText(words.text("excerpts.timeline.hint"))
        self.table.viewport().update()
        if self._sifted is not None and self._kit.desk.is_open:
            self._show_legend()
            self._say_filter(self.every - len(self.table.rows.shown))

    def _say_filter(self, hidden: int) -> None:
        """The period, the number without a date, and on the empty page what hides everything."""
        words, value = self._kit.words, self._filters.value
        ends = self.timeline.first_and_last
        axis = self.timeline.axis
        if axis is None or ends is None:
            self._period_label.setText("")
        elif value.period:
            self._period_label.setText(f"{self.timeline.month_name(ends[0])} – {self.timeline.month_name(ends[1])}")
        else:
            self._period_label.setText(f"{axis.first} – {axis.last}")
        count = self._sifted.undated if self._sifted else 0
        self.undated.setText(f"{words.text('excerpts.undated')}  {count}")
        self.undated.setAccessibleName(words.counted("excerpts.undated.accessible", count))
        self.undated.setToolTip(words.text("excerpts.undated.tip"))
        self.undated.setChecked(value.undated)
        self.no_match.detail.setText(self._what_hides(hidden))

    def _what_hides(self, hidden: int) -> str:
        """The filter in words, and how many it hides."""
        words, value, pack = self._kit.words, self._filters.value, self._kit.desk.pack
        parts = [words.text("excerpts.filter.words", words=value.words.strip())] if value.words.strip() else []
        names = [self._saying.theme(theme) for theme in pack.themes if theme.id in value.themes]
        parts += [", ".join(names)] if names else []
        parts += [words.text("excerpts.undated")] if value.undated else []
        parts += [self._period_label.text()] if value.period else []
        parts += [self.filter_row.grade.text()] if value.reliabilities or value.credibilities else []
        parts += [self.filter_row.section.text()] if value.placed is not None or value.sections else []
        return words.counted("excerpts.filter.hidden", hidden, filter=" · ".join(parts))

    def _show_legend(self) -> None:
        """The themes on the empty page."""
        themes = sorted((one for one in self._kit.desk.pack.themes if one.key), key=lambda one: one.key)
        self.none.show_themes([(self._saying.theme(theme), theme.key, theme.colour) for theme in themes])
        keys = [theme.key for theme in themes]
        words = self._kit.words
        self.none.detail.setText(words.text("excerpts.none.detail", last=max(keys)) if keys else words.text("excerpts.none.plain"))

    def _dress(self) -> None:
        """Icons in the colours of the day."""
        self.undated.setIcon(self._kit.look.icon("calendar"))
