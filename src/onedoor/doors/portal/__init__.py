"""The portal: how citizens and businesses come in, to find a service, file a dossier and receive the result."""
