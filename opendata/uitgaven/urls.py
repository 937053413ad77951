"""Addresses of the open data: pages, files and what describes them."""

from django.urls import path, re_path

from opendata.uitgaven import views
from opendata.uitgaven.services import MANIFEST, SQLITE, ZIP

app_name = "uitgaven"

urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path(MANIFEST, views.geheel, {"naam": MANIFEST}, name="manifest"),
    path(SQLITE, views.geheel, {"naam": SQLITE}, name="sqlite"),
    path(ZIP, views.geheel, {"naam": ZIP}, name="zip"),
    re_path(r"^(?P<tabel>[a-z-]+)\.(?P<vorm>csv|json|ods|xlsx)$", views.tabelbestand, name="bestand"),
    path("<slug:tabel>/", views.naslag, name="naslag"),
]
