"""Sealed values: what a person's key has locked stands in the database and in the file store as bytes that say nothing.

`ring` holds the keys of the installation, `keys` the keys of people, which the ring wraps, `envelope` the form of a
sealed value, `fields` what a table declares, `passing` how everything is sealed anew while the system runs.
"""
