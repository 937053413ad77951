"""The security log in the admin: to read, to search and to take along as a file; for nobody to change."""

from copy import copy
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from basis.beheer.basis import DienstAdmin
from basis.logboek.models import Logregel
from basis.web.adres import Adres
from basis.web.kolommen import Kolom, Type
from basis.web.rekenblad import SCHEIDING, csv_antwoord

# What services write down, in the words of who reads it. An unknown fact is shown by its own name.
NAMEN = {"partij": "organisatie", "velden": "gewijzigd", "soort": "manier", "type": "manier"}


@admin.register(Logregel)
class LogregelAdmin(DienstAdmin):
    """Nobody adds, changes or removes a row here; triggers in the database refuse it too."""

    mag_erbij = mag_anders = mag_weg = False
    change_list_template = "admin/logboek/lijst.html"
    list_display = ("moment", "handeling", "resultaat", "door", "object", "herkomst", "details")
    list_filter = ("handeling", "resultaat", "moment")
    list_select_related = ("door",)
    search_fields = ("door__naam", "door__email", "object", "herkomst")
    search_help_text = "Zoek op naam of e-mailadres, op wie of wat het betreft, of op IP-adres."
    date_hierarchy = "moment"
    ordering = ("-moment", "-pk")
    readonly_fields = ("details",)
    fieldsets = (
        (
            None,
            {
                "fields": ("moment", "handeling", "resultaat", "door", "object", "herkomst", "details"),
                "description": "Een regel van het beveiligingslogboek wijzigen of verwijderen kan niet. "
                "Na 18 maanden verdwijnt een regel vanzelf.",
            },
        ),
    )

    @admin.display(description="bijzonderheden")
    def details(self, obj: Logregel) -> str:
        return in_woorden(obj.bijzonderheden) or "–"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {"title": "Beveiligingslogboek", **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        eigen = path("csv/", self.admin_site.admin_view(self.als_csv), name="logboek_logregel_csv")
        return [eigen, *super().get_urls()]

    def als_csv(self, request: HttpRequest) -> HttpResponseBase:
        """The rows that the list would show with these filters, all of them."""
        lijst = copy(request)
        # The list refuses what it does not know.
        lijst.GET = Adres.van(request).zonder(SCHEIDING).velden  # type: ignore[assignment]
        try:
            rijen = self.get_changelist_instance(lijst).get_queryset(lijst)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse("admin:logboek_logregel_changelist"))
        bestand = f"beveiligingslogboek-{timezone.localdate():%Y-%m-%d}.csv"
        return csv_antwoord(request, bestand, KOLOMMEN, rijen.iterator(2_000))


# -- the facts of a row in words, for the page and for the file ---------------------------------------------------


def in_woorden(bijzonderheden: dict[str, Any]) -> str:
    """The facts of one row, as in: rol: redacteur; organisatie: vng."""
    return "; ".join(f"{_naam(naam)}: {_waarde(naam, waarde)}" for naam, waarde in bijzonderheden.items())


def _naam(naam: str) -> str:
    return NAMEN.get(naam, naam.replace("_", " "))


def _waarde(naam: str, waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_veld(deel) if naam == "velden" else str(deel) for deel in waarde)
    return "–" if waarde is None else str(waarde)


def _veld(naam: str) -> str:
    """A field of an account as people know it."""
    try:
        return str(get_user_model()._meta.get_field(naam).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return "nieuw account" if naam == "nieuw" else str(naam)


KOLOMMEN: tuple[Kolom[Logregel], ...] = (
    Kolom(
        "moment",
        "Wanneer het gebeurde, in Nederlandse tijd.",
        Type.TIJDSTIP,
        lambda r: timezone.localtime(r.moment).isoformat(sep=" ", timespec="seconds"),
    ),
    Kolom("handeling", "Wat er gebeurde.", Type.KEUZE, lambda r: r.get_handeling_display()),
    Kolom("resultaat", "Of het lukte.", Type.KEUZE, lambda r: r.get_resultaat_display()),
    Kolom("door", "De naam van wie het deed.", Type.TEKST, lambda r: r.door and r.door.get_full_name()),
    Kolom("e-mailadres", "Het e-mailadres van wie het deed.", Type.TEKST, lambda r: r.door and r.door.email),
    Kolom("object", "Wie of wat het betreft.", Type.TEKST, lambda r: r.object),
    Kolom("herkomst", "Het IP-adres waar het vandaan kwam.", Type.TEKST, lambda r: r.herkomst),
    Kolom("bijzonderheden", "Wat er nog bij hoort.", Type.TEKST, lambda r: in_woorden(r.bijzonderheden)),
)
