"""The journal in the admin: to read and to search, for nobody to change."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from acties.journaal import Verteller, kop
from acties.models import Gebeurtenis
from basis.beheer.basis import DienstAdmin, periode_kolom


@admin.register(Gebeurtenis)
class GebeurtenisAdmin(DienstAdmin):
    """Nobody adds, changes or removes a row here; a trigger in the database refuses it too."""

    mag_erbij = mag_anders = mag_weg = False
    list_display = ("wat", "actie", "toon_datum", "reden", "namens", "door", "geregistreerd_op")
    list_filter = ("soort", "geregistreerd_op", "actie__programmalijn")
    search_fields = ("actie__titel", "reden", "mijlpaal__titel", "namens__zoeknaam__gevouwen")
    date_hierarchy = "geregistreerd_op"
    ordering = ("-geregistreerd_op", "-pk")
    toon_datum = periode_kolom("datum", "ging in op")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "wat",
                    "actie",
                    "van_en_naar",
                    "reden",
                    "bron",
                    "toon_datum",
                    "geregistreerd_op",
                    "door",
                    "namens",
                    "corrigeert",
                    "versie",
                ),
                "description": "Een melding wijzigen of verwijderen kan niet. Klopt er een niet, meld het dan "
                "opnieuw op de pagina van de actie en kies daar deze melding bij ‘Verbetert deze eerdere melding’.",
            },
        ),
    )
    readonly_fields = ("wat", "van_en_naar", "toon_datum")

    def get_queryset(self, request: HttpRequest) -> Any:
        return Gebeurtenis.objects.voor_lijst().select_related("corrigeert__actie")

    @admin.display(description="wat", ordering="soort")
    def wat(self, obj: Gebeurtenis) -> str:
        """The row in a few words."""
        return kop(obj)

    @admin.display(description="van en naar")
    def van_en_naar(self, obj: Gebeurtenis) -> SafeString | str:
        """The fields that changed, one a line."""
        verteller = Verteller()
        verteller.ken([obj])
        regels = [(r.veld, r.van or "niets", r.naar or "niets") for r in verteller.regels(obj)]
        return format_html_join("", "<p>{}: {} → {}</p>", regels) or "–"
