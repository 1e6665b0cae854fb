"""A real OpenID Connect provider on loopback, where the people of a pack's demo sign in by choosing themselves.

Discovery, code flow with PKCE S256 and nonce, RS256 with keys that rotate, userinfo, sign-out, tokens for machine
clients and their introspection, by django-oauth-toolkit.
"""
