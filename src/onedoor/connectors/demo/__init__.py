"""The outside world to try the system with: an identity provider, a population register and a mailbox.

Each is a real server of its own on loopback; the connectors here speak to them as they would to the real ones.
"""
