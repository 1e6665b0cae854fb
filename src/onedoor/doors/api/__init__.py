"""The door for machines: public catalogue and status, and dossiers filed through an agency's own front end."""
