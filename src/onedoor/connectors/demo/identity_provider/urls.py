"""The addresses of the demo identity provider."""

from django.urls import include, path
from oauth2_provider import views as library

from onedoor.connectors.demo.identity_provider import views

_oauth = [
    path(".well-known/openid-configuration", views.discovery, name="oidc-connect-discovery-info"),
    path(".well-known/jwks.json", library.JwksInfoView.as_view(), name="jwks-info"),
    path("authorize", views.Authorize.as_view(), name="authorize"),
    path("token", library.TokenView.as_view(), name="token"),
    path("revoke", library.RevokeTokenView.as_view(), name="revoke-token"),
    path("introspect", library.IntrospectTokenView.as_view(), name="introspect"),
    path("userinfo", library.UserInfoView.as_view(), name="user-info"),
    path("end-session", views.EndSession.as_view(), name="rp-initiated-logout"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("choose", views.choose, name="choose"),
    path("demo/rotate-keys", views.rotate_keys, name="rotate-keys"),
    path("health", views.health, name="health"),
    path("", include((_oauth, "oauth2_provider"))),
]
