"""The PDF writer."""
from __future__ import annotations

from briefer.exporters.pdf.writer import write_pdf

__all__ = ["write_pdf"]
