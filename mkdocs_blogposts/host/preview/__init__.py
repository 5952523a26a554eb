"""The preview of `mkdocs serve`: of each change, as little is built anew as the change asks for."""

from mkdocs_blogposts.host.preview.builder import Builder, look
from mkdocs_blogposts.host.preview.listening import Lookout, listen
from mkdocs_blogposts.host.preview.snapshot import Snapshot

__all__ = ["Builder", "Lookout", "Snapshot", "listen", "look"]
