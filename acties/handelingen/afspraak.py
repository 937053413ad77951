"""What parties, and the programmabureau, can do with what parties promise."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from acties import rechten, services
from acties.forms import (
    AfspraakForm,
    BevestigForm,
    GevondenForm,
    HerijkAfspraakForm,
    MakersForm,
    ToezeggingForm,
    WachtForm,
    WeerspreekForm,
    WijzigAfspraakForm,
)
from acties.handelingen.basis import Handeling
from acties.models import Actie, Afspraak, Gebeurtenis, Toezegging
from acties.services import Verantwoording
from basis.web.adres import als_sleutel
from partijen.models import Partij


class _Nieuw(Handeling):
    """A new promise: of an actie on its page, about the programme as a whole on a page of its own."""

    @property
    def pagina(self) -> str:
        return super().pagina if isinstance(self.houder, Actie) else reverse("acties:afspraak_nieuw")

    @property
    def doel(self) -> str:
        is_van_actie = isinstance(self.houder, Actie)
        return super().doel if is_van_actie else reverse("acties:afspraak_nieuw_bewerken", args=self.delen)


class LegAfspraakVast(_Nieuw):
    """A new promise of one party (`welke`), by who writes for it."""

    soort = "afspraak"
    naam = "afspraak vastleggen"
    gelukt = "Uw afspraak is opgeslagen."

    def bepaal_namens(self) -> Partij | None:
        eigen = next((partij for partij in self._partijen() if partij.slug == self.welke), None)
        if eigen is None:
            raise PermissionDenied(rechten.NIET_EIGEN)
        self.partij = eigen
        return rechten.namens_voor(self.gebruiker, eigen)

    def _partijen(self) -> Iterable[Partij]:
        return rechten.stelt_voor(self.gebruiker, rechten.partijen_voor(self.gebruiker, self.houder))

    @property
    def onderwerp(self) -> str:
        return self.partij.korte_naam

    def formulier(self, data: QueryDict | None = None) -> AfspraakForm:
        anderen = [partij for partij in rechten.partijen_bij(self.houder) if partij != self.partij]
        return AfspraakForm(data, houder=self.houder, partij=self.partij, anderen=anderen)

    def voer_uit(self, formulier: AfspraakForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.maak_afspraak(
            houder=self.houder,
            indiener=self.partij,
            makers=formulier.makers,
            velden=formulier.velden,
            verantwoording=verantwoording,
        )


class LegGevondenVast(_Nieuw):
    """A promise that was found in a source, by the programmabureau."""

    soort = "afspraak-gevonden"
    naam = "gevonden afspraak vastleggen"
    gelukt = "De afspraak is vastgelegd."

    def bepaal_namens(self) -> None:
        rechten.eis_voorstellen(self.gebruiker, self.houder, None)

    def formulier(self, data: QueryDict | None = None) -> GevondenForm:
        return GevondenForm(data, houder=self.houder, partijen=rechten.partijen_bij(self.houder))

    def voer_uit(self, formulier: GevondenForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.maak_afspraak(
            houder=self.houder,
            indiener=None,
            makers=formulier.makers_lijst,
            velden=formulier.velden,
            verantwoording=verantwoording,
        )


class _OpEigenPagina(Handeling):
    """On the page of the promise itself."""

    afspraak: Afspraak

    @property
    def pagina(self) -> str:
        return self.afspraak.get_absolute_url()

    @property
    def doel(self) -> str:
        return reverse("acties:afspraak_bewerken", args=[self.afspraak.slug, *self.delen])


class BijAfspraak(_OpEigenPagina):
    """About the common part of one promise (`welke`)."""

    gelukt = "De afspraak is bijgewerkt."

    def bepaal_namens(self) -> Partij | None:
        self.afspraak = get_object_or_404(self.houder.afspraken.select_related("indiener"), slug=self.welke)
        self.afspraak.houder = self.houder
        rechten.eis_afspraak(self.gebruiker, self.afspraak)
        return rechten.namens_bij(self.gebruiker, self.afspraak)

    @property
    def onderwerp(self) -> str:
        return self.afspraak.titel


class WijzigAfspraak(BijAfspraak):
    soort = "afspraak-wijzigen"
    naam = "afspraak wijzigen"

    def formulier(self, data: QueryDict | None = None) -> WijzigAfspraakForm:
        return WijzigAfspraakForm(data, houder=self.houder, afspraak=self.afspraak)

    def voer_uit(self, formulier: WijzigAfspraakForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.wijzig_afspraak(afspraak=self.afspraak, velden=formulier.velden, verantwoording=verantwoording)


class HerijkAfspraak(BijAfspraak):
    soort = "afspraak-herijken"
    naam = "afspraak opnieuw plannen"

    def formulier(self, data: QueryDict | None = None) -> HerijkAfspraakForm:
        return HerijkAfspraakForm(data, houder=self.houder, afspraak=self.afspraak)

    def voer_uit(self, formulier: HerijkAfspraakForm, verantwoording: Verantwoording) -> Gebeurtenis:
        verwacht = formulier.cleaned_data["verwacht"]
        return services.herijk_afspraak(afspraak=self.afspraak, verwacht=verwacht, verantwoording=verantwoording)


class VoegMakersToe(BijAfspraak):
    soort = "afspraak-makers"
    naam = "partijen toevoegen"

    def formulier(self, data: QueryDict | None = None) -> MakersForm:
        zijn_er = set(self.afspraak.toezeggingen.values_list("partij_id", flat=True))
        anderen = [partij for partij in rechten.partijen_bij(self.houder) if partij.pk not in zijn_er]
        return MakersForm(data, houder=self.houder, afspraak=self.afspraak, anderen=anderen)

    def voer_uit(self, formulier: MakersForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.voeg_makers_toe(afspraak=self.afspraak, makers=formulier.makers, verantwoording=verantwoording)


class ZetWachtOp(BijAfspraak):
    soort = "afspraak-wacht"
    naam = "zeggen waar de afspraak op wacht"

    def formulier(self, data: QueryDict | None = None) -> WachtForm:
        return WachtForm(data, houder=self.houder, afspraak=self.afspraak)

    def voer_uit(self, formulier: WachtForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.zet_wacht_op(afspraak=self.afspraak, op=formulier.wacht_op, verantwoording=verantwoording)


class VanMaker(_OpEigenPagina):
    """About the part of one maker in a promise (`welke`: its key), by who writes for that party."""

    def bepaal_namens(self) -> Partij | None:
        rijen = Toezegging.objects.filter(afspraak__in=self.houder.afspraken.all()).select_related("partij", "afspraak")
        sleutel = als_sleutel(self.welke)
        self.toezegging: Toezegging = get_object_or_404(rijen, pk=sleutel)
        self.afspraak = self.toezegging.afspraak
        self.afspraak.houder = self.houder
        rechten.eis_toezegging(self.gebruiker, self.toezegging)
        return rechten.namens_voor(self.gebruiker, self.toezegging.partij)

    @property
    def onderwerp(self) -> str:
        return f"{self.toezegging.partij.korte_naam}, {self.afspraak.titel}"


class MeldToezegging(VanMaker):
    soort = "toezegging"
    naam = "stand van de afspraak melden"
    gelukt = "De stand van uw afspraak is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> ToezeggingForm:
        return ToezeggingForm(data, houder=self.houder, toezegging=self.toezegging)

    def voer_uit(self, formulier: ToezeggingForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.meld_toezegging(
            toezegging=self.toezegging,
            stand=formulier.cleaned_data["stand"],
            getekend_door=formulier.cleaned_data.get("getekend_door"),
            verantwoording=verantwoording,
        )


class Weerspreek(VanMaker):
    soort = "afspraak-weerspreken"
    naam = "zeggen dat de afspraak niet klopt"
    gelukt = "Dank u. Iedereen leest nu ook wat er volgens u niet klopt."

    def formulier(self, data: QueryDict | None = None) -> WeerspreekForm:
        return WeerspreekForm(data, houder=self.houder, toezegging=self.toezegging)

    def voer_uit(self, formulier: WeerspreekForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.weerspreek_toezegging(
            toezegging=self.toezegging, onjuist=formulier.cleaned_data["reden"], verantwoording=verantwoording
        )


class BevestigToezegging(VanMaker):
    """That a promise still stands for one maker, holds anew, or is its own: a button, no form to fill in."""

    soort = "afspraak-bevestigen"
    naam = "afspraak bevestigen"
    gelukt = "Dank u. Iedereen ziet nu dat deze afspraak voor u staat."

    @property
    def doel(self) -> str:
        return reverse("acties:bevestigen", args=[self.afspraak.slug, self.welke])

    def formulier(self, data: QueryDict | None = None) -> BevestigForm:
        return BevestigForm(data, houder=self.houder)

    def voer_uit(self, formulier: BevestigForm, verantwoording: Verantwoording) -> Gebeurtenis:
        gezien = formulier.cleaned_data["versie"]
        return services.bevestig_toezegging(toezegging=self.toezegging, verantwoording=verantwoording, gezien=gezien)
