"""What must be signed and by whom, and whether a signature holds.

A paper waits for its signatures; each has a place. A person signs in a ceremony: the digest is fixed first, the person
confirms on another device, and the signature that comes back must be over that very digest.
"""
