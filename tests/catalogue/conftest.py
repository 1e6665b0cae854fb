"""Chance is given time: a busy machine is no fault of what is tested. What must be quick is measured in its test."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
