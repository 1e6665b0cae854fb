"""What fees decide, without a clock, a database or a gateway."""
