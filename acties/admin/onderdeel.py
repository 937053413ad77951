"""Onderdelen in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from acties import services
from acties.admin.delen import FILTERS, DeelAdmin
from acties.admin.formulieren import VERANTWOORDING
from acties.models import Onderdeel, Onderdeelpartij
from basis.beheer.basis import Rijen, periode_kolom


class PartijRijen(Rijen):
    model = Onderdeelpartij
    fields = ("partij", "rol")
    autocomplete_fields = ("partij",)
    verbose_name = "partij"
    verbose_name_plural = "partijen"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("partij").order_by("partij__sorteernaam", "pk")


@admin.register(Onderdeel)
class OnderdeelAdmin(DeelAdmin):
    list_display = ("titel", "actie", "soort", "stand", "toon_looptijd", "volgorde")
    list_select_related = ("soort", "actie")
    list_filter = ("soort", "stand", *FILTERS)
    ordering = ("actie__sorteertitel", "soort__volgorde", "volgorde", "titel", "pk")
    autocomplete_fields = ("actie", "opvolgers", "bron")
    inlines = (PartijRijen,)
    toon_looptijd = periode_kolom("looptijd", "looptijd")
    fieldsets = (
        (None, {"fields": ("actie", "soort", "titel", "slug", "samenvatting", "volgorde")}),
        ("Inhoud", {"fields": ("vraag", "aanpak", "opbrengst", "betekenis", "herkomst")}),
        (
            "Stand",
            {
                "fields": ("stand", "looptijd", "opvolgers", "bron"),
                "description": "Verandert de stand of de looptijd, vul dan onderaan een reden in. Een onderdeel "
                "verwijderen kan niet, want de geschiedenis vertelt erover. Kies de stand ‘gestopt’.",
            },
        ),
        VERANTWOORDING,
    )

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        opvolgers = list(form.cleaned_data["opvolgers"])
        services.zet_onderdeel_opvolgers(onderdeel=form.instance, opvolgers=opvolgers, door=request.user)  # type: ignore[arg-type]

    def bewaar_rijen(self, request: HttpRequest, form: Any, formset: Any) -> None:
        """What this person did to the rows, applied to those that stand there now."""
        weg = {rij.pk for rij in formset.deleted_objects}
        gewijzigd = [rij for rij in formset.forms if rij.has_changed() and rij not in formset.deleted_forms]
        weg |= {rij.instance.pk for rij in gewijzigd}
        rijen: list[Any] = [*form.instance.partijen.exclude(pk__in=weg - {None}), *(rij.instance for rij in gewijzigd)]
        services.leg_onderdeel_vast(
            actie=form.instance.actie,
            slug=form.instance.slug,
            velden={},
            verantwoording=form.verantwoording(request),
            partijen=[(rij.partij, rij.rol) for rij in rijen],
        )

    def view_on_site(self, obj: Onderdeel) -> str:
        return obj.get_absolute_url()
