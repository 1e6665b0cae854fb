"""What one may ask the catalogue."""

from onedoor.catalogue.queries.search import forget_words, nearest, services
from onedoor.catalogue.queries.versions import current_version, ended, forget_versions, row_of, version, versions

__all__ = ["current_version", "ended", "forget_cached", "nearest", "row_of", "services", "version", "versions"]


def forget_cached() -> None:
    """After publishing: what was kept in this process is read again."""
    forget_versions()
    forget_words()
