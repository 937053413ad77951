"""Addresses."""

from django.urls import URLPattern, path

from voortgang.views import afspraken, grafiek, rapport, verschil, voortgang

app_name = "voortgang"
urlpatterns: list[URLPattern] = [
    path("afspraken/", afspraken.afspraken, name="afspraken"),
    path("afspraken.csv", afspraken.afspraken_csv, name="afspraken_csv"),
    path("afspraken.ods", afspraken.afspraken_ods, name="afspraken_ods"),
    path("voortgang/", voortgang.voortgang, name="voortgang"),
    path("voortgang/tijdlijn/", voortgang.tijdlijn, name="tijdlijn"),
    path("voortgang/te-laat/", voortgang.te_laat, name="te_laat"),
    path("voortgang/cijfers/", voortgang.cijfers, name="cijfers"),
    path("voortgang/verschil/", verschil.verschil, name="verschil"),
    path("voortgang/verschil.csv", verschil.verschil_csv, name="verschil_csv"),
    path("voortgang/<slug:wat>.csv", grafiek.grafiek_csv, name="grafiek_csv"),
    path("voortgang/<slug:wat>.svg", grafiek.grafiek_svg, name="grafiek_svg"),
    path("voortgang/rapporten/", rapport.rapporten, name="rapporten"),
    path("voortgang/rapporten/nieuw/", rapport.nieuw, name="rapport_nieuw"),
    path("voortgang/rapporten/<slug:slug>/", rapport.rapport, name="rapport"),
    path("voortgang/rapporten/<slug:slug>.<slug:soort>", rapport.bestand, name="rapport_bestand"),
    path("voortgang/rapporten/<slug:slug>/inleiding/", rapport.inleiding, name="rapport_inleiding"),
    path("voortgang/rapporten/<slug:slug>/<slug:wat>/", rapport.handeling, name="rapport_handeling"),
]
