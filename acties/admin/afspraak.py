"""Afspraken in the admin: shown, and changed with a reason."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from acties.admin.handeling import HandelingAdmin, Handelpagina
from acties.handelingen import LegAfspraakVast
from acties.models import Afspraak


@admin.register(Afspraak)
class AfspraakAdmin(HandelingAdmin):
    mag_erbij = mag_anders = mag_weg = False
    handelingen = {
        "wijzigen": Handelpagina(
            LegAfspraakVast,
            "De partij kan dit ook zelf, op de pagina van de actie.",
            "Afspraak wijzigen",
            kan=lambda afspraak: afspraak.actie.deelnames.filter(partij=afspraak.partij).exists(),
            kan_niet="Deze partij doet niet mee aan deze actie.",
        )
    }
    list_display = ("partij", "actie", "stand", "bevestigd_op")
    list_filter = ("stand", "partij__bestuurslaag", "actie__programmalijn")
    search_fields = ("partij__naam", "partij__afkorting", "actie__titel", "eigen_doel")
    ordering = ("partij__sorteernaam", "actie__sorteertitel", "pk")
    readonly_fields = ("bevestigd_op",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "actie",
                    "partij",
                    "eigen_doel",
                    "middelen",
                    "bestuursafspraak",
                    "managementafspraak",
                    "stand",
                    "bevestigd_op",
                    "bron",
                ),
                "description": "Een afspraak verandert alleen met een reden: gebruik de knop bovenaan. Verwijderen kan "
                "niet, want de geschiedenis vertelt erover. Kies de stand ‘ingetrokken’. Een eerste afspraak legt u "
                "vast op de pagina van de actie.",
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("actie__soort", "partij", "bron")
