"""Addresses of rondes."""

from django.urls import URLPattern, path

from werk.rondes.views import beheer, bord, lezen

app_name = "rondes"
urlpatterns: list[URLPattern] = [
    path("", lezen.lijst, name="lijst"),
    path("nieuw/", beheer.nieuw, name="nieuw"),
    path("<slug:slug>/", lezen.ronde, name="ronde"),
    path("<slug:slug>/wijzigen/", beheer.wijzigen, name="wijzigen"),
    path("<slug:slug>/openen/", beheer.openen, name="openen"),
    path("<slug:slug>/sluiten/", beheer.sluiten, name="sluiten"),
    path("<slug:slug>/verwijderen/", beheer.verwijderen, name="verwijderen"),
    path("<slug:slug>/bord/", bord.bord, name="bord"),
    path("<slug:slug>/bord/<slug:partij>/herinneren/", bord.herinneren, name="herinneren"),
    path("<slug:slug>/bord.csv", bord.bord_csv, name="bord_csv"),
    path("<slug:slug>/vergelijk/", lezen.vergelijk, name="vergelijk"),
]
