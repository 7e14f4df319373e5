"""Text that may exist in several languages, or in none in particular."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

PLAIN = ""  # the key of text that belongs to no language


class Localized(Mapping[str, str]):
    """A frozen mapping from language to text; the key "" holds text that is the same in every language.

    Languages without text are not kept, so an empty value is false and equal to any other empty one.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | str | None = None) -> None:
        if isinstance(texts, str):
            texts = {PLAIN: texts}
        self._texts: tuple[tuple[str, str], ...] = tuple(sorted((k, v) for k, v in (texts or {}).items() if v))

    def __getitem__(self, language: str) -> str:
        for key, text in self._texts:
            if key == language:
                return text
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return iter([key for key, _ in self._texts])

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Localized) and self._texts == other._texts

    def __repr__(self) -> str:
        return f"Localized({dict(self._texts)!r})"

    def __reduce__(self) -> tuple[type[Localized], tuple[dict[str, str]]]:
        return Localized, (dict(self._texts),)

    def text(self, language: str) -> str:
        """The text in this language, else the one of no language, else nothing."""
        plain = ""
        for key, text in self._texts:
            if key == language:
                return text
            if key == PLAIN:
                plain = text
        return plain

    def best(self, language: str) -> str:
        """The text in this language, else any there is: for places where something must stand."""
        return self.text(language) or (self._texts[0][1] if self._texts else "")

    def with_text(self, language: str, text: str) -> Localized:
        """The same with the text of one language replaced, or taken away when empty."""
        return Localized({**dict(self._texts), language: text})


NOTHING = Localized()
