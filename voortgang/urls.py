"""Addresses."""

from django.urls import URLPattern, path

from voortgang.views import afspraken, verschil

app_name = "voortgang"
urlpatterns: list[URLPattern] = [
    path("afspraken/", afspraken.afspraken, name="afspraken"),
    path("afspraken.csv", afspraken.afspraken_csv, name="afspraken_csv"),
    path("afspraken.ods", afspraken.afspraken_ods, name="afspraken_ods"),
    path("voortgang/verschil/", verschil.verschil, name="verschil"),
    path("voortgang/verschil.csv", verschil.verschil_csv, name="verschil_csv"),
]
