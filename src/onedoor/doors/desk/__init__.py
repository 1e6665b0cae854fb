"""The officers' desk: an inbox of what is due, one dossier on one page, each act with its consequence."""
