"""Signs of fonts that put pictures and Greek letters where other fonts have Latin ones."""
from __future__ import annotations

UNKNOWN = "\ufffd"  # stands for a sign that is not known
# From 0x20 on, in the order of the font; a blank stands for what Unicode does not have.
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼" + " " * 34
    + "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭")
_WINGDINGS = tuple({
    0x28: "☎", 0x29: "✆", 0x2a: "✉", 0x4a: "☺", 0x4b: "😐", 0x4c: "☹", 0x4e: "☠", 0x6c: "●", 0x6d: "❍", 0x6e: "■", 0x6f: "□", 0x71: "❑",
    0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9e: "·", 0x9f: "•", 0xa7: "▪", 0xa8: "◻", 0xab: "★", 0xd8: "➢", 0xdb: "⮘", 0xdc: "⮚",
    0xdf: "←", 0xe0: "→", 0xe1: "↑", 0xe2: "↓", 0xe8: "➔", 0xef: "⇦", 0xf0: "⇨", 0xf1: "⇧", 0xf2: "⇩", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒",
    0xfe: "☑",
}.items())


def is_symbol_font(font: str) -> bool:
    """Whether a font has signs of its own in the places of letters."""
    return font.casefold() in ("symbol", "wingdings")


def sign(font: str, code: int) -> str:
    """The sign of a symbol font at a place (with or without the 0xF000 that Word adds); nothing when it is not known."""
    place = code & 0xff if 0xf000 <= code <= 0xf0ff else code
    if font.casefold() == "symbol":
        found = _SYMBOL[place - 0x20] if 0x20 <= place < 0x20 + len(_SYMBOL) else ""
        return found if place == 0x20 else found.strip()
    return next((one for known, one in _WINGDINGS if known == place), "") if font.casefold() == "wingdings" else ""


def shown(font: str, text: str) -> tuple[str, int]:
    """Text as a symbol font shows it where it uses the font's private places, and how many signs are not known."""
    signs = [sign(font, ord(one)) or UNKNOWN if "\uf020" <= one <= "\uf0ff" else one for one in text]
    return "".join(signs), signs.count(UNKNOWN)
