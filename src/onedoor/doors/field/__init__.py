"""The door of community helpers: on a phone, one tap for each visit."""
