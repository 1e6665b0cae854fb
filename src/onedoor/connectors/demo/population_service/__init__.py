"""A population register to try the system with: a server of its own, with made-up people, and faults on request."""
