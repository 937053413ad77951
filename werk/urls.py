"""Addresses of the workplace."""

from django.urls import path

from werk.views import bewerken, hulp, overzicht

app_name = "werk"
urlpatterns = [
    path("", overzicht.overzicht, name="overzicht"),
    path("bevestigen/", bewerken.bevestigen, name="bevestigen"),
    path("acties/<slug:slug>/<slug:soort>/", bewerken.bewerken, name="bewerken"),
    path("acties/<slug:slug>/<slug:soort>/<slug:welke>/", bewerken.bewerken, name="bewerken"),
    path("filters/", overzicht.bewaar_filter, name="bewaar_filter"),
    path("filters/<int:pk>/verwijderen/", overzicht.verwijder_filter, name="verwijder_filter"),
    path("taalhint/", hulp.taalhint, name="taalhint"),
    path("hulp/", hulp.hulp, name="hulp"),
]
