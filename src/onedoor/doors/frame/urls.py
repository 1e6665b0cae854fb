"""Signing in and out, the language, and who answers for this site."""

from django.urls import path

from onedoor.doors.frame import about, language, sign_in

app_name = "frame"
urlpatterns = [
    path("sign-in", sign_in.sign_in, name="sign_in"),
    path("oidc/callback", sign_in.callback, name="callback"),
    path("sign-out", sign_in.sign_out, name="sign_out"),
    path("language", language.language, name="language"),
    path("about", about.about, name="about"),
]
