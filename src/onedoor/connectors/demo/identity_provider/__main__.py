"""`python -m onedoor.connectors.demo.identity_provider [--port N] [--data FOLDER] [--pack FOLDER]`."""

import os
import sys
from collections.abc import Callable

import django

from onedoor.connectors.demo.given import given


def main() -> None:
    """Serve until asked to stop."""
    told = given("identity_provider", 1)
    os.environ["DJANGO_SETTINGS_MODULE"] = "onedoor.connectors.demo.identity_provider.settings"
    os.environ["DEMO_PORT"], os.environ["DEMO_DATA"] = str(told.port), str(told.data)
    os.environ["DEMO_PACK"] = str(told.pack)
    django.setup()
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415  Needs settings.
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415  The same.

    from onedoor.connectors.demo.identity_provider.preparation import prepare  # noqa: PLC0415  The same.

    class Quiet(WSGIRequestHandler):
        log_message: Callable[..., None] = lambda *_: None

    prepare(told)
    server = ThreadedWSGIServer(("127.0.0.1", told.port), Quiet)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    sys.stderr.write(f"identity provider at http://127.0.0.1:{told.port}\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
