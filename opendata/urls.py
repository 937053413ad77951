"""Addresses of feeds, calendars and the page about them."""

from django.urls import path

from opendata import views

app_name = "opendata"

WEGEN = {
    "alles": "alles",
    "programmalijn": "programmalijnen/<slug:slug>",
    "actie": "acties/<slug:slug>",
    "partij": "partijen/<slug:slug>",
    "lijst": "acties",
    "zoeken": "zoeken",
}
urlpatterns = [
    path("volgen/", views.volgen, name="volgen"),
    path("deel.png", views.deelbeeld, name="deelbeeld"),
    path("acties/<slug:slug>/deel.png", views.deelbeeld, name="deelbeeld_actie"),
    *(path(f"feeds/{weg}.atom", views.feed, {"wat": wat}, name=f"feed_{wat}") for wat, weg in WEGEN.items()),
    *(path(f"agenda/{weg}.ics", views.agenda, {"wat": wat}, name=f"agenda_{wat}") for wat, weg in WEGEN.items()),
]
