"""A payment gateway on loopback that speaks VNPAY's protocol 2.1.0 from the other side, and misbehaves on request.

It was written from the protocol's description, not from our connector, so that both can find each other's mistakes.
`GET /paymentv2/vpcpay.html` is the page for people; `POST /merchant_webapi/api/transaction` answers queries and
refunds; `POST /merchant_webapi/api/statement` hands out a day. `POST /demo/fault` with `{"fault", "about"}` chooses
what goes wrong, for one order or for all.
"""
