"""The portal: how citizens and businesses come in. They find a service, file a dossier, follow it, receive the result."""
