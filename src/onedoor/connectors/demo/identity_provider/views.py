"""The provider's pages: choosing who one is, and the few places where we are stricter than the library."""

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from oauth2_provider import views as library
from oauth2_provider.exceptions import OAuthToolkitError
from oauth2_provider.settings import oauth2_settings

from onedoor.connectors.demo.identity_provider import keys
from onedoor.connectors.demo.identity_provider.claims import known
from onedoor.connectors.demo.identity_provider.words import WORDS
from onedoor.connectors.demo.people import DemoPerson
from onedoor.connectors.demo.typeface import typeface

_rotating = threading.Lock()


def _language(request: HttpRequest) -> str:
    """The language chosen here, else the one the client asks for (`ui_locales`), else the browser's."""
    asked = parse_qs(urlsplit(request.GET.get("next", "")).query).get("ui_locales", [""])[0]
    chosen = request.GET.get("lang") or request.POST.get("lang") or asked.split(" ")[0][:2]
    if chosen not in WORDS:
        chosen = "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "vi"
    return chosen


def _page(request: HttpRequest, template: str, facts: Mapping[str, object], status: int = 200) -> HttpResponse:
    language = _language(request)
    shown = render(
        request,
        f"demo/{template}",
        {"words": WORDS[language], "language": language, "typeface": typeface(), **facts},
        status=status,
    )
    shown["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; frame-ancestors 'none'"
    )
    return shown


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Somebody came without being sent."""
    return _page(request, "notice.html", {"title": "home", "text": "home_text"})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """The provider answers."""
    del request
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Who signs in: a list of buttons, and the one that was pressed."""
    to = request.POST.get("next") or request.GET.get("next", "")
    if urlsplit(to).path != "/authorize" or not url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return _page(request, "notice.html", {"title": "unfit", "text": "unfit_text"}, status=400)
    person = known().get(request.POST.get("sub", "")) if request.method == "POST" else None
    if person is not None:
        user, _ = User.objects.get_or_create(username=person.sub)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return HttpResponseRedirect(to)
    back = parse_qs(urlsplit(to).query).get("redirect_uri", [""])[0]
    facts = {"groups": _groups(_language(request)), "next": to, "system": back.removesuffix("/oidc/callback")}
    return _page(request, "choose.html", facts)


def _groups(language: str) -> list[tuple[str, list[tuple[DemoPerson, str]]]]:
    listed = [(person, person.told(language)) for person in known().values()]
    return [
        ("citizens", [(person, told) for person, told in listed if not person.agency]),
        ("officers", [(person, told) for person, told in listed if person.agency and not person.keeps_money]),
        ("keepers", [(person, told) for person, told in listed if person.keeps_money]),
    ]


class Authorize(library.AuthorizationView):  # type: ignore[misc]  # The library ships no types.
    """The authorization endpoint; a nonce and S256 are required, and nobody stays signed in here after one sign-in."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.GET.get("nonce") or request.GET.get("code_challenge_method") != "S256":
            return _page(request, "notice.html", {"title": "unfit", "text": "unfit_text"}, status=400)
        if not request.user.is_authenticated and (unfit := self._unfit(request)):
            return unfit
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        if request.user.is_authenticated:
            logout(request)
        return answer

    def _unfit(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to a request that no choice of a person could make fit; the library looks only after sign-in."""
        try:
            self.validate_authorization_request(request)
        except OAuthToolkitError as error:
            answer: HttpResponse = self.error_response(error, application=None)
            return answer
        return None

    def render_to_response(self, context: object, **kwargs: object) -> HttpResponse:
        del context, kwargs
        return _page(self.request, "notice.html", {"title": "unfit", "text": "unfit_text"}, status=400)


class EndSession(library.RPInitiatedLogoutView):  # type: ignore[misc]  # The library ships no types.
    """Sign-out; nobody stays signed in here, so there is nothing to ask."""

    def render_to_response(self, context: object, **kwargs: object) -> HttpResponse:
        del context, kwargs
        return _page(self.request, "notice.html", {"title": "unfit", "text": "unfit_text"}, status=400)


@require_safe
def discovery(request: HttpRequest) -> HttpResponse:
    """The library's discovery document, with what it leaves out: introspection and revocation, and RS256 alone."""
    document = json.loads(library.ConnectDiscoveryInfoView.as_view()(request).content)
    issuer = f"http://127.0.0.1:{os.environ['DEMO_PORT']}"
    document |= {
        "introspection_endpoint": f"{issuer}/introspect",
        "revocation_endpoint": f"{issuer}/revoke",
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "acr_values_supported": ["1", "2"],
        "ui_locales_supported": ["vi", "en"],
    }
    return JsonResponse(document)


@csrf_exempt
@require_POST
def rotate_keys(request: HttpRequest) -> HttpResponse:
    """A new key signs from now on; the earlier ones stay published for a while. For tests and for the curious."""
    del request
    with _rotating:
        current, *earlier = keys.rotate(Path(os.environ["DEMO_DATA"]))
        oauth2_settings.OIDC_RSA_PRIVATE_KEY = current
        oauth2_settings.OIDC_RSA_PRIVATE_KEYS_INACTIVE = earlier
    return JsonResponse({"published": 1 + len(earlier)})
