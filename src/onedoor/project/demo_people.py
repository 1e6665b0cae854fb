"""The officers of the demo, appointed at the agencies of the pack."""

from django.conf import settings

from onedoor.base.actor import SYSTEM
from onedoor.identity import operations as identity


def settle() -> None:
    """Every officer among the demo people may act; who is appointed already is left alone."""
    file = settings.ENV.pack_path / "demo" / "people.yaml"
    if file.exists():
        identity.load_demo_people(file, issuer=settings.ENV.issuer, by=SYSTEM)
