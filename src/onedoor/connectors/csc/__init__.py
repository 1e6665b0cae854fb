"""Remote signing by any trust service that speaks the CSC API, version 2 (Cloud Signature Consortium).

The service signs digests for people whose keys it keeps (SCAL2): an authorisation names the digests, the person
confirms them on a device of their own, and what activates the key serves for these digests and once.
"""
