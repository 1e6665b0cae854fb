"""The demo trust service: remote signing as the CSC API version 2 describes it, with an authority of its own.

It answers for certificates (OCSP, RFC 6960; CRL, RFC 5280), stamps the time (RFC 3161), and has a page that stands
for the telephone on which people confirm. Whoever trusts its certificates trusts a toy: they say so in their names.
"""
