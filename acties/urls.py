"""Addresses of acties and promises, and of reporting on them."""

from django.urls import path

from acties.views import actie, afspraak, bewerken, lijst

app_name = "acties"
urlpatterns = [
    path("acties/", lijst.lijst, name="lijst"),
    path("acties/<slug:slug>/", actie.actie, name="actie"),
    path("acties/<slug:slug>/geschiedenis/", actie.geschiedenis, name="geschiedenis"),
    path("acties/<slug:slug>/onderdelen/<slug:onderdeel>/", actie.onderdeel, name="onderdeel"),
    path("acties/<slug:slug>/documenten/<slug:document>/", actie.bestand, name="bestand"),
    path("acties/<slug:slug>/nog-actueel/", bewerken.nog_actueel, name="nog_actueel"),
    path("acties/<slug:slug>/terugnemen/<int:pk>/", bewerken.terugnemen, name="terugnemen"),
    path("acties/<slug:slug>/bewerken/<slug:soort>/", bewerken.bewerken, name="bewerken"),
    path("acties/<slug:slug>/bewerken/<slug:soort>/<slug:welke>/", bewerken.bewerken, name="bewerken"),
    # Before the page of a promise: no promise has this slug (`acties.services.afspraak.GERESERVEERD`).
    path("afspraken/nieuw/", afspraak.nieuw, name="afspraak_nieuw"),
    path(
        "afspraken/nieuw/bewerken/<slug:soort>/",
        bewerken.afspraak_nieuw_bewerken,
        name="afspraak_nieuw_bewerken",
    ),
    path(
        "afspraken/nieuw/bewerken/<slug:soort>/<slug:welke>/",
        bewerken.afspraak_nieuw_bewerken,
        name="afspraak_nieuw_bewerken",
    ),
    path("afspraken/<slug:slug>/", afspraak.afspraak, name="afspraak"),
    path("afspraken/<slug:slug>/bevestigen/<slug:welke>/", bewerken.bevestigen, name="bevestigen"),
    path("afspraken/<slug:slug>/terugnemen/<int:pk>/", bewerken.afspraak_terugnemen, name="afspraak_terugnemen"),
    path(
        "afspraken/<slug:slug>/bewerken/<slug:soort>/<slug:welke>/",
        bewerken.afspraak_bewerken,
        name="afspraak_bewerken",
    ),
]
