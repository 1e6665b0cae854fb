"""What the provider needs before its first request: tables, the system as a client, machine clients."""

from django.core.management import call_command
from oauth2_provider.models import Application

from onedoor.connectors.demo.given import Given
from onedoor.connectors.demo.people import clients


def prepare(told: Given) -> None:
    """The tables stand and the clients are registered. Done again, nothing changes."""
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True, skip_checks=True)
    homes = _homes(told.public)
    Application.objects.update_or_create(
        client_id=told.client_id,
        defaults={
            "name": "Onedoor",
            "client_secret": told.client_secret,
            "hash_client_secret": False,
            "client_type": Application.CLIENT_CONFIDENTIAL,
            "authorization_grant_type": Application.GRANT_AUTHORIZATION_CODE,
            "algorithm": Application.RS256_ALGORITHM,
            "skip_authorization": True,
            "redirect_uris": " ".join(f"{home}/oidc/callback" for home in homes),
            "post_logout_redirect_uris": " ".join(f"{home}{path}" for home in homes for path in ("", "/")),
        },
    )
    for client in clients(told.pack):
        Application.objects.update_or_create(
            client_id=client.client_id,
            defaults={
                "name": client.name,
                "client_secret": client.secret,
                "hash_client_secret": False,
                "client_type": Application.CLIENT_CONFIDENTIAL,
                "authorization_grant_type": Application.GRANT_CLIENT_CREDENTIALS,
            },
        )


def _homes(public: str) -> tuple[str, ...]:
    """The system's addresses: as people see it, and by the names that this machine has for itself."""
    home = public.rstrip("/")
    if "//127.0.0.1" not in home:
        return (home,)
    return (home, home.replace("//127.0.0.1", "//localhost", 1))
