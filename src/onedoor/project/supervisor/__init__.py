"""`onedoor up`: everything that one machine needs, started, watched, and stopped together."""

from onedoor.project.supervisor.up import up

__all__ = ["up"]
