"""The frame of the programme and its pages of text in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from basis.beheer.basis import SleutelAdmin
from basis.beheer.formulieren import DienstForm, LijstForm
from programmalijnen import services
from programmalijnen.models import Opgave, Pagina, Programmalijn

HULP_VOLGORDE = (
    "Op deze plaats staat de lijn. Staat daar al een lijn, dan wisselen ze van plaats. De eerste drie lijnen "
    "hebben een eigen kleur."
)


@admin.register(Opgave)
class OpgaveAdmin(SleutelAdmin):
    list_display = ("nummer", "titel", "bron")
    list_display_links = ("titel",)
    list_select_related = ("bron",)
    search_fields = ("titel", "samenvatting")
    ordering = ("nummer", "pk")
    fields = ("nummer", "titel", "slug", "samenvatting", "bron")
    autocomplete_fields = ("bron",)
    prepopulated_fields = {"slug": ("titel",)}

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Opgave:
        return services.leg_opgave_vast(slug=naam, velden=velden)[0]

    def verwijder(self, obj: Opgave) -> None:
        services.verwijder_opgave(opgave=obj)


class _Wisselbaar(DienstForm):
    """Lines can change places, so a place that is taken is no error."""

    def _get_validation_exclusions(self) -> set[str]:
        weg: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own hook
        return weg | {"volgorde"} if self.instance.pk else weg


class ProgrammalijnForm(_Wisselbaar):
    """A line, with its place among the others."""


class ProgrammalijnLijstForm(_Wisselbaar, LijstForm):
    """A line in the list, where only its place can be changed."""


@admin.register(Programmalijn)
class ProgrammalijnAdmin(SleutelAdmin):
    form = ProgrammalijnForm
    list_display = ("titel", "volgorde", "opgave", "bron")
    list_editable = ("volgorde",)
    list_select_related = ("opgave", "bron")
    search_fields = ("titel", "samenvatting")
    ordering = ("volgorde", "pk")
    fields = ("titel", "slug", "volgorde", "opgave", "samenvatting", "toelichting", "pictogram", "bron")
    autocomplete_fields = ("opgave", "bron")
    prepopulated_fields = {"slug": ("titel",)}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "volgorde":
            kwargs["help_text"] = HULP_VOLGORDE
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, **{"form": ProgrammalijnLijstForm, **kwargs})

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Programmalijn:
        """Changing places touches two lines, so that is a service of its own."""
        velden = form.gewijzigd(behalve=("slug",))
        if change and "volgorde" in velden:
            services.zet_lijn_op_plaats(lijn=obj, volgorde=velden.pop("volgorde"))
        return self.leg_vast(obj.slug, velden)

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Programmalijn:
        return services.leg_programmalijn_vast(slug=naam, velden=velden)[0]

    def verwijder(self, obj: Programmalijn) -> None:
        services.verwijder_programmalijn(lijn=obj)

    def view_on_site(self, obj: Programmalijn) -> str:
        return obj.get_absolute_url()


@admin.register(Pagina)
class PaginaAdmin(SleutelAdmin):
    list_display = ("titel", "slug", "is_gepubliceerd", "gewijzigd_op")
    list_filter = ("is_gepubliceerd",)
    search_fields = ("titel", "omschrijving", "tekst")
    ordering = ("titel", "pk")
    fields = ("titel", "slug", "omschrijving", "tekst", "is_gepubliceerd", "gewijzigd_op")
    readonly_fields = ("gewijzigd_op",)
    prepopulated_fields = {"slug": ("titel",)}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_vast)

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Pagina:
        return services.leg_pagina_vast(slug=naam, velden=velden)[0]

    def verwijder(self, obj: Pagina) -> None:
        services.verwijder_pagina(pagina=obj)

    def view_on_site(self, obj: Pagina) -> str:
        return obj.get_absolute_url()
