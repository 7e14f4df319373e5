"""What is worth looking at before printing: one module a family of checks, one table that names them all."""
from __future__ import annotations

from briefer.checks.base import Finding as Finding
from briefer.checks.base import Fix as Fix
from briefer.checks.catalogue import run as run
