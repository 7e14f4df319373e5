"""The colours of the window, light and dark, by what they are for; tests/ui/test_tokens.py holds their contrasts."""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ROWS: tuple[tuple[str, str, str], ...] = (
    ("window", "#F3F4F6", "#14181E"),
    ("base", "#FFFFFF", "#1B2027"),
    ("base_alt", "#F8F9FB", "#20262E"),
    ("sunken", "#E9ECF0", "#0F1318"),
    ("line", "#DCE0E6", "#2F3742"),
    ("line_strong", "#7A8595", "#738092"),
    ("text", "#1A2230", "#E7EBF1"),
    ("text2", "#465164", "#B6C0CD"),
    ("text3", "#5F6B7D", "#97A3B2"),
    ("disabled", "#9AA3B0", "#5E6978"),
    ("accent", "#1F5C99", "#74B1EE"),
    ("accent_hover", "#184B7E", "#93C3F3"),
    ("on_accent", "#FFFFFF", "#0B1826"),
    ("accent_soft", "#E4EDF8", "#1F3247"),
    ("accent_line", "#A9C6E4", "#36597D"),
    ("ok", "#1D7443", "#6CC995"),
    ("ok_soft", "#E5F3EA", "#1A3225"),
    ("warn", "#8A5300", "#E5B566"),
    ("warn_soft", "#FBF1DE", "#392C15"),
    ("err", "#B42318", "#F28F84"),
    ("err_soft", "#FBEAE8", "#40211E"),
    ("t1", "#2B5FA8", "#8AB8F2"),
    ("t1s", "#E3ECF9", "#22344C"),
    ("t2", "#26704B", "#7CCFA2"),
    ("t2s", "#E0F1E7", "#1C3A2B"),
    ("t3", "#6546A6", "#BBA3F0"),
    ("t3s", "#EEE9F9", "#332A4B"),
    ("t4", "#0D6C7E", "#6CC7D8"),
    ("t4s", "#DCF0F3", "#16383F"),
    ("t5", "#A13B2B", "#F0998A"),
    ("t5s", "#FAE7E3", "#452722"),
    ("t6", "#835500", "#E5B95F"),
    ("t6s", "#F9EED6", "#3B2F15"),
    ("desk", "#DDE1E7", "#0C0F13"),
    ("paper", "#FFFFFF", "#FFFFFF"),
)
LIGHT: Mapping[str, str] = MappingProxyType({name: light for name, light, _ in _ROWS})
DARK: Mapping[str, str] = MappingProxyType({name: dark for name, _, dark in _ROWS})


def theme_ink(colours: Mapping[str, str], number: int) -> tuple[str, str]:
    """The ink and the tint of a theme by the number of its colour; there are six, and then they begin again."""
    place = (max(number, 1) - 1) % 6 + 1
    return colours[f"t{place}"], colours[f"t{place}s"]
