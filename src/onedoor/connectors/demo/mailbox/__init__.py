"""A mail server on loopback that delivers nothing: it keeps each message and shows it on a page, at the next port."""
