"""Two journals and their proof. An *act* is written in the transaction it tells of and chained to the subject's earlier
acts; a *look* (who opened this paper) and a *refused attempt* are written outside it, for they happened even if the
transaction did not.
"""
