"""Addresses of the workplace of questions to citizens."""

from django.urls import URLPattern, path

from werk.meedoen.views import antwoord, bord, lezen, onderwerp, vraag

app_name = "werk_meedoen"
urlpatterns: list[URLPattern] = [
    path("", lezen.lijst, name="lijst"),
    path("nieuw/", vraag.nieuw, name="nieuw"),
    path("<slug:slug>/", bord.bord, name="bord"),
    path("<slug:slug>/reacties.<slug:soort>", lezen.bestand, name="bestand"),
    path("<slug:slug>/wijzigen/", vraag.wijzigen, name="wijzigen"),
    path("<slug:slug>/publiceren/", vraag.publiceren, name="publiceren"),
    path("<slug:slug>/verzetten/", vraag.verzetten, name="verzetten"),
    path("<slug:slug>/afronden/", vraag.afronden, name="afronden"),
    path("<slug:slug>/toevoegen/", bord.toevoegen, name="toevoegen"),
    path("<slug:slug>/tegenhouden/", bord.tegenhouden, name="tegenhouden"),
    path("<slug:slug>/reacties/<int:pk>/weglaten/", bord.weglaten, name="weglaten"),
    path("<slug:slug>/onderwerpen/nieuw/", onderwerp.nieuw, name="onderwerp_nieuw"),
    path("<slug:slug>/onderwerpen/<int:pk>/", onderwerp.onderwerp, name="onderwerp"),
    path("<slug:slug>/onderwerpen/<int:pk>/verwijderen/", onderwerp.verwijderen, name="onderwerp_verwijderen"),
    path("<slug:slug>/antwoorden/nieuw/", antwoord.nieuw, name="antwoord_nieuw"),
    path("<slug:slug>/antwoorden/<int:pk>/", antwoord.antwoord, name="antwoord"),
    path("<slug:slug>/antwoorden/<int:pk>/wijzigen/", antwoord.wijzigen, name="antwoord_wijzigen"),
    path("<slug:slug>/antwoorden/<int:pk>/geven/", antwoord.geven, name="antwoord_geven"),
    path("<slug:slug>/antwoorden/<int:pk>/verwijderen/", antwoord.verwijderen, name="antwoord_verwijderen"),
]
