"""Addresses."""

from django.urls import URLPattern, path

from voortgang.views import rapport

app_name = "voortgang"
urlpatterns: list[URLPattern] = [
    path("voortgang/rapporten/", rapport.rapporten, name="rapporten"),
    path("voortgang/rapporten/nieuw/", rapport.nieuw, name="rapport_nieuw"),
    path("voortgang/rapporten/<slug:slug>/", rapport.rapport, name="rapport"),
    path("voortgang/rapporten/<slug:slug>.<slug:soort>", rapport.bestand, name="rapport_bestand"),
    path("voortgang/rapporten/<slug:slug>/inleiding/", rapport.inleiding, name="rapport_inleiding"),
    path("voortgang/rapporten/<slug:slug>/<slug:wat>/", rapport.handeling, name="rapport_handeling"),
]
