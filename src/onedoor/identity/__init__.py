"""Who somebody is: people and officers as an identity provider vouches for them, their appointments, how surely.

Nobody has a password here: a person is known by (issuer, subject) of OpenID Connect. An officer is a person with an
appointment at an agency's unit, from a day to a day, in certain roles; roles are read at each use.
"""
