"""Document and style to pages: lines, keeps, notes and furniture; what preview, PDF and page counts all read."""
from __future__ import annotations

from briefer.layout.boxes import Laid
from briefer.layout.press import lay_out

__all__ = ["Laid", "lay_out"]
