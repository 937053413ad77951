"""Afspraken in the admin: shown with their makers, and changed with a reason."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from acties.admin.handeling import HandelingAdmin, Handelpagina
from acties.handelingen import HerijkAfspraak, VoegMakersToe, WijzigAfspraak, ZetWachtOp
from acties.models import Afspraak, Toezegging
from basis.beheer.basis import LeesRijen

UITLEG = "De partij die de afspraak voorstelde kan dit ook zelf, op de pagina van de afspraak."


class ToezeggingRijen(LeesRijen):
    model = Toezegging
    fields = ("partij", "namens_laag", "stand", "bevestigd_op", "onjuist")
    readonly_fields = ("bevestigd_op",)
    verbose_name_plural = "wie dit afspraken (iedereen spreekt voor zichzelf, op de pagina van de afspraak)"

    def get_queryset(self, request: HttpRequest) -> Any:
        return Toezegging.objects.voor_lijst()


@admin.register(Afspraak)
class AfspraakAdmin(HandelingAdmin):
    mag_erbij = mag_anders = mag_weg = False
    handelingen = {
        "wijzigen": Handelpagina(WijzigAfspraak, UITLEG, "Afspraak wijzigen"),
        "herijken": Handelpagina(HerijkAfspraak, UITLEG, kan=lambda afspraak: afspraak.uiterlijk is not None),
        "makers": Handelpagina(VoegMakersToe, UITLEG),
        "wacht": Handelpagina(ZetWachtOp, UITLEG, "Waarop wacht deze afspraak?"),
    }
    inlines = (ToezeggingRijen,)
    list_display = ("titel", "houder", "soort", "herkomst")
    list_filter = ("soort", "herkomst", "toezeggingen__stand", "actie__programmalijn")
    search_fields = ("titel", "tekst", "actie__titel", "toezeggingen__partij__zoeknaam__gevouwen")
    ordering = ("titel", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "actie",
                    "programma",
                    "titel",
                    "slug",
                    "soort",
                    "tekst",
                    "gemaakt",
                    "uiterlijk",
                    "verwacht",
                    "bedrag",
                    "bedrag_voor",
                    "indiener",
                    "herkomst",
                    "is_zeker",
                    "bron",
                ),
                "description": "Een afspraak verandert alleen met een reden: gebruik de knoppen bovenaan. Verwijderen "
                "kan niet, want de geschiedenis vertelt erover. Een nieuwe afspraak legt u vast op de pagina van de "
                "actie, of bij de afspraken over het hele programma.",
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("actie__soort", "programma", "indiener", "bron")
