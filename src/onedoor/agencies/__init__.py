"""Authorities, their units and places, the areas they serve, and when they work: each with the days on which it holds.

An area or agency is known by its code *on a day*: statistics codes change owners, and agencies go on under new names.
"""
