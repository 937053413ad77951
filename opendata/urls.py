"""Addresses of feeds, calendars and the page about them."""

from django.urls import path

from opendata import views
from opendata.onderwerpen import SOORTEN

app_name = "opendata"

urlpatterns = [
    path("volgen/", views.volgen, name="volgen"),
    path("deel.png", views.deelbeeld, name="deelbeeld"),
    path("acties/<slug:slug>/deel.png", views.deelbeeld, name="deelbeeld_actie"),
    *(path(f"feeds/{soort.weg}.atom", views.feed, {"wat": wat}, name=f"feed_{wat}") for wat, soort in SOORTEN.items()),
    *(
        path(f"agenda/{soort.weg}.ics", views.agenda, {"wat": wat}, name=f"agenda_{wat}")
        for wat, soort in SOORTEN.items()
        if soort.met_agenda
    ),
]
