"""How good the services are, measured: attempts and why they fail, what people say, how portals behave, scorecards.

An *attempt* is a journey that somebody began: it is completed, abandoned, or completed after a problem. Each failed
attempt has exactly one main *cause*, found from what was observed and never asked of an officer.
"""
