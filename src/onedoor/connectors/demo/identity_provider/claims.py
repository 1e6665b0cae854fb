"""What the provider says about who signed in, and which scopes a client may have."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest
from oauth2_provider.oauth2_validators import OAuth2Validator

from onedoor.connectors.demo.people import DemoPerson, clients, people

Claim = str | bool | Mapping[str, str]
_SCOPES = {
    "name": "profile",
    "birthdate": "profile",
    "gender": "profile",
    "citizen_number": "profile",
    "nationality": "profile",
    "ethnicity": "profile",
    "email": "email",
    "email_verified": "email",
    "phone_number": "phone",
    "address": "address",
    "acr": "openid",
}


@lru_cache(maxsize=1)
def known() -> Mapping[str, DemoPerson]:
    """The demo people by sign-in name."""
    return {person.sub: person for person in people(Path(os.environ["DEMO_PACK"]))}


def claims_of(person: DemoPerson) -> Mapping[str, Claim]:
    """Everything the provider knows of a person; what it does not know is left out."""
    claims: dict[str, Claim] = {
        "name": person.name,
        "birthdate": person.born,
        "gender": person.sex,
        "citizen_number": person.citizen_number,
        "nationality": person.nationality,
        "ethnicity": person.ethnicity,
        "email": person.email,
        "phone_number": person.phone,
        "address": {"commune": person.commune, "street_address": person.detail} if person.detail else "",
    }
    told = {claim: value for claim, value in claims.items() if value}
    return told | {"acr": str(person.assurance)} | ({"email_verified": True} if person.email else {})


class Claims(OAuth2Validator):  # type: ignore[misc]  # The library ships no types.
    """The library's validator, with our claims, subjects and scopes."""

    oidc_claim_scope: Mapping[str, str] = OAuth2Validator.oidc_claim_scope | _SCOPES

    def get_additional_claims(self, request: HttpRequest) -> Mapping[str, Claim]:
        username = request.user.get_username()
        return {"sub": username} | dict(claims_of(known()[username])) if username in known() else {"sub": username}

    def get_discovery_claims(self, request: HttpRequest) -> list[str]:
        del request
        return ["sub", *_SCOPES]

    def validate_scopes(
        self, client_id: str, scopes: list[str], client: object, request: HttpRequest, *args: object, **kwargs: object
    ) -> bool:
        """A machine client has its own scopes, people's sign-in all but those."""
        machine = next((one for one in clients(Path(os.environ["DEMO_PACK"])) if one.client_id == client_id), None)
        if machine is not None:
            return set(scopes) <= set(machine.scopes)
        fit = super().validate_scopes(client_id, scopes, client, request, *args, **kwargs)
        return bool(fit) and not set(scopes) & {"dossiers", "introspection"}

    def get_default_scopes(self, client_id: str, request: HttpRequest, *args: object, **kwargs: object) -> list[str]:
        del request, args, kwargs
        machine = next((one for one in clients(Path(os.environ["DEMO_PACK"])) if one.client_id == client_id), None)
        return list(machine.scopes) if machine else ["openid"]
