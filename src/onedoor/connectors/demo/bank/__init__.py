"""A bank on loopback: a few people's accounts and the treasury's, transfers by form, statements, and faults on request.

`POST /transfer` with a VietQR payload, or account, amount and purpose, moves money at once.
The account's holder asks, with its bearer key, `GET /api/statement?day=…&format=camt053|csv` and `POST /api/refunds`.
`POST /demo/fault` with `{"fault"}` chooses what goes wrong.
"""
