"""What the wheel holds beside the code: compiled catalogues, templates with their styles, sample packs."""
from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


class Data(BuildHookInterface):
    """Adds the data to a wheel; an editable install reads them from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        if version == "editable":
            return
        root = Path(self.root)
        included = build_data["force_include"]
        for folder in ("templates", "sample_packs"):
            included[str(root / folder)] = f"briefer/_data/{folder}"
        self._compiled = tempfile.TemporaryDirectory()
        for source in sorted(root.glob("briefer/locale/*/*.po")):
            language = source.parent.name
            target = Path(self._compiled.name, f"{language}-{source.stem}.mo")
            with source.open("rb") as words:
                catalogue = read_po(words, locale=language)
            # Babel writes the minute of the build into the file; the same sources are to give the same wheel
            catalogue.creation_date = catalogue.revision_date = _NO_DATE
            with target.open("wb") as file:
                write_mo(file, catalogue)
            included[str(target)] = f"briefer/locale/{language}/{source.stem}.mo"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called by hatchling when the wheel is written."""
        if version != "editable":
            self._compiled.cleanup()
