"""Documenten in the admin."""

from django.contrib import admin
from django.db.models import FileField
from django.forms import FileInput
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from acties.admin.delen import FILTERS, ZOEKVELDEN, DeelAdmin
from acties.admin.formulieren import VERANTWOORDING
from acties.models import Document
from basis.beheer.basis import WEBADRES, periode_kolom


@admin.register(Document)
class DocumentAdmin(DeelAdmin):
    list_display = ("titel", "soort", "nummer", "toon_datum", "actie", "is_vervallen")
    list_filter = ("is_vervallen", "soort", *FILTERS)
    search_fields = (*ZOEKVELDEN, "nummer", "url")
    ordering = ("-datum", "titel", "pk")
    autocomplete_fields = ("actie", "bron")
    readonly_fields = ("huidig_bestand",)
    # Django's own widget links to where the file is stored, which is no address; see `huidig_bestand`.
    formfield_overrides = {**WEBADRES, FileField: {"widget": FileInput}}
    toon_datum = periode_kolom("datum", "datum")
    fieldsets = (
        (None, {"fields": ("actie", "titel", "slug", "soort", "nummer", "datum", "url", "bron")}),
        ("Bestand", {"fields": ("bestand", "huidig_bestand")}),
        (
            "Weghalen",
            {
                "fields": ("is_vervallen",),
                "description": "Een document verwijderen kan niet, want de geschiedenis vertelt erover. Zet "
                "‘vervallen’ aan: dan ziet niemand het meer op de site.",
            },
        ),
        VERANTWOORDING,
    )

    @admin.display(description="huidig bestand")
    def huidig_bestand(self, obj: Document) -> SafeString | str:
        """A link to the file, by the view that knows who may see it."""
        if not obj.bestand:
            return "geen"
        return format_html(
            '<a href="{}">{}</a>', reverse("acties:bestand", args=[obj.actie.slug, obj.slug]), obj.bestand.name
        )
