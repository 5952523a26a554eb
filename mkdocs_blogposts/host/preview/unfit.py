"""What ends the small way of a preview, so that everything is built."""

from __future__ import annotations


class UnfitError(Exception):
    """A change asks for a full build, or something is not as it is known here; the message says what."""
