"""Kinds of actie with their phases, and kinds of onderdeel."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from acties import services
from acties.models import Fasedefinitie, Onderdeelsoort, Soort
from basis.beheer.basis import Rijen, SleutelAdmin
from basis.beheer.formulieren import RijForm, rijen_van

FASEVELDEN = ("slug", "naam", "uitleg", "optioneel", "inspraak_open")


class FaseRij(RijForm):
    """A phase of a kind; its fixed name stays, because the journal refers to it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].disabled = self.instance.pk is not None
        self.fields["uitleg"].widget.attrs["rows"] = 2

    def _get_validation_exclusions(self) -> set[str]:
        """Phases may change places; the service numbers them anew."""
        weg: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own hook
        return weg | {"volgorde"}


class FaseRijen(Rijen):
    model = Fasedefinitie
    form = FaseRij
    fields = ("volgorde", "naam", "slug", "uitleg", "optioneel", "inspraak_open")
    prepopulated_fields = {"slug": ("naam",)}
    ordering = ("volgorde", "pk")
    verbose_name = "fase"
    verbose_name_plural = "fasen, in de volgorde van de nummers"


@admin.register(Soort)
class SoortAdmin(SleutelAdmin):
    ook_van = ("fasedefinities",)
    list_display = ("naam", "meervoud", "volgorde")
    list_editable = ("volgorde",)
    search_fields = ("naam", "meervoud")
    ordering = ("volgorde", "naam", "pk")
    fields = ("naam", "meervoud", "slug", "toelichting", "volgorde", "bevestig_na", "verouderd_na")
    prepopulated_fields = {"slug": ("naam",)}
    inlines = (FaseRijen,)

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Soort:
        return services.leg_soort_vast(slug=naam, velden=velden)[0]

    def bewaar_rijen(self, request: HttpRequest, form: Any, formset: Any) -> None:
        for fase in formset.deleted_objects:
            services.verwijder_fasedefinitie(fase=fase)
        rijen: Any = sorted(rijen_van(formset), key=lambda fase: getattr(fase, "volgorde", 0))
        fasen = [{veld: getattr(fase, veld) for veld in FASEVELDEN} for fase in rijen]
        services.leg_soort_vast(slug=form.instance.slug, velden={}, fasen=fasen)

    def verwijder(self, obj: Soort) -> None:
        services.verwijder_soort(soort=obj)


@admin.register(Onderdeelsoort)
class OnderdeelsoortAdmin(SleutelAdmin):
    list_display = ("naam", "meervoud", "volgorde")
    list_editable = ("volgorde",)
    search_fields = ("naam", "meervoud")
    ordering = ("volgorde", "naam", "pk")
    fields = ("naam", "meervoud", "slug", "volgorde", "is_opbrengst", "zonder_stand")
    prepopulated_fields = {"slug": ("naam",)}

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Onderdeelsoort:
        return services.leg_onderdeelsoort_vast(slug=naam, velden=velden)[0]

    def verwijder(self, obj: Onderdeelsoort) -> None:
        services.verwijder_soort(soort=obj)
