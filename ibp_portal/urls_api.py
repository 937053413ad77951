"""The API: the tables of all apps under one address."""

from basis.api.adressen import adressen, maak_api

UITLEG = (
    "Alles wat op het IBP-portaal openbaar is, om te lezen met een programma. Elk antwoord zegt tot welke positie het "
    "journaal is gelezen, zodat u twee antwoorden kunt verbinden."
)
app_name = "api"
urlpatterns = adressen(maak_api("IBP-portaal", UITLEG))
