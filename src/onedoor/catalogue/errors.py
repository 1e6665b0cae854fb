"""Why the catalogue may say no."""

from onedoor.base.errors import Refusal


class VersionNeverChanges(Refusal):
    """A version of that number is published with another content. Facts: procedure, number."""

    code = "catalogue.version_never_changes"
    status = 409


class VersionsOverlap(Refusal):
    """Two versions of one procedure would be in force on the same day. Facts: procedure, number."""

    code = "catalogue.versions_overlap"
    status = 409


class PackHasFaults(Refusal):
    """The pack's definitions have faults; nothing was loaded. Facts: faults (file:line:column: sentence)."""

    code = "catalogue.pack_has_faults"
    status = 400
