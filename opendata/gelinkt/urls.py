"""Addresses of the open data as linked data."""

from django.urls import path, re_path

from opendata.gelinkt import views

app_name = "gelinkt"
SLEUTEL = r"(?P<sleutel>[A-Za-z0-9._:-]{1,300})"

urlpatterns = [
    path("id/begrippen/<slug:schema>", views.begrip, name="schema"),
    path("id/begrippen/<slug:schema>/<slug:code>", views.begrip, name="begrip"),
    re_path(rf"^id/(?P<soort>[a-z-]+)/{SLEUTEL}$", views.blijvend, name="blijvend"),
    path("open-data/begrippen/", views.begrippenlijsten, name="begrippen"),
    re_path(
        r"^open-data/begrippen/(?P<schema>[a-z-]+)\.(?P<vorm>ttl|jsonld)$", views.begrippenlijst, name="begrippenlijst"
    ),
    re_path(r"^open-data/catalogus\.(?P<vorm>ttl|jsonld)$", views.catalogus, name="catalogus"),
    path("open-data/context.jsonld", views.context, name="context"),
    re_path(rf"^open-data/(?P<tabel>[a-z-]+)/{SLEUTEL}\.jsonld$", views.rij, name="rij"),
]
