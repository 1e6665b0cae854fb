"""Four registers on loopback: civil status, land, business and tax, with what they know of the demo people.

`POST /oauth/token` gives a client its token (RFC 6749, client credentials); `POST /<register>/query` with it and
`{"citizen_number", "purpose"}` answers with facts. `POST /demo/fault` with `{"register", "fault"}` makes one register
`down`, `slow`, in `error` or talk `garbage`, until it is `none` again.
"""
