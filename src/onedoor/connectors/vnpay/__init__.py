"""VNPAY by its public protocol 2.1.0: signed redirect, IPN, query and refund, and a daily statement.

Amounts travel a hundredfold, moments as yyyyMMddHHmmss in GMT+7. Nothing that VNPAY seems to say is believed before its
HMAC-SHA512 is checked.
"""
