"""A population register on loopback: some two thousand people who do not exist, and faults on request.

`POST /query` with the bearer key and `{"citizen_number", "purpose"}` answers with the record, so that no number stands
in an address or a log; `POST /demo/fault` with `{"fault"}` makes the register `down`, `slow`, in `error` or talk
`garbage`, until it is `none` again.
"""
