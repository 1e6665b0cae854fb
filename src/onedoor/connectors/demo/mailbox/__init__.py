"""A mailbox to try the system with: an SMTP server that keeps what it is given, and a page to read it on."""
