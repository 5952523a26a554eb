"""Build a Jekyll blog, unchanged, as a Material for MkDocs blog."""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
