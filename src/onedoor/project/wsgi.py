"""The WSGI application that `onedoor.project.web` (or any other server) runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.project.settings")

application = get_wsgi_application()
