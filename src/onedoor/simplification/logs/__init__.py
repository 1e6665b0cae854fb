"""Reading event logs of others: XES (IEEE 1849) and tables, packed or not."""

from onedoor.simplification.logs.reading import read

__all__ = ["read"]
