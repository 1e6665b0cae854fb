"""Visiting portals of others over the network: plain conversation, TLS, and the page as it was written.

It says who it is, goes slowly, asks robots.txt first, and reaches no address inside anybody's own network: a name is
resolved once for each connection, every address checked, and the connection made to the address that was checked.
"""
