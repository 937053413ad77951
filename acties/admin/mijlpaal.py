"""Mijlpalen in the admin: texts in the form, dates on pages that ask why."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from acties.admin.delen import FILTERS, DeelAdmin
from acties.admin.formulieren import VERANTWOORDING, DeelForm
from acties.admin.handeling import Handelpagina
from acties.admin.handelingen import LaatMijlpaalVervallen
from acties.handelingen import HerijkMijlpaal, MeldMijlpaal
from acties.models import Bereikt, Mijlpaal
from basis.beheer.basis import periode_kolom

BLIJFT = (
    "Deze gegevens veranderen alleen met een reden: gebruik de knoppen bovenaan. Een mijlpaal verwijderen kan niet, "
    "want de geschiedenis vertelt erover. Laat hem vervallen."
)


HANDELINGEN = {
    "bijwerken": Handelpagina(
        MeldMijlpaal, "Is de mijlpaal bereikt, en wanneer?", kan=lambda mijlpaal: not mijlpaal.is_vervallen
    ),
    "herijken": Handelpagina(
        HerijkMijlpaal,
        "Wanneer wordt de mijlpaal nu verwacht? De oorspronkelijke datum blijft staan.",
        "Opnieuw plannen",
        kan=lambda mijlpaal: not mijlpaal.is_vervallen and mijlpaal.stand != Bereikt.JA,
    ),
    "vervallen": Handelpagina(
        LaatMijlpaalVervallen,
        "De mijlpaal telt niet meer mee. In de geschiedenis blijft te lezen dat die er was.",
        kan=lambda mijlpaal: not mijlpaal.is_vervallen,
    ),
}


class MijlpaalForm(DeelForm):
    """The original date can be mended until the actie is first published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actie = self.instance.actie if self.instance.pk else None
        self.fields["gepland"].disabled = bool(actie and actie.gepubliceerd_op and self.instance.gepland)


@admin.register(Mijlpaal)
class MijlpaalAdmin(DeelAdmin):
    form = MijlpaalForm
    handelingen = HANDELINGEN
    list_display = ("titel", "actie", "toon_gepland", "toon_verwacht", "toon_bereikt", "stand", "is_vervallen")
    list_filter = ("stand", "is_vervallen", *FILTERS)
    ordering = ("-gepland", "pk")
    autocomplete_fields = ("actie", "bron")
    readonly_fields = ("toon_verwacht", "toon_bereikt", "stand", "is_vervallen")
    toon_gepland = periode_kolom("gepland", "oorspronkelijk gepland")
    toon_verwacht = periode_kolom("verwacht", "nu verwacht")
    toon_bereikt = periode_kolom("bereikt", "bereikt")
    _tekst: Any = (None, {"fields": ("actie", "titel", "slug", "soort", "toelichting", "nummer", "volgorde", "bron")})
    fieldsets = (
        _tekst,
        ("Planning", {"fields": ("gepland", *readonly_fields), "description": BLIJFT}),
        VERANTWOORDING,
    )
    add_fieldsets = (_tekst, ("Planning", {"fields": ("gepland",)}), VERANTWOORDING)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.add_fieldsets
