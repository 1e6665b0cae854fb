"""Community helpers: their teams, the households they are to reach, what each visit came to, and what is still to do.

A team belongs to a commune and has members, who are officers in the role of helper, and alleys with households. Of a
household a house number is kept, never a name. A visit is written once, by the id that the helper's
phone made for it: sent twice, it is one.
"""
