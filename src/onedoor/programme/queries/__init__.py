"""What one may ask of the programme."""

from onedoor.programme.queries.assigned import (
    assignable,
    indicator_of,
    offered,
    parent_of,
    target,
    target_pages,
    targets,
)

__all__ = ["assignable", "indicator_of", "offered", "parent_of", "target", "target_pages", "targets"]
