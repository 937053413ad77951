"""Acties in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from acties import services
from acties.admin import rijen
from acties.admin.delen import bewaar_deel
from acties.admin.formulieren import VERANTWOORDING, DeelForm, als_fout, vergrendel_voor
from acties.admin.handeling import HandelingAdmin, Handelpagina
from acties.admin.handelingen import Publiceer, TrekPublicatieIn, WijzigDeelnemers
from acties.handelingen import LegGevondenVast, MeldFase, MeldVoortgang, RondFasenAf
from acties.models import Actie, Publicatie
from acties.services.actie import ZONDER_REDEN
from basis.beheer.basis import periode_kolom
from basis.tijd.perioden import dag, toon_periode

BLIJFT = (
    "Dit verandert alleen met een reden: gebruik de knoppen bovenaan. Een actie verwijderen kan niet, want de "
    "geschiedenis vertelt erover. Trek de publicatie in als niemand haar meer mag zien."
)


HANDELINGEN = {
    "voortgang": Handelpagina(
        MeldVoortgang,
        "Geef de actie een status en vertel waarom. Wie de actie leidt, kan dit ook zelf, op de pagina van de actie.",
    ),
    "fase": Handelpagina(
        MeldFase,
        "De actie verlaat de fase van nu en begint aan een andere.",
        kan=lambda actie: actie.soort.fasedefinities.exists(),
    ),
    "fasen-afronden": Handelpagina(
        RondFasenAf,
        "De actie verlaat de fase van nu, en er komt geen volgende.",
        kan=lambda actie: actie.fasen.filter(is_huidig=True).exists(),
    ),
    "deelnemers": Handelpagina(
        WijzigDeelnemers,
        "Wie doen er mee, en in welke rol? Wie nog een afspraak heeft, kan niet weg: trek die eerst in.",
    ),
    "afspraak": Handelpagina(
        LegGevondenVast,
        "Een afspraak die u in een openbare bron vond. Wat een partij zelf afspreekt, legt zij vast op de pagina van "
        "de actie.",
        kan=lambda actie: actie.deelnames.exists(),
        kan_niet="Deze actie heeft nog geen deelnemers.",
    ),
    "publiceren": Handelpagina(
        Publiceer,
        "Iedereen kan de actie daarna zien, met de hele geschiedenis. De oorspronkelijke datum van een mijlpaal "
        "verandert daarna nooit meer.",
        kan=lambda actie: actie.publicatie != Publicatie.GEPUBLICEERD,
        kan_niet="Deze actie is al gepubliceerd.",
    ),
    "intrekken": Handelpagina(
        TrekPublicatieIn,
        "De actie verdwijnt van elke openbare plaats. De geschiedenis blijft bewaard.",
        kan=lambda actie: actie.publicatie == Publicatie.GEPUBLICEERD,
        kan_niet="Deze actie is niet gepubliceerd.",
    ),
}


class ActieForm(DeelForm):
    """The texts of an actie. Its address stays once the public knows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].disabled = bool(self.instance.gepubliceerd_op)


@admin.register(Actie)
class ActieAdmin(HandelingAdmin):
    form = ActieForm
    mag_weg = False
    handelingen = HANDELINGEN
    list_display = ("titel", "programmalijn", "soort", "status", "publicatie", "veranderd", "is_demo")
    list_select_related = ("programmalijn", "soort")
    list_filter = ("publicatie", "status", "programmalijn", "soort", "opgaven", "is_demo")
    search_fields = ("titel", "slug", "doel", "samenvatting")
    ordering = ("sorteertitel", "pk")
    autocomplete_fields = ("opgaven", "voorgangers", "bron")
    prepopulated_fields = {"slug": ("titel",)}
    inlines = rijen.ALLE
    readonly_fields = ("status", "publicatie", "veranderd", "bevestigd_op", "gepubliceerd_op", "aangemaakt_op")
    toon_looptijd = periode_kolom("looptijd", "looptijd")
    _tekst: Any = (
        (None, {"fields": ("titel", "korte_naam", "slug", "programmalijn", "soort", "is_demo")}),
        ("Tekst", {"fields": ("opbrengst", "doel", "samenvatting", "toelichting")}),
        ("Verband", {"fields": ("looptijd", "opgaven", "voorgangers", "bron")}),
    )
    fieldsets = (*_tekst, ("Stand", {"fields": readonly_fields, "description": BLIJFT}), VERANTWOORDING)

    @admin.display(description="laatst veranderd op", ordering="veranderd_op")
    def veranderd(self, obj: Actie) -> str:
        """The day of the last change, if it is known."""
        return toon_periode(dag(obj.laatst_veranderd)) if obj.laatst_veranderd else "–"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else (*self._tekst, VERANTWOORDING)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, obj: Actie) -> str:
        """A draft can be seen there too, by a beheerder: as it will look."""
        return obj.get_absolute_url()

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Actie:
        """A new draft, or other texts. What the journal tells of is not among them."""
        velden = {naam: waarde for naam, waarde in form.gewijzigd().items() if naam in ZONDER_REDEN}
        with als_fout():
            if not change:
                return services.maak_actie(verantwoording=form.verantwoording(request), **velden)
            actie = vergrendel_voor(obj)
            waarom = form.verantwoording(request)
            services.wijzig_actie(actie=actie, velden=velden, door=waarom.door, verantwoording=waarom)
        return actie

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        verbanden = {naam: form.cleaned_data[naam] for naam in ("opgaven", "voorgangers")}
        services.zet_verbanden(actie=form.instance, door=request.user, **verbanden)  # type: ignore[arg-type]
        super().save_related(request, form, formsets, change)

    def bewaar_rijen(self, request: HttpRequest, form: Any, formset: Any) -> None:
        for rij in formset.forms:
            if rij.has_changed():
                bewaar_deel(request, form, form.instance, rij)
