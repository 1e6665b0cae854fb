"""The door for machines: the public catalogue and status, and dossiers filed in the name of an agency's own front end."""
