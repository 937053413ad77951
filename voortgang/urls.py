"""Addresses."""

from django.urls import URLPattern, path

from voortgang.views import voortgang

app_name = "voortgang"
urlpatterns: list[URLPattern] = [
    path("voortgang/", voortgang.voortgang, name="voortgang"),
    path("voortgang/tijdlijn/", voortgang.tijdlijn, name="tijdlijn"),
    path("voortgang/cijfers/", voortgang.cijfers, name="cijfers"),
]
