"""The Word file: the document in Word's own terms, so that it can be edited, renumbered and printed there."""
from __future__ import annotations

from briefer.exporters.docx.writer import write_docx as write_docx
