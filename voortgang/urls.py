"""Addresses."""

from django.urls import URLPattern, path

from voortgang.views import verschil

app_name = "voortgang"
urlpatterns: list[URLPattern] = [
    path("voortgang/verschil/", verschil.verschil, name="verschil"),
    path("voortgang/verschil.csv", verschil.verschil_csv, name="verschil_csv"),
]
