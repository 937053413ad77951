"""Sources in the admin."""

from typing import Any

from django.contrib import admin

from basis.beheer.basis import SleutelAdmin, periode_kolom
from basis.bronnen import services
from basis.bronnen.models import Bron


@admin.register(Bron)
class BronAdmin(SleutelAdmin):
    sleutel = "sleutel"
    list_display = ("titel", "soort", "nummer", "toon_datum", "url")
    list_filter = ("soort",)
    search_fields = ("titel", "url", "nummer", "sleutel")
    ordering = ("titel", "pk")
    fields = ("titel", "sleutel", "url", "soort", "nummer", "datum")
    prepopulated_fields = {"sleutel": ("titel",)}
    toon_datum = periode_kolom("datum", "datum")

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Bron:
        return services.leg_bron_vast(sleutel=naam, velden=velden)[0]

    def verwijder(self, obj: Bron) -> None:
        services.verwijder_bron(bron=obj)
