"""Addresses of uitwisseling."""

from django.urls import path

from werk.uitwisseling import views

app_name = "uitwisseling"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("<slug:wat>.<slug:soort>", views.bestand, name="bestand"),
    path("<uuid:sleutel>/", views.invoer, name="invoer"),
    path("<uuid:sleutel>/rest.<slug:soort>", views.rest, name="rest"),
    path("<uuid:sleutel>/<slug:wat>/", views.handeling, name="handeling"),
]
