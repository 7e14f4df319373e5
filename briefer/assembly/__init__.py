"""From a pack and a briefing to a document: words, dates, quotations, letters and acronyms of the document's language."""
from __future__ import annotations

from briefer.assembly.assemble import Assembly as Assembly
from briefer.assembly.assemble import assemble as assemble
