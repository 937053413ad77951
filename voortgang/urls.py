"""Addresses."""

from django.urls import URLPattern, path

from voortgang.views import afspraken, verschil, voortgang

app_name = "voortgang"
urlpatterns: list[URLPattern] = [
    path("afspraken/", afspraken.afspraken, name="afspraken"),
    path("afspraken.csv", afspraken.afspraken_csv, name="afspraken_csv"),
    path("afspraken.ods", afspraken.afspraken_ods, name="afspraken_ods"),
    path("voortgang/", voortgang.voortgang, name="voortgang"),
    path("voortgang/tijdlijn/", voortgang.tijdlijn, name="tijdlijn"),
    path("voortgang/cijfers/", voortgang.cijfers, name="cijfers"),
    path("voortgang/verschil/", verschil.verschil, name="verschil"),
    path("voortgang/verschil.csv", verschil.verschil_csv, name="verschil_csv"),
]
