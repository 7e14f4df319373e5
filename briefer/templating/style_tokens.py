"""Which tokens a style file has, and what each of them holds: the end of a name is its unit."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from briefer.document.styles import FACE_NAMES

COLORS = ("paper", "ink", "ink_soft", "accent", "accent_tint", "rule", "rule_strong", "watermark")
ROLES = (
    "doc_title", "doc_title_long", "eyebrow", "office", "office_sub", "h1", "h2", "body", "lead", "list", "quote", "translation", "meta",
    "label", "table", "table_head", "caption", "chart", "footnote", "footer", "banner", "card", "speak")
# Unit of a number to its least and greatest value.
UNITS: Mapping[str, tuple[float, float]] = MappingProxyType({
    "_mm": (0, 1000), "_pt": (0, 500), "_em": (0, 2), "_deg": (0, 90), "_lines": (1, 100), "_lines_min": (1, 100), "_rows": (1, 100),
    "_rows_before_break": (1, 100), "_rows_after_break": (1, 100), "_months": (1, 10_000), "_share_of_page": (0.05, 0.8),
    "_max_rows": (1, 100), "_max_items": (1, 100), "_min_lines": (1, 100), "_max_lines": (1, 100)})
# What has no unit in its name: a tuple of words is a choice, a pair of numbers a range, `color`, `flag`, `family` (the name of a
# typeface) and `file` (one beside the style) speak for themselves.
Kind = tuple[str, ...] | tuple[float, float] | str
KINDS: Mapping[str, Kind] = MappingProxyType({
    "decision_box.remark_count": (1, 20), "note_columns.columns": (1, 6),
    "footnote.mode": ("page", "section_end"), "copy_number.digits": (1, 6), "watermark.color": "color", "watermark.drop_box_fills": "flag",
    "hyphenation.min_word": (2, 100), "hyphenation.min_left": (1, 20), "hyphenation.min_right": (1, 20),
    "hyphenation.max_consecutive": (0, 100),
    "header_block.arrangement": ("staff", "diplomatic"),
    **{f"signature.arrangement.{language}": ("staff", "diplomatic") for language in ("en", "it")},
    "title.max_chars_normal": (1, 1000), "grade.box_color": "color",
    "empty_state.color": "color", "chart.fill_known": "color", "chart.fill_inferred": "color", "chart.label_max_per_row": (0, 10),
    "chart.year_label_offset_mm.x": (0, 100), "chart.year_label_offset_mm.y": (0, 100),
    **{f"{pair}.{axis}": (0, 100) for pair in ("swimlane.detail_title_mm", "matrix.cell_inset_mm", "matrix.key_swatch_mm")
       for axis in ("x", "y")},
    "swimlane.day_max_span_days": (1, 1000), "swimlane.wedge_fill": "color",
    "matrix.fill_two_or_more": "color", "matrix.fill_one": "color",
    "paragraph.align": ("left", "justify"), "paragraph.hyphenate": "flag",
    "paragraph.numbering": ("section_dot", "continuous", "nato", "italian"),
    "bottom_line_box.fill": "color", "bottom_line_box.rule_color": "color", "quote_block.rule_color": "color",
    **dict.fromkeys(("font.body_pdf", "font.numeric_column_pdf", "font.body_docx", "font.docx_alt_name"), "family"),
    "logo.height_mm": (3, 50), "logo.max_width_mm": (3, 120), "logo.gap_mm": (0, 20),
    "label.en": "text", "label.it": "text",
    **{f"handout.{layout}.scale": (0.1, 1.0) for layout in ("two_up", "four_up", "booklet")},
    **{f"handout.crop_mm.{edge}": (0, 100) for edge in ("x", "top", "bottom")},
    **{f"color.{name}": "hex" for name in COLORS},
    **{f"text.{role}.{key}": kind for role in ROLES for key, kind in (
        ("weight", ("regular", "bold")), ("color", "color"), ("strong_color", "color"), ("caps", "flag"))}})
OPTIONAL_ROLE_KEYS: Mapping[str, str | float | bool] = MappingProxyType({
    "before_pt": 0.0, "after_pt": 0.0, "caps": False, "tracking_em": 0.0, "strong_color": "none"})
# What a style may do without: its own files.
OPTIONAL_KINDS: Mapping[str, Kind] = MappingProxyType({
    **{f"font.files.{face}": "file" for face in FACE_NAMES}, "logo.file": "file", "logo.alt.en": "text", "logo.alt.it": "text"})
_SECTIONS: Mapping[str, str] = MappingProxyType({
    "logo": "gap_below_pt",
    "marking": "rule_pt",
    "watermark": "size_pt tracking_em angle_deg",
    "flow": "widow_lines_min orphan_lines_min intro_max_lines quote_split_min_lines"
            " table_min_rows_before_break table_min_rows_after_break table_keep_together_max_rows list_keep_together_max_items",
    "footnote": "separator_width_mm separator_pt separator_gap_above_pt gap_pt marker_size_em marker_rise_em max_share_of_page",
    "header_block.staff": "row_gap_pt column_gap_mm gap_to_rule_pt gap_rule_to_eyebrow_pt gap_eyebrow_to_title_pt gap_title_to_subtitle_pt"
                          " gap_title_to_statement_pt statement_after_pt band_after_pt",
    "header_block.diplomatic": "gap_to_rule_pt protocol_row_gap_pt title_gap_above_pt addressee_gap_pt matter_gap_pt",
    "address": "gap_above_pt row_pad_pt subject_gap_above_pt subject_label_width_mm",
    "eyebrow": "before_pt after_pt",
    "section_compact": "rule_above_pt before_pt pad_top_pt after_pt",
    "page_title": "before_pt after_pt",
    "contents": "row_rule_pt row_gap_pt page_width_mm",
    "list": "marker_gap_mm",
    "paragraph_levels": "indent_mm",
    "grade": "box_pt pad_x_pt gap_above_pt above_em below_em",
    "rating_mark": "diameter_mm stroke_pt text_gap_mm top_offset_mm inline_drop_mm",
    "caption": "gap_above_pt gap_below_pt source_note_gap_pt source_note_after_pt",
    "tables": "gap_after_pt note_gap_pt column_least_mm",
    **{f"tables.{kind}": "widths_mm" for kind in ("chronology_theme", "chronology", "events", "register", "grading_key", "pairs",
                                                      "statements", "letters", "audit_excerpts", "changes")},
    "tables.pairs": "widths_mm pad_y_mm", "tables.statements": "widths_mm pad_y_mm",
    "tables.comparison": "weight_mm course_mm two_courses_mm four_courses_mm",
    "card": "gap_after_pt rule_top_pt pad_top_pt meta_gap_pt text_gap_pt paragraph_gap_pt part_gap_pt item_gap_pt marker_gap_mm tag_rule_pt"
            " tag_drop_em tag_gap_mm tag_row_gap_pt",
    "option_card": "column_gap_mm",
    "bio_card": "column_gap_mm rule_top_pt pad_top_pt text_gap_pt row_gap_pt",
    "press_card": "summary_gap_pt quote_gap_pt rule_pt pad_left_mm pad_right_mm pad_bottom_pt locator_gap_pt",
    "decision_box": "frame_pt pad_x_mm pad_top_mm pad_bottom_mm tick_mm tick_pt tick_top_pt tick_gap_mm remark_pitch_mm above_pt below_pt"
                    " gap_label_ticks_pt gap_ticks_remarks_pt remark_label_width_mm signature_gap_mm date_width_mm date_gap_mm"
                    " caption_gap_pt",
    "figure_strip": "rule_top_pt rule_bottom_pt pad_top_pt pad_bottom_pt column_gap_mm gap_pt",
    "data_block": "label_width_mm label_width_pair_mm label_width_matter_mm label_width_axis_mm column_gap_mm row_pad_pt gap_pt gap_pair_pt"
                  " gap_matter_pt gap_axis_pt",
    "side_box": "width_mm gutter_mm pad_x_mm pad_top_mm pad_bottom_mm label_gap_pt entry_gap_pt gap_pt",
    "band": "max_height_mm widths_mm",
    "note_columns": "column_gap_mm row_gap_pt gap_pt after_pt number_width_mm",
    "speaking_points": "gap_pt",
    "terms": "label_width_mm gutter_mm row_gap_pt",
    "references": "row_gap_pt note_gap_pt",
    "signature.staff": "width_mm space_for_hand_pt gap_to_office_mm above_pt below_pt",
    "signature.diplomatic": "width_mm rule_width_mm gap_above_pt space_for_hand_pt caption_gap_pt below_pt",
    "distribution": "label_width_mm row_gap_pt",
    "chart": "rule_top_pt rule_bottom_pt row_rule_pt label_width_mm count_width_mm count_gap_mm row_height_min_mm level_step_mm row_pad_mm"
             " dot_diameter_mm bar_height_mm bar_inset_mm open_stroke_pt year_rule_pt tick_length_mm column_min_mm label_gap_mm"
             " empty_height_mm key_entry_gap_mm",
    "chart.unit_rules": "month_max_span_months quarter_max_span_months",
    "swimlane": "label_width_mm row_height_mm row_height_min_mm bar_height_mm bar_offset_mm bar_min_mm label_offset_mm label_gap_mm"
                " open_end_arrow_mm milestone_diameter_mm year_rule_pt scale_gap_mm month_max_span_months band_min_mm band_tail_mm"
                " detail_gap_mm detail_height_mm detail_frame_pt detail_inset_mm detail_axis_pt detail_axis_offset_mm detail_tick_mm"
                " detail_day_gap_mm detail_mark_diameter_mm detail_leader_pt detail_leader_above_mm detail_leader_below_mm"
                " detail_leader_below_gap_mm detail_label_rise_mm detail_label_drop_mm detail_label_gap_mm detail_label_min_mm"
                " detail_label_max_mm detail_label_clear_mm",
    "matrix": "group_width_mm label_width_mm count_width_mm count_gap_mm column_mm column_detail_mm column_max_mm panel_gap_mm"
              " head_height_mm row_height_mm outer_rule_pt group_rule_pt grid_pt frame_one_pt letters_min_pt hatch_pitch_mm hatch_pt"
              " hatch_inset_mm gap_number_box_mm gap_number_inset_mm key_gap_pt totals_drop_mm key_drop_mm"
              " last_page_min_rows",
    "handout": "label_gap_mm first_line_mm line_pitch_mm frame_pt",
    "handout.two_up": "margin_x_mm margin_y_mm gutter_mm notes_gap_mm notes_width_mm gap_banner_mm",
    "handout.four_up": "margin_x_mm margin_y_mm column_gap_mm row_gap_mm gap_banner_mm",
    "handout.booklet": "fold_tick_mm label_x_mm label_baseline_mm label_pt first_line_mm",
    "page": "width_mm height_mm margin_left_mm margin_right_mm margin_top_mm margin_bottom_mm hang_mm banner_top_baseline_mm"
            " banner_rule_gap_mm banner_bottom_baseline_mm footer_baseline_mm footer_rule_gap_mm",
    "page_landscape": "width_mm height_mm margin_left_mm margin_right_mm margin_top_mm margin_bottom_mm",
    "rule": "hair_pt thin_pt heavy_pt",
    "space": "s1_pt s2_pt s4_pt",
    "bottom_line_box": "gap_pt label_gap_pt rule_top_pt pad_x_mm pad_top_mm pad_bottom_mm",
    "quote_block": "pad_top_pt pad_bottom_pt part_gap_pt paragraph_gap_pt rule_pt pad_left_mm pad_right_mm before_pt after_pt",
    "table": "head_rule_top_pt head_rule_bottom_pt row_rule_pt end_rule_pt pad_y_mm pad_x_mm",
    **{f"text.{role}": "size_pt leading_pt before_pt after_pt tracking_em" for role in ROLES}})
PATHS = tuple(dict.fromkeys([
    *(f"{section}.{key}" for section, keys in _SECTIONS.items() for key in keys.split()), *KINDS]))


def _by_parent(tokens: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """What stands directly below each path, in the order of the tokens."""
    found: dict[str, dict[str, None]] = {}
    for token in tokens:
        parent = ""
        for name in token.split("."):
            found.setdefault(parent, {})[name] = None
            parent = f"{parent}.{name}" if parent else name
    return MappingProxyType({parent: tuple(names) for parent, names in found.items()})


TOKENS = frozenset((*PATHS, *OPTIONAL_KINDS))
_BELOW = _by_parent((*PATHS, *OPTIONAL_KINDS))


def keys_below(path: str) -> Sequence[str]:
    """The names that may stand directly below a path (the top of the file for an empty one)."""
    return _BELOW.get(path, ())


def range_of(path: str) -> tuple[float, float] | None:
    """The least and greatest value of a token that is a number by the end of its name, or None."""
    return next((bounds for unit, bounds in UNITS.items() if path.endswith(unit)), None)
