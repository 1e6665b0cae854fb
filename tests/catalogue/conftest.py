"""Chance is given time: a busy machine is no fault. What must be quick is measured where it is tested."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
