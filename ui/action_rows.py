"""Every action there is, a row each, in the order of the menus; their words are `act.<name>` and `act.<name>.tip` of the catalogue."""
from __future__ import annotations

from typing import Literal

from briefer.values import dataclass

Menu = Literal["file", "edit", "view", "source", "excerpt", "briefing", "help"]
MENUS: tuple[Menu, ...] = ("file", "edit", "view", "source", "excerpt", "briefing", "help")
NINE = 9


@dataclass(frozen=True, slots=True)
class Row:
    """An action: its id, menu, keys, icon, and the facts it needs, of which the first that is missing is told as the reason.

    `in_view`: its keys work only in the views that it is attached to. `nine`: one for each of nine themes, `…_1` to `…_9`.
    """

    id: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: tuple[str, ...] = ()
    in_view: bool = False
    checkable: bool = False
    nine: bool = False

    @property
    def words(self) -> str:
        """The id of its words."""
        return f"act.{self.id.removeprefix('act_')}"


ROWS: tuple[Row, ...] = (
    Row("act_new_from_template", "file", keys=("Ctrl+N",), icon="template"),
    Row("act_open_pack", "file", keys=("Ctrl+O",), icon="folder-open"),
    Row("act_open_recent", "file", icon="history", needs=("recent",)),
    Row("act_open_sample", "file", icon="school"),
    Row("act_save", "file", keys=("Ctrl+S",), icon="device-floppy", needs=("pack", "writable")),
    Row("act_save_copy", "file", keys=("Ctrl+Shift+S",), icon="copy", needs=("pack",)),
    Row("act_seal", "file", icon="lock", needs=("pack", "writable", "one_file")),
    Row("act_unseal", "file", icon="lock-open", needs=("pack", "writable", "sealed")),
    Row("act_versions", "file", icon="restore", needs=("pack", "versions")),
    Row("act_export", "file", keys=("Ctrl+E",), icon="file-export", needs=("briefing",)),
    Row("act_print_handout", "file", keys=("Ctrl+P",), icon="printer", needs=("briefing",)),
    Row("act_preferences", "file", icon="settings"),
    Row("act_close_pack", "file", keys=("Ctrl+W",), icon="x", needs=("pack",)),
    Row("act_quit", "file", keys=("Ctrl+Q",)),
    Row("act_undo", "edit", keys=("Ctrl+Z",), icon="arrow-back-up", needs=("undo",)),
    Row("act_redo", "edit", keys=("Ctrl+Y", "Ctrl+Shift+Z"), icon="arrow-forward-up", needs=("redo",)),
    Row("act_cut", "edit", keys=("Ctrl+X",), needs=("editing",)),
    Row("act_copy", "edit", keys=("Ctrl+C",), icon="copy", needs=("copyable",)),
    Row("act_paste", "edit", keys=("Ctrl+V",), needs=("pastable",)),
    Row("act_select_all", "edit", keys=("Ctrl+A",), needs=("selectable",)),
    Row("act_search", "edit", keys=("Ctrl+F",), icon="search", needs=("pack",)),
    Row("act_clear_filters", "edit", keys=("Alt+0",), icon="x", needs=("filtered",)),
    Row("act_palette", "edit", keys=("Ctrl+K",), icon="keyboard"),
    Row("act_ws_sources", "view", keys=("Ctrl+1",), icon="book-2", needs=("pack",)),
    Row("act_ws_excerpts", "view", keys=("Ctrl+2",), icon="quote", needs=("pack",)),
    Row("act_ws_briefing", "view", keys=("Ctrl+3",), icon="notes", needs=("pack",)),
    Row("act_pane_next", "view", keys=("F6",), needs=("pack",)),
    Row("act_pane_prev", "view", keys=("Shift+F6",), needs=("pack",)),
    Row("act_show_details", "view", keys=("F4",), icon="info-circle", needs=("pack",)),
    Row("act_show_checks", "view", keys=("F7",), icon="list-check", needs=("pack",)),
    Row("act_show_preview", "view", keys=("F9",), icon="eye", needs=("in_briefing",)),
    Row("act_side_toggle", "view", keys=("Ctrl+Shift+D",), icon="layout-columns", needs=("pack",)),
    Row("act_focus_mode", "view", keys=("F11",), icon="arrows-maximize", needs=("pack",), checkable=True),
    Row("act_zoom_in", "view", keys=("Ctrl++",), icon="zoom-in", needs=("zoomable",)),
    Row("act_zoom_out", "view", keys=("Ctrl+-",), icon="zoom-out", needs=("zoomable",)),
    Row("act_zoom_reset", "view", keys=("Ctrl+0",), needs=("zoomable",)),
    Row("act_ui_language", "view", keys=("Ctrl+Shift+L",), icon="language"),
    Row("act_dark", "view", icon="moon", checkable=True),
    Row("act_import", "source", keys=("Ctrl+I",), icon="file-import"),
    Row("act_paste_source", "source", keys=("Ctrl+Shift+V",), icon="clipboard-text"),
    Row("act_source_prev", "source", keys=("Alt+Up",), icon="chevron-up", needs=("source_above",)),
    Row("act_source_next", "source", keys=("Alt+Down",), icon="chevron-down", needs=("source_below",)),
    Row("act_find_in_source", "source", keys=("Ctrl+Shift+F",), icon="search", needs=("source",)),
    Row("act_source_hidden", "source", icon="eye", needs=("hidden_lines",), checkable=True),
    Row("act_source_original", "source", icon="external-link", needs=("original",)),
    Row("act_source_copy_cite", "source", icon="copy", needs=("source",)),
    Row("act_source_remove", "source", keys=("Del",), icon="trash", needs=("source", "writable"), in_view=True),
    Row("act_make_excerpt", "excerpt", keys=("E",), icon="quote", needs=("passage", "writable"), in_view=True),
    Row("act_theme_n", "excerpt", icon="tag", needs=("theme_target", "writable"), in_view=True, nine=True),
    Row("act_theme_pick", "excerpt", keys=("T",), icon="tag", needs=("theme_target", "writable"), in_view=True),
    Row("act_filter_theme_n", "excerpt", icon="filter", needs=("in_excerpts",), nine=True),
    Row("act_event_date", "excerpt", keys=("D",), icon="calendar-event", needs=("excerpts",), in_view=True),
    Row("act_grade", "excerpt", keys=("G",), icon="shield-check", needs=("grading", "excerpts"), in_view=True),
    Row("act_translate", "excerpt", keys=("R",), icon="language", needs=("excerpts",), in_view=True),
    Row("act_show_in_source", "excerpt", keys=("O",), icon="book-2", needs=("one_excerpt",), in_view=True),
    Row("act_extend", "excerpt", icon="pencil", needs=("one_excerpt", "writable")),
    Row("act_place", "excerpt", keys=("P",), icon="layout-list", needs=("excerpts", "briefing", "writable"), in_view=True),
    Row("act_unplace", "excerpt", keys=("Shift+P",), icon="minus", needs=("placed_excerpts", "writable"), in_view=True),
    Row("act_excerpt_delete", "excerpt", keys=("Del",), icon="trash", needs=("excerpts", "writable"), in_view=True),
    Row("act_place_all", "briefing", keys=("Ctrl+Shift+P",), icon="layout-list", needs=("placeable", "writable")),
    Row("act_change_template", "briefing", icon="template", needs=("pack", "writable")),
    Row("act_section_prev", "briefing", keys=("Ctrl+PgUp",), icon="chevron-up", needs=("section_above",)),
    Row("act_section_next", "briefing", keys=("Ctrl+PgDown",), icon="chevron-down", needs=("section_below",)),
    Row("act_section_add", "briefing", keys=("Ctrl+Shift+N",), icon="square-plus", needs=("in_briefing", "briefing", "writable")),
    Row("act_section_rename", "briefing", keys=("F2",), icon="pencil", needs=("section", "writable"), in_view=True),
    Row("act_section_themes", "briefing", icon="tag", needs=("themed_section", "writable")),
    Row("act_section_remove", "briefing", icon="trash", needs=("removable_section", "writable")),
    Row("act_insert", "briefing", keys=("Ctrl+Shift+I",), icon="plus", needs=("in_briefing", "section", "writable")),
    Row("act_move_up", "briefing", keys=("Ctrl+Up",), icon="chevron-up", needs=("movable_up", "writable")),
    Row("act_move_down", "briefing", keys=("Ctrl+Down",), icon="chevron-down", needs=("movable_down", "writable")),
    Row("act_order_date", "briefing", icon="arrows-sort", needs=("sortable_section", "writable"), checkable=True),
    Row("act_page_break", "briefing", keys=("Ctrl+Return",), icon="page-break", needs=("section", "writable"), checkable=True),
    Row("act_content_language", "briefing", keys=("Ctrl+L",), icon="language", needs=("in_briefing",)),
    Row("act_check_next", "briefing", keys=("F8",), icon="list-check", needs=("checks",)),
    Row("act_check_prev", "briefing", keys=("Shift+F8",), icon="list-check", needs=("checks",)),
    Row("act_check_fix", "briefing", keys=("Ctrl+F8",), icon="wand", needs=("check_fix", "writable")),
    Row("act_briefing_data", "briefing", icon="file-text", needs=("briefing", "writable")),
    Row("act_help", "help", keys=("F1",)),
    Row("act_shortcuts", "help", keys=("Ctrl+F1",), icon="keyboard"),
    Row("act_tour", "help", icon="school"),
    Row("act_problem_report", "help", icon="bulb"),
    Row("act_about", "help", icon="info-circle"),
)
