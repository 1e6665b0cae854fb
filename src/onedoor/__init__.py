"""Onedoor: online public services a state can run, and prove how good they are."""
