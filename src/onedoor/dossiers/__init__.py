"""The dossier: one record for the person and the officer.

A person fills in a *draft*, submits it once, and it is a dossier with a code, an agency, a state and a clock. Officers
move it along its route by the table of moves; a *supplement* asks the person for named answers and papers; a *result*
ends it. Whose turn it is stands at every moment on the record.
"""
