"""The catalogue of procedures: what a person can obtain, from whom, with which answers and papers, by which route.

A *procedure* is published in *versions*. A version is a *definition* written as data, checked, hashed and then never
changed; a dossier stays on the version in force when it was received. An *offering* is a procedure at one agency.
Whether a service is *full-process* is computed from its definition; nobody ticks it.
"""
