"""The style sheet of the window, made from the tokens."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_SIZE = re.compile(r"(?<![\w#.])(\d+(?:\.\d+)?)px")
_IMAGE = re.compile(r"@image\(([\w-]+) (\w+)\)")
_TOKEN = re.compile(r"@(\w+)")
_RING = re.compile(r"(:focus[^{}]*\{[^{}]*?border: )2px")
# @token stands for a colour, @image(icon token) for an icon in a colour; sizes in px grow with the size of the text, hairlines (1px) and
# focus rings (2px) do not.
_SHEET = """
QWidget { outline: none; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @base; color: @text; border: 1px solid @line_strong; padding: 3px 6px; }
QMenuBar { background: @window; padding: 2px 8px; }
QMenuBar::item { padding: 3px 9px; border-radius: 4px; background: transparent; color: @text; }
QMenuBar::item:selected { background: @accent_soft; }
QMenu { background: @base; border: 1px solid @line_strong; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 10px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @accent_soft; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }

QToolButton, QPushButton {
    border: 1px solid transparent; border-radius: 6px; padding: 4px 8px;
    background: transparent; color: @text; font-weight: 500; }
QPushButton { background: @base; border-color: @line_strong; padding: 5px 12px; min-height: 18px; }
QToolButton:hover, QPushButton:hover { background: @accent_soft; }
QToolButton:checked { background: @accent_soft; color: @text; }
QToolButton:disabled, QPushButton:disabled { color: @disabled; }
QPushButton:disabled { border-color: @line; }
QToolButton:focus, QPushButton:focus { border: 2px solid @accent; }
QPushButton[primary="true"], QToolButton[primary="true"] {
    background: @accent; color: @on_accent;
    border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: @accent_hover; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { background: @sunken; color: @disabled; border-color: @line; }
QPushButton[soft="true"] { background: @accent_soft; border-color: @accent_line; color: @accent; font-weight: 600; }
QToolButton[flat="true"] { padding: 2px 6px; font-weight: 400; color: @text2; }
QToolButton[flat="true"][state="warn"] { color: @warn; font-weight: 500; }
QToolButton[flat="true"][state="ok"] { color: @ok; }
QToolButton { icon-size: 18px; }
QToolButton[flat="true"] { icon-size: 16px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {
    background: @base; color: @text; border: 1px solid @line_strong; border-radius: 6px; padding: 4px 8px;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus,
QSpinBox:focus, QDateEdit:focus, QComboBox:focus {
    border: 2px solid @accent;
    padding: 3px 7px; }
QLineEdit[state="warn"], QPlainTextEdit[state="warn"] { border-color: @warn; }
QLineEdit[state="err"], QPlainTextEdit[state="err"], QTextEdit[state="err"] { border: 2px solid @err; padding: 3px 7px; }
QLineEdit:disabled, QComboBox:disabled { color: @disabled; background: @window; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: @base_alt; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {
    border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: @image(chevron-down text2); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled { image: @image(chevron-down disabled); }
QSpinBox::up-button, QSpinBox::down-button { border: none; background: transparent; width: 20px; subcontrol-origin: padding; }
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow { image: @image(chevron-up text2); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: @image(chevron-down text2); width: 12px; height: 12px; }
QSpinBox::up-arrow:disabled, QSpinBox::up-arrow:off { image: @image(chevron-up disabled); }
QSpinBox::down-arrow:disabled, QSpinBox::down-arrow:off { image: @image(chevron-down disabled); }

QAbstractItemView { background: @base; border: none; selection-background-color: @accent_soft; selection-color: @text; }
QAbstractItemView:focus { border: 2px solid @accent; }
QHeaderView::section {
    background: @base_alt; color: @text2; border: none;
    border-bottom: 1px solid @line; padding: 6px 8px; font-weight: 500; }
QAbstractItemView[bare="true"], QAbstractItemView[bare="true"]:focus { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @disabled; border-radius: 4px; min-height: 28px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @disabled; border-radius: 4px; min-width: 28px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: none;
    width: 0; height: 0; }
QSplitter::handle { background: @line; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: @base; }
QTabBar::tab { background: transparent; color: @text2; padding: 11px 12px; border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid @accent; }
QStatusBar { background: @window; border-top: 1px solid @line; color: @text2; }
QStatusBar::item { border: none; }
QProgressBar { background: @sunken; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 8px; color: @text; border: 2px solid transparent; border-radius: 4px; padding: 1px 3px 1px 0; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @accent; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QAbstractItemView::indicator, QMenu::indicator:non-exclusive {
    width: 14px; height: 14px; border: 1px solid @line_strong; border-radius: 4px; background: @base; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: @accent; border-color: @accent; image: @image(check on_accent); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: @accent; border-color: @accent; image: @image(minus on_accent); }
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled { border-color: @line; background: @window; image: none; }
QCheckBox::indicator:checked:disabled, QAbstractItemView::indicator:checked:disabled {
    background: @sunken; image: @image(check disabled); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @line_strong; border-radius: 8px; background: @base; }
QRadioButton::indicator:checked { border-color: @accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 @accent, stop: 0.55 @accent, stop: 0.62 @base, stop: 1 @base); }
QRadioButton::indicator:disabled { border-color: @line; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }
QMenu::indicator:non-exclusive:checked { background: @accent; border-color: @accent; image: @image(check on_accent); }
QMenu::indicator:exclusive:checked { image: @image(check text); }
QGroupBox { border: none; margin-top: 18px; font-weight: 600; }

QWidget#top_bar { background: @window; border: none; border-bottom: 1px solid @line; }
QWidget#workspace_switch { background: @sunken; border-radius: 8px; }
QWidget#workspace_switch QToolButton { border-radius: 6px; }
QWidget#workspace_switch QToolButton:checked { background: @base; color: @text; font-weight: 600; border: 1px solid @line; }
QWidget#workspace_switch QToolButton:focus { border: 2px solid @accent; }
QTreeView#excerpt_table { border: none; }
QTreeView#excerpt_table:focus { border: none; }
QHeaderView#excerpt_header::section { padding-left: 0; padding-right: 14px; }
QHeaderView#excerpt_header::section:first { padding-left: 16px; }
QTextEdit#exc_quote_view { border: none; border-radius: 0; padding: 0; background: transparent; }
QTextEdit#exc_quote_view:focus { border: none; background: @accent_soft; padding: 0; }
QTableView#sheet_grid, QTableView#sheet_grid:focus { border: none; }
QWidget#place_bar { background: @base_alt; }
QFrame[popup="true"] { background: @base; border: 1px solid @line_strong; }
QFrame[popup="true"] QListWidget { background: @base; border: none; }
QFrame[popup="true"] QListWidget::item { border-radius: 4px; padding-left: 4px; }
QFrame[popup="true"] QListWidget::item:selected { background: @accent_soft; color: @text; }
QFrame#recovery_frame { background: @warn_soft; border: 1px solid @warn; border-radius: 8px; }
QListWidget#versions_list::item { padding: 8px 10px; border-bottom: 1px solid @line; color: @text; }
QListWidget#versions_list::item:selected { background: @accent_soft; }
QFrame#recovery_table { background: @base; border: 1px solid @line; border-radius: 8px; }
QFrame#notice_banner { background: @warn_soft; border: none; border-bottom: 1px solid @line; }
QFrame#notice_banner[kind="err"] { background: @err_soft; }
QWidget[pane="side"] { background: @base_alt; }
QTabWidget#side_tabs, QWidget#preview_corner, QStackedWidget#details_tab, QStackedWidget#details_tab QScrollArea,
QWidget#source_details, QWidget#excerpt_details, QWidget#section_details, QWidget#checks_tab { background: @base; }
QWidget[pane="middle"] { background: @base; }
QWidget[pane="window"] { background: @window; }
QToolButton[tile="true"] { border: 1px solid @line; border-radius: 8px; background: @base; padding: 6px 2px; }
QToolButton[tile="true"]:checked { border: 2px solid @accent; background: @accent_soft; font-weight: 600; }
QToolButton[tile="true"]:focus { border: 2px solid @text; }
QFrame#export_checks_frame { background: @warn_soft; border: 1px solid @warn; border-radius: 6px; }
QLabel { background: transparent; color: @text; }
QLabel[role="title"] { font-size: 18px; font-weight: 600; }
QLabel[role="screen"] { font-size: 20px; font-weight: 600; }
QLabel[role="pane"] { font-weight: 600; }
QLabel[role="small"] { font-size: 12px; color: @text2; }
QLabel[role="hint"] { font-size: 12px; color: @text3; }
QLabel[role="count"] { color: @text3; }
QLabel[role="badge"] {
    background: @warn_soft; color: @warn; border-radius: 8px; padding: 1px 6px; font-size: 11px; font-weight: 600; min-height: 16px; }
QLabel[role="warn"] { font-size: 12px; color: @warn; }
QLabel[role="err"] { font-size: 12px; color: @err; }
QLabel[role="ok"] { font-size: 12px; color: @ok; }
QWidget[segmented="true"] { border: 1px solid @line_strong; border-radius: 6px; background: @base; }
QWidget[segmented="true"] QToolButton { border: none; border-left: 1px solid @line; border-radius: 0; color: @text2; padding: 0; }
QWidget[segmented="true"] QToolButton[place="first"] { border-left: none; }
QWidget[segmented="true"] QToolButton:checked { background: @accent; color: @on_accent; font-weight: 600; }
QWidget[segmented="true"] QToolButton:focus { border: 2px solid @accent; }
QWidget[segmented="true"] QToolButton:checked:focus { border: 2px solid @text; }
QWidget[segmented="true"] QToolButton:disabled { color: @disabled; }
QWidget[segmented="true"] QToolButton:checked:disabled { background: @sunken; color: @text2; }
QPushButton[card="true"] { background: @base; border: 1px solid @line; border-radius: 8px; }
QPushButton[card="true"]:hover { border-color: @accent_line; background: @accent_soft; }
QPushButton[card="true"]:focus { border: 2px solid @accent; }
QFrame#recent_frame { background: @base; border: 1px solid @line; border-radius: 8px; }
QLabel#start_mark { background: @accent; color: @on_accent; border-radius: 8px; font-size: 20px; font-weight: 700; }
QLabel[role="head"] { font-size: 24px; font-weight: 600; }
QToolButton[link="true"] { color: @accent; padding: 2px 4px; }
QFrame[switch="true"] { background: @sunken; border-radius: 8px; }
QFrame[switch="true"] QToolButton { padding: 4px 12px; color: @text2; min-height: 16px; }
QFrame[switch="true"] QToolButton:checked { background: @base; color: @text; font-weight: 600; border: 1px solid @line; }
QFrame[switch="true"] QToolButton:focus { border: 2px solid @accent; }
QWidget#content_language_switch { background: @sunken; border-radius: 8px; }
QWidget#content_language_switch QToolButton { padding: 2px 10px; color: @text2; border-radius: 6px; min-height: 20px; }
QWidget#content_language_switch QToolButton:checked { background: @base; color: @text; font-weight: 600; border: 1px solid @line; }
QWidget#content_language_switch QToolButton:focus { border: 2px solid @accent; }
QTreeView#outline_tree, QListView#unplaced_list { background: @base_alt; }
QListView#section_excerpt_view, QListView#suggestion_list { background: transparent; border: none; }
QFrame[card="true"] { background: @base; border: 2px solid @accent; border-radius: 8px; }
QLabel[role="section_number"] { font-size: 18px; font-weight: 600; color: @text3; }
QFrame#search_popup { background: @base; border: 1px solid @line_strong; border-radius: 8px; }
QDialog#palette_popup { background: @base; border: 1px solid @line_strong; }
QLineEdit[large="true"], QLineEdit[large="true"]:focus { border: none; border-radius: 0; padding: 14px 18px; font-size: 16px; }
QTreeWidget#pref_theme_list::item, QTreeWidget#pref_glossary::item, QTreeWidget#pref_shortcut_table::item { padding: 4px 2px; }
QFrame#tour_card { background: @base; border: 2px solid @accent; border-radius: 9px; }
QListWidget#prefs_pages_list, QListWidget#help_pages { background: @base; border: none; border-right: 1px solid @line; padding: 8px; }
QListWidget#prefs_pages_list:focus, QListWidget#help_pages:focus { border: 2px solid @accent; padding: 6px 7px 6px 6px; }
QListWidget#prefs_pages_list::item, QListWidget#help_pages::item { padding: 8px; border-radius: 6px; color: @text; }
QListWidget#prefs_pages_list::item:selected, QListWidget#help_pages::item:selected { background: @accent_soft; color: @text; }
QTextBrowser#help_text { border: none; border-radius: 0; }
QFrame#dialog_foot { background: @window; border: none; border-top: 1px solid @line; }
QFrame#import_frame { background: @base; border: 1px solid @line; border-radius: 8px; }
QLabel[role="accent"] { font-size: 12.5px; font-weight: 500; color: @accent; }
QWidget#reader_header { border-bottom: 1px solid @line; }
QWidget#theme_bar, QFrame#find_bar, QFrame#proposals_bar { background: @base_alt; border: none; border-bottom: 1px solid @line; }
QWidget#theme_bar[live="true"], QFrame#extend_bar { background: @accent_soft; border: none; border-bottom: 1px solid @line; }
QWidget#source_list_pane { background: @base_alt; }
QListView#source_list, QListView#src_excerpt_list { background: @base_alt; }
QFrame#sources_empty_card { background: @base_alt; border: 1px dashed @line_strong; border-radius: 8px; }
QTextBrowser#reader_view {
    border: 2px solid transparent; border-radius: 0; padding: 0; selection-background-color: @accent_line; selection-color: @text; }
QTextBrowser#reader_view:focus { border: 2px solid @accent; padding: 0; }
QFrame[line="h"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
"""


def style_sheet(colours: Mapping[str, str], scale: float, image: Callable[[str, str], str], *, thick: bool = False) -> str:
    """The style sheet in some colours, its sizes for a size of text, with focus rings of 2 or 3 px; `image` gives the address of an icon
    in a colour."""
    sized = _SIZE.sub(lambda match: match[0] if float(match[1]) <= 2 else f"{round(float(match[1]) * scale)}px", _SHEET)
    ringed = _RING.sub(r"\g<1>3px", sized) if thick else sized
    drawn = _IMAGE.sub(lambda match: f'url("{image(match[1], colours[match[2]])}")', ringed)
    return _TOKEN.sub(lambda match: colours[match[1]], drawn)
