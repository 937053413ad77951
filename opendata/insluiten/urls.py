"""Addresses: of each kind that can be embedded, of the page that makes the code, and of oEmbed."""

from django.urls import path

from opendata.insluiten import views
from opendata.insluiten.soorten import SOORTEN

app_name = "insluiten"

urlpatterns = [
    path("insluiten/", views.maken, name="maken"),
    path("oembed", views.oembed, name="oembed"),
    *(
        path(f"insluiten/{soort.weg}", views.toen if soort.kent_moment else views.nu, {"wat": wat}, name=wat)
        for wat, soort in SOORTEN.items()
    ),
]
