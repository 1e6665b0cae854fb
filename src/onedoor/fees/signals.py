"""What fees announce upwards, in the past tense, inside the transaction that made it true. They carry terms only."""

from django.dispatch import Signal

paid = Signal()
"""A due was paid in full. Carries `due`: DueRow; its `paid_at` is the moment at which the gateway says it was."""

refunded = Signal()
"""Money of a paid due is back with its payer. Carries `due`: DueRow, whose state is REFUNDED once all of it is;
`amount` that went back now, in đồng; and `refund`: its id."""

unclear = Signal()
"""Money came in that is not what was due. Carries `due`: DueRow, `amount` of it in đồng, and `order`: its reference."""

suspected = Signal()
"""The payer's bank keeps the money and looks into it. Carries `due`: DueRow and `order`: its reference."""

given_back = Signal()
"""Money that came for a due and paid nothing is back with its payer. Carries `due`: DueRow, `amount` in đồng, and
`refund`: its id."""

due_open_again = Signal()
"""A payment proved not to be one: its receipt is cancelled, and the due is open again. Carries `due`: DueRow."""
