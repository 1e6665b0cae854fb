"""Fees: what is due, the policies that change it, and the money that pays it.

What is *due* for a dossier is assessed from the tariff and the *policies* in force on the day of filing, explained line
by line, and frozen. An *order* is one attempt to pay one or several dues through one *gateway*, or at the counter. The
truth about an order is what the gateway says under its signature, or answers when asked; a browser that comes back
proves nothing. Every đồng stands in a *ledger* of double entries; a *receipt* has a number without gaps; a *difference*
is money that does not tie out, and has one lawful way out.
"""
