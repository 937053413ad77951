"""Addresses of the workplace."""

from django.urls import path

from werk import views

app_name = "werk"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("bevestigen/", views.bevestigen, name="bevestigen"),
    path("acties/<slug:slug>/<slug:soort>/", views.bewerken, name="bewerken"),
    path("acties/<slug:slug>/<slug:soort>/<slug:welke>/", views.bewerken, name="bewerken"),
    path("programma/<slug:soort>/", views.bewerken, name="programma"),
    path("programma/<slug:soort>/<slug:welke>/", views.bewerken, name="programma"),
    path("filters/", views.bewaar_filter, name="bewaar_filter"),
    path("filters/<int:pk>/verwijderen/", views.verwijder_filter, name="verwijder_filter"),
    path("taalhint/", views.taalhint, name="taalhint"),
    path("hulp/", views.hulp, name="hulp"),
]
