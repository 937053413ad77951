"""Official sources in the admin: the switch and how each one is, which dossiers belong to which actie, what came in."""

import json
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from basis.beheer.basis import DienstAdmin, LeesRijen
from basis.web.verzoek import ingelogde
from opendata.officieel import services
from opendata.officieel.models import Bronkoppeling, Bronstand, Fasevoorstel, Ophaling

UITLEG = (
    "Staat een bron aan, dan vraagt het portaal haar elk kwartier wat nieuw is. "
    "Een storing verandert niets op de site. Het portaal wacht dan even, steeds langer, en probeert het opnieuw. "
    "Zet u de bron uit en weer aan? Dan wacht het niet langer. Verwijderen kan niet."
)
ALLEEN_LEZEN = (
    "Overnemen of afwijzen kan op de werkplek, bij Voorstellen uit bronnen. "
    "Verwijderen kan niet: anders komt hetzelfde voorstel terug."
)
STAND = ("hoe_het_staat", "gevraagd_op", "gelukt_op", "mislukt_op", "fout", "mislukt", "wacht_tot", "plek")


@admin.register(Bronstand)
class BronstandAdmin(DienstAdmin):
    mag_erbij = mag_weg = False
    list_display = ("bron", "hoe_het_staat", "gelukt_op", "mislukt_op", "fout", "wacht_tot")
    readonly_fields = STAND
    search_fields = ("bron", "fout")
    ordering = ("bron",)
    fieldsets = ((None, {"fields": ("is_aan", *STAND), "description": UITLEG}),)

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Bronstand:
        return services.zet_bron(bron=obj.pk, is_aan=form.cleaned_data["is_aan"], door=ingelogde(request))

    @admin.display(description="stand")
    def hoe_het_staat(self, obj: Bronstand) -> str:
        return obj.hoe_het_staat


class OphalingRijen(LeesRijen):
    model = Ophaling
    fields = ("bron", "gelezen_op", "fout", "wacht_tot")
    verbose_name_plural = "hoe het bij elke bron gaat"


@admin.register(Bronkoppeling)
class BronkoppelingAdmin(DienstAdmin):
    mag_anders = False
    list_display = ("dossier", "actie", "bron")
    list_select_related = ("actie", "bron")
    search_fields = ("dossier", "actie__titel")
    ordering = ("dossier", "pk")
    autocomplete_fields = ("actie", "bron")
    fields = ("actie", "dossier", "bron")

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Bronkoppeling:
        return services.koppel(door=ingelogde(request), **form.gewijzigd())

    def verwijder(self, obj: Any) -> None:
        services.ontkoppel(koppeling=obj)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return (OphalingRijen,) if obj else ()


@admin.register(Fasevoorstel)
class FasevoorstelAdmin(DienstAdmin):
    """To read, with the answer of the source as it came."""

    mag_erbij = mag_anders = mag_weg = False
    list_display = ("titel", "actie", "soort", "bron", "dossier", "stand", "gevonden_op")
    list_filter = ("stand", "soort", "bron")
    list_select_related = ("actie",)
    search_fields = ("titel", "actie__titel", "dossier")
    ordering = ("-gevonden_op", "-pk")
    readonly_fields = ("antwoord",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    *("actie", "bron", "dossier", "kenmerk", "soort", "fase", "titel", "nummer", "url", "waarom"),
                    *("gevonden_op", "stand", "reden", "besloten_op", "besloten_door", "antwoord"),
                ),
                "description": ALLEEN_LEZEN,
            },
        ),
    )

    @admin.display(description="antwoord van de bron")
    def antwoord(self, obj: Fasevoorstel) -> str:
        return format_html("<pre>{}</pre>", json.dumps(obj.ruw, indent=2, ensure_ascii=False))
