"""What a policy would do to the money and to the channels: dossiers of a past period under other rules.

The dossiers come in as a table (Polars): a column `day`, `agency`, `procedure`, `version`, `channel`, `facts` (JSON of
the answers on which fees depend) and `n`. Dossiers for which the rules cannot tell a difference are one *case*: the law
is asked once for each case, exactly, and the table is only joined and summed.
"""

from onedoor.fees.simulation.cases import Case, cases
from onedoor.fees.simulation.run import happened, simulate

__all__ = ["Case", "cases", "happened", "simulate"]
