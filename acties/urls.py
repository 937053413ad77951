"""Addresses of acties and of reporting on them."""

from django.urls import path

from acties.views import actie, afspraak, bewerken, lijst

app_name = "acties"
urlpatterns = [
    path("acties/", lijst.lijst, name="lijst"),
    path("afspraken/<slug:slug>/", afspraak.afspraak, name="afspraak"),
    path("acties/<slug:slug>/", actie.actie, name="actie"),
    path("acties/<slug:slug>/geschiedenis/", actie.geschiedenis, name="geschiedenis"),
    path("acties/<slug:slug>/onderdelen/<slug:onderdeel>/", actie.onderdeel, name="onderdeel"),
    path("acties/<slug:slug>/documenten/<slug:document>/", actie.bestand, name="bestand"),
    path("acties/<slug:slug>/nog-actueel/", bewerken.nog_actueel, name="nog_actueel"),
    path("acties/<slug:slug>/nog-actueel/<slug:partij>/", bewerken.nog_actueel, name="nog_actueel"),
    path("acties/<slug:slug>/terugnemen/<int:pk>/", bewerken.terugnemen, name="terugnemen"),
    path("acties/<slug:slug>/bewerken/<slug:soort>/", bewerken.bewerken, name="bewerken"),
    path("acties/<slug:slug>/bewerken/<slug:soort>/<slug:welke>/", bewerken.bewerken, name="bewerken"),
]
