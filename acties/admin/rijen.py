"""What is shown and edited of an actie in rows on its page."""

from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst

from acties.handelingen import LegAfspraakVast, MeldFase
from acties.models import Afspraak, Deelname, Document, Fase, Mijlpaal, Onderdeel
from basis.beheer.basis import LeesRijen, Rijen, periode_kolom
from basis.beheer.formulieren import RijForm


class VasteNaam(RijForm):
    """A row whose fixed name, once given, stays; and with it what only a new row may give."""

    eenmalig: tuple[str, ...] = ("slug",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in self.eenmalig:
            self.fields[naam].disabled = self.instance.pk is not None


class MijlpaalRij(VasteNaam):
    """The original date is given with a new mijlpaal; afterwards there is a page that asks why."""

    eenmalig = ("slug", "gepland")


class MijlpaalRijen(Rijen):
    model = Mijlpaal
    form = MijlpaalRij
    mag_weg = False
    fields = ("titel", "slug", "soort", "gepland", "toon_verwacht", "toon_bereikt", "stand", "volgorde")
    readonly_fields = ("toon_verwacht", "toon_bereikt", "stand")
    prepopulated_fields = {"slug": ("titel",)}
    ordering = ("volgorde", "gepland", "pk")
    show_change_link = True
    toon_verwacht = periode_kolom("verwacht", "nu verwacht")
    toon_bereikt = periode_kolom("bereikt", "bereikt")


class OnderdeelRijen(Rijen):
    model = Onderdeel
    form = VasteNaam
    mag_weg = False
    fields = ("soort", "titel", "slug", "stand", "volgorde")
    prepopulated_fields = {"slug": ("titel",)}
    ordering = ("soort__volgorde", "soort__naam", "volgorde", "titel", "pk")
    show_change_link = True


class DocumentRijen(Rijen):
    model = Document
    form = VasteNaam
    mag_weg = False
    fields = ("titel", "slug", "soort", "nummer", "datum", "url")
    prepopulated_fields = {"slug": ("titel",)}
    ordering = ("-datum", "titel", "pk")
    show_change_link = True


class DeelnameRijen(LeesRijen):
    model = Deelname
    fields = ("partij", "rol", "toelichting", "bron")
    verbose_name_plural = "deelnemers (knop ‘Deelnemers wijzigen’ bovenaan)"

    def get_queryset(self, request: HttpRequest) -> Any:
        return Deelname.objects.voor_lijst()


class AfspraakRijen(LeesRijen):
    model = Afspraak
    fields = ("titel", "soort", "uiterlijk", "herkomst")
    show_change_link = True
    verbose_name_plural = f"afspraken (knop ‘{capfirst(LegAfspraakVast.naam)}’ bovenaan)"

    def get_queryset(self, request: HttpRequest) -> Any:
        return Afspraak.objects.voor_lijst()


class FaseRijen(LeesRijen):
    model = Fase
    fields = ("volgnummer", "definitie", "toon_begonnen", "toon_beeindigd", "is_huidig")
    readonly_fields = ("toon_begonnen", "toon_beeindigd")
    ordering = ("volgnummer",)
    verbose_name_plural = f"fasen (knop ‘{capfirst(MeldFase.naam)}’ bovenaan)"
    toon_begonnen = periode_kolom("begonnen", "begonnen")
    toon_beeindigd = periode_kolom("beeindigd", "beëindigd")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("definitie__soort")


ALLE = (
    MijlpaalRijen,
    DeelnameRijen,
    AfspraakRijen,
    FaseRijen,
    OnderdeelRijen,
    DocumentRijen,
)
