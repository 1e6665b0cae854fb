"""Signatures in PDFs as ETSI EN 319 142 (PAdES) wants them: bytes in, bytes out, no tables.

Its modules import pyHanko, which takes a second and 40 MB: only a worker, a child process or a command imports them.
"""

import logging

for name in ("pyhanko", "pyhanko_certvalidator"):
    # What it has to say names people; our own words for it do not.
    logging.getLogger(name).setLevel(logging.CRITICAL + 1)
