"""What follows from targets, plans and measured values. Plain Python."""
