"""The programs beside which Briefer is measured, and how they come into an environment of their own."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE.parents[1] / ".tools" / "bench-venv"
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass(frozen=True)
class Peer:
    """A program: the package that brings it, the file it writes, what it leaves out, and how many excerpts it is asked for by default."""

    name: str
    script: str
    package: str
    format: str
    without: str
    most: int = 1_000

    @property
    def is_ours(self) -> bool:
        """Whether it is Briefer by another door."""
        return self.script == "from_document.py"

    def command(self, corpus: Path, out: Path) -> list[str]:
        """How it builds a corpus; what no package brings runs where the benchmark does."""
        return [str(python()) if self.package else sys.executable, str(HERE / self.script), str(corpus), str(out)]


PEERS = (
    Peer("from content", "from_document.py", "", "pdf", "a pack, assembly, checks (Briefer, from finished content)", 10_000),
    Peer("typst", "peer_typst.py", "typst", "pdf", "PDF/A", 10_000),
    Peer("platypus", "peer_platypus.py", "reportlab", "pdf", "tags, kerning, notes on the page"),
    Peer("WeasyPrint", "peer_weasyprint.py", "weasyprint", "pdf", "PDF/A", 100),
    Peer("LibreOffice", "peer_libreoffice.py", "", "pdf", "making the Word file, which it converts", 1_000),
    Peer("to Word", "from_document.py", "", "docx", "a pack, assembly, checks (Briefer, from finished content)", 10_000),
    Peer("python-docx", "peer_python_docx.py", "python-docx", "docx", "notes, languages, pages in the contents, bookmarks", 1_000),
    Peer("docxtpl", "peer_docxtpl.py", "docxtpl", "docx", "notes, numbers of pages in the contents, bookmarks"),
    Peer("pandoc", "peer_pandoc.py", "pypandoc_binary", "docx", "marking, footer, grade in a box, numbers of pages in the contents"),
)


def python() -> Path:
    """The interpreter of the peers."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing(peer: Peer) -> str:
    """Why a peer cannot be measured here; empty when it can. Its package is installed when it is not there and a network is."""
    if peer.is_ours:
        return ""
    if not peer.package:
        return "" if shutil.which("soffice") else "soffice is not installed"
    if not python().exists():
        venv.create(VENV, with_pip=True)
    if _installed(peer) or _install(peer):
        return ""
    return f"pip could not install {peer.package} (no network?)"


def _installed(peer: Peer) -> bool:
    asked = [str(python()), "-c", "import importlib.metadata, sys; importlib.metadata.version(sys.argv[1])", peer.package]
    return subprocess.run(asked, capture_output=True).returncode == 0


def _install(peer: Peer) -> bool:
    print(f"Installing {peer.package} into {VENV}", file=sys.stderr, flush=True)
    certificates = {"PIP_CERT": str(_CERTIFICATES)} if _CERTIFICATES.exists() else {}
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "0", peer.package]
    return subprocess.run(command, env={**certificates, **os.environ}, stderr=subprocess.DEVNULL).returncode == 0
