"""Questions to citizens and their subjects in the admin. What people wrote is on the board of the workplace only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from basis.beheer.basis import DienstAdmin, periode_kolom
from basis.web.verzoek import ingelogde
from meedoen import services
from meedoen.models import Onderwerp, Vraag

UITLEG = (
    "Van een vraag die op de site staat, verandert alleen de uitleg nog. Vragen maken, publiceren en beantwoorden kan "
    "op de werkplek, bij Vragen aan inwoners. Een vraag verwijderen kan niet."
)


@admin.register(Vraag)
class VraagAdmin(DienstAdmin):
    mag_erbij = mag_weg = False
    list_display = ("titel", "beantwoorder", "toon_periode", "toon_beloofd", "gepubliceerd_op", "afgerond_op")
    list_filter = ("moderatie", "is_elders", "is_demo", "beantwoorder__bestuurslaag")
    search_fields = ("titel", "slug", "toelichting")
    ordering = ("-pk",)
    autocomplete_fields = ("beantwoorder", "bron")
    readonly_fields = (
        *("programma", "actie", "onderdeel", "afspraak", "bepaling", "bepalingstekst"),
        *("slug", "namens", "gemaakt_door"),
        *("is_elders", "is_demo", "gepubliceerd_op", "afgerond_op", "afrondreden"),
    )
    toon_periode = periode_kolom("periode", "open")
    toon_beloofd = periode_kolom("antwoord_beloofd", "antwoord beloofd")
    fieldsets = (
        (
            None,
            {
                "fields": ("titel", "toelichting", "wat_ermee", "periode", "antwoord_beloofd", "beantwoorder"),
                "description": UITLEG,
            },
        ),
        ("Reacties", {"fields": ("moderatie", "bewaren_tot")}),
        ("Gesteld buiten het portaal", {"fields": ("is_elders", "aantal_elders", "uitkomst", "bron")}),
        (
            "Waarover",
            {
                "fields": (
                    *("programma", "actie", "onderdeel", "afspraak", "bepaling", "bepalingstekst"),
                    *("slug", "namens", "is_demo"),
                )
            },
        ),
        ("Verloop", {"fields": ("gemaakt_door", "gepubliceerd_op", "afgerond_op", "afrondreden")}),
    )

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Vraag:
        vraag = Vraag.objects.get(pk=obj.pk)
        services.wijzig_vraag(vraag=vraag, velden=form.gewijzigd(), door=ingelogde(request))
        return vraag

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("beantwoorder")

    def view_on_site(self, obj: Vraag) -> str | None:
        return obj.get_absolute_url() if obj.gepubliceerd_op else None


@admin.register(Onderwerp)
class OnderwerpAdmin(DienstAdmin):
    mag_erbij = False
    list_display = ("titel", "vraag")
    search_fields = ("titel", "vraag__titel")
    ordering = ("-pk",)
    fields = ("vraag", "titel", "samenvatting")
    readonly_fields = ("vraag",)

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Onderwerp:
        onderwerp = Onderwerp.objects.get(pk=obj.pk)
        velden = {"titel": onderwerp.titel, "samenvatting": onderwerp.samenvatting} | form.gewijzigd()
        services.wijzig_onderwerp(onderwerp=onderwerp, door=ingelogde(request), **velden)
        return onderwerp

    def verwijder(self, obj: Onderwerp) -> None:
        services.verwijder_onderwerp(onderwerp=obj, door=None)
