"""Makes a tagged PDF of a Word file with LibreOffice: python tests/benchmarks/peer_libreoffice.py CORPUS.json OUT.pdf.

The Word file stands beside the corpus, as `corpus.docx`; making it is not measured.
"""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FILTER = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}'


def main() -> None:
    """Converts the file."""
    corpus, out = Path(sys.argv[1]), Path(sys.argv[2])
    profile = f"-env:UserInstallation={(corpus.parent / 'profile').resolve().as_uri()}"
    made = corpus.with_suffix(".pdf")
    command = ["soffice", profile, "--headless", "--convert-to", FILTER, "--outdir", str(corpus.parent), str(corpus.with_suffix(".docx"))]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    made.rename(out)


if __name__ == "__main__":
    main()
