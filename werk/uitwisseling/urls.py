"""Addresses of uitwisseling."""

from django.urls import path

from werk.uitwisseling.views import invoer, overzicht

app_name = "uitwisseling"
urlpatterns = [
    path("", overzicht.overzicht, name="overzicht"),
    path("<slug:wat>.<slug:soort>", overzicht.bestand, name="bestand"),
    path("<uuid:sleutel>/", invoer.invoer, name="invoer"),
    path("<uuid:sleutel>/rest.<slug:soort>", invoer.rest, name="rest"),
    path("<uuid:sleutel>/<slug:wat>/", invoer.handeling, name="handeling"),
]
