"""The collector: a process of its own that takes what browsers report, believes none of it, and keeps ids.

It has no Django, no key of ours and no page: a database connection that can add rows to one table is all it needs.
"""
