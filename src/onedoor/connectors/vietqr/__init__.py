"""VietQR: a transfer from any banking app to our account, asked for by a QR code and known by the bank's statement.

Nobody calls back. Our reference in the transfer's purpose says what it is for; the bank's statement, in camt.053 or
CSV, says that it came.
"""
