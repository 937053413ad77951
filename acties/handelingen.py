"""What people can do with an actie or a promise: what it is called, who may, which form it takes and which service does it.

Page, workplace, draft, spreadsheet and admin all come through here and `acties.verwerken` (docs/adr/0033). Another kind
is a class here and a place on the page.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.validators import slug_re
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst

from acties import journaal, rechten, services
from acties.afspraakforms import (
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
from acties.forms import (
    AfrondForm,
    BereiktForm,
    FaseForm,
    HerijkForm,
    NogActueelForm,
    VerantwoordForm,
    VoortgangForm,
)
from acties.models import Actie, Afspraak, Gebeurtenis, Gebeurtenissoort, Houder, Mijlpaal, Toezegging
from acties.services import Verantwoording
from partijen.models import Gebruiker, Partij


@dataclass
class Handeling(ABC):
    """One kind of change by one person to one actie, or to a promise about the programme as a whole (`houder`).

    `welke` is the slug of the mijlpaal, the party or the afspraak, or the key of the part of one maker in that.

    Made for who may do it: raises PermissionDenied or Http404 else.
    """

    soort: ClassVar[str]  # in addresses, and of a draft
    naam: ClassVar[str]  # as in "een concept: voortgang melden"
    gelukt: ClassVar[str]  # what to tell when it is done

    houder: Houder
    gebruiker: Gebruiker
    welke: str = ""

    def __post_init__(self) -> None:
        if self.welke and not slug_re.match(self.welke):
            raise Http404("zo heet geen mijlpaal of partij")
        self.namens = self.bepaal_namens()

    @property
    def actie(self) -> Actie:
        """The actie. Raises Http404 for the programme as a whole, of which there are only promises."""
        if not isinstance(self.houder, Actie):
            raise Http404("dit kan alleen bij een actie")
        return self.houder

    def bepaal_namens(self) -> Partij | None:
        """The party on whose behalf this is done, here the one that carries the actie; None for the whole portal."""
        trekker = rechten.trekker_voor(self.gebruiker, self.actie)
        if trekker is None:  # asked only then: who acts for the trekker may
            rechten.eis_gezamenlijk(self.gebruiker, self.actie)
        return trekker

    @abstractmethod
    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        """The form, empty or filled in with what was sent."""

    @abstractmethod
    def voer_uit(self, formulier: Any, verantwoording: Verantwoording) -> Gebeurtenis | None:
        """Do what the valid form says; the row in the journal, None when that need not tell of it.

        Raises what the service raises.
        """

    @property
    def onderwerp(self) -> str:
        """The part of the actie that it is about; empty for the joint part."""
        return ""

    @property
    def kop(self) -> str:
        """What its form is called."""
        wat = capfirst(self.naam)
        return f"{wat}: {self.onderwerp}" if self.onderwerp else wat

    @property
    def delen(self) -> list[str]:
        """What an address says of it, beside which actie."""
        return [self.soort, self.welke] if self.welke else [self.soort]

    @property
    def code(self) -> str:
        """What stands behind `?bewerk=` in the address of the page of the actie."""
        return ":".join(self.delen)

    @property
    def pagina(self) -> str:
        """The address of the page on which its form stands."""
        return self.houder.get_absolute_url()

    @property
    def adres(self) -> str:
        """That page with this form open."""
        return f"{self.pagina}?bewerk={self.code}"


class MeldVoortgang(Handeling):
    soort = "voortgang"
    naam = "voortgang melden"
    gelukt = "Uw melding is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> VoortgangForm:
        return VoortgangForm(data, actie=self.actie)

    def voer_uit(self, formulier: VoortgangForm, verantwoording: Verantwoording) -> Gebeurtenis:
        status = formulier.cleaned_data["status"]
        return services.meld_voortgang(actie=self.actie, status=status, verantwoording=verantwoording)


class _BijFasen(Handeling):
    """Only for a kind of actie that has phases."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.actie.soort.fasedefinities.exists():
            raise Http404("deze soort actie heeft geen fasen")


class MeldFase(_BijFasen):
    soort = "fase"
    naam = "nieuwe fase melden"
    gelukt = "De nieuwe fase is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> FaseForm:
        return FaseForm(data, actie=self.actie)

    def voer_uit(self, formulier: FaseForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.ga_naar_fase(actie=self.actie, definitie=formulier.definitie, verantwoording=verantwoording)


class RondFasenAf(_BijFasen):
    soort = "fasen-afronden"
    naam = "fasen afronden"
    gelukt = "De laatste fase is afgerond."

    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        return AfrondForm(data, houder=self.actie)

    def voer_uit(self, formulier: VerantwoordForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.rond_fasen_af(actie=self.actie, verantwoording=verantwoording)


class BijMijlpaal(Handeling):
    """About one mijlpaal that was not cancelled."""

    gelukt = "De mijlpaal is bijgewerkt."

    def __post_init__(self) -> None:
        super().__post_init__()
        self.mijlpaal: Mijlpaal = get_object_or_404(self.actie.mijlpalen.geldend(), slug=self.welke)

    @property
    def onderwerp(self) -> str:
        return self.mijlpaal.titel


class MeldMijlpaal(BijMijlpaal):
    soort = "mijlpaal"
    naam = "mijlpaal bijwerken"

    def formulier(self, data: QueryDict | None = None) -> BereiktForm:
        return BereiktForm(data, actie=self.actie, mijlpaal=self.mijlpaal)

    def voer_uit(self, formulier: BereiktForm, verantwoording: Verantwoording) -> Gebeurtenis:
        stand, bereikt = formulier.cleaned_data["stand"], formulier.cleaned_data["bereikt"]
        return services.meld_mijlpaal(
            mijlpaal=self.mijlpaal, stand=stand, bereikt=bereikt, verantwoording=verantwoording
        )


class HerijkMijlpaal(BijMijlpaal):
    soort = "herijking"
    naam = "mijlpaal opnieuw plannen"

    def formulier(self, data: QueryDict | None = None) -> HerijkForm:
        return HerijkForm(data, actie=self.actie, mijlpaal=self.mijlpaal)

    def voer_uit(self, formulier: HerijkForm, verantwoording: Verantwoording) -> Gebeurtenis:
        verwacht = formulier.cleaned_data["verwacht"]
        return services.herijk_mijlpaal(mijlpaal=self.mijlpaal, verwacht=verwacht, verantwoording=verantwoording)


class LegAfspraakVast(Handeling):
    """A new promise of one party (`welke`), by who may write for it."""

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
        return rechten.partijen_voor(self.gebruiker, self.houder)

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


class LegGevondenVast(Handeling):
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


class BijAfspraak(Handeling):
    """About the common part of one promise (`welke`)."""

    gelukt = "De afspraak is bijgewerkt."

    def bepaal_namens(self) -> Partij | None:
        self.afspraak: Afspraak = get_object_or_404(self.houder.afspraken.select_related("indiener"), slug=self.welke)
        setattr(self.afspraak, str(self.houder._meta.model_name), self.houder)
        rechten.eis_afspraak(self.gebruiker, self.afspraak)
        return rechten.namens_bij(self.gebruiker, self.afspraak)

    @property
    def onderwerp(self) -> str:
        return self.afspraak.titel

    @property
    def pagina(self) -> str:
        return self.afspraak.get_absolute_url()


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


class VanMaker(Handeling):
    """About the part of one maker in a promise (`welke`: its key), by who writes for that party."""

    def bepaal_namens(self) -> Partij | None:
        rijen = Toezegging.objects.filter(afspraak__in=self.houder.afspraken.all()).select_related("partij", "afspraak")
        sleutel = int(self.welke) if self.welke.isdecimal() else 0
        self.toezegging: Toezegging = get_object_or_404(rijen, pk=sleutel)
        setattr(self.toezegging.afspraak, str(self.houder._meta.model_name), self.houder)
        rechten.eis_toezegging(self.gebruiker, self.toezegging)
        return rechten.namens_voor(self.gebruiker, self.toezegging.partij)

    @property
    def onderwerp(self) -> str:
        return f"{self.toezegging.partij.korte_naam}, {self.toezegging.afspraak.titel}"

    @property
    def pagina(self) -> str:
        return self.toezegging.afspraak.get_absolute_url()


class MeldToezegging(VanMaker):
    soort = "toezegging"
    naam = "stand van de afspraak melden"
    gelukt = "De stand van uw afspraak is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> ToezeggingForm:
        return ToezeggingForm(data, houder=self.houder, toezegging=self.toezegging)

    def voer_uit(self, formulier: ToezeggingForm, verantwoording: Verantwoording) -> Gebeurtenis:
        stand = formulier.cleaned_data["stand"]
        return services.meld_toezegging(toezegging=self.toezegging, stand=stand, verantwoording=verantwoording)


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

    def formulier(self, data: QueryDict | None = None) -> BevestigForm:
        return BevestigForm(data, houder=self.houder)

    def voer_uit(self, formulier: BevestigForm, verantwoording: Verantwoording) -> Gebeurtenis:
        gezien = formulier.cleaned_data["versie"]
        return services.bevestig_toezegging(toezegging=self.toezegging, verantwoording=verantwoording, gezien=gezien)


class BevestigActueel(Handeling):
    """That the joint part of an actie is still true: a button, no form to fill in."""

    soort = "nog-actueel"
    naam = "nog actueel"
    gelukt = "Dank u. Iedereen ziet nu dat dit nog klopt."

    def formulier(self, data: QueryDict | None = None) -> NogActueelForm:
        return NogActueelForm(data, houder=self.actie)

    def voer_uit(self, formulier: NogActueelForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.bevestig_actie(actie=self.actie, verantwoording=verantwoording)


class VerbeterMelding(Handeling):
    """Mend an earlier report (`welke`: the key of its row), in the form that it was made with, by who may report it."""

    soort = "correctie"
    naam = "melding verbeteren"
    gelukt = "Uw verbetering is opgeslagen."

    def bepaal_namens(self) -> Partij | None:
        sleutel = int(self.welke) if self.welke.isdecimal() else 0
        rijen = self.houder.gebeurtenissen.met_onderwerp().staand()
        self.rij: Gebeurtenis = get_object_or_404(rijen, pk=sleutel)
        klasse = RondFasenAf if self.rij.naar == {"fase": None} else MET_EEN_FORMULIER.get(self.rij.soort)
        if klasse is None:
            raise Http404("dit is geen melding")
        self.melding = klasse(self.houder, self.gebruiker, _welke(self.rij))
        return self.melding.namens

    @property
    def onderwerp(self) -> str:
        return f"‘{journaal.kop(self.rij)}’"

    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        formulier = self.melding.formulier(data)
        formulier.verbeter(self.rij)
        return formulier

    def voer_uit(self, formulier: Any, verantwoording: Verantwoording) -> Gebeurtenis | None:
        return self.melding.voer_uit(formulier, replace(verantwoording, corrigeert=self.rij))


# With which form each kind of row of the journal is made, and so mended.
MET_EEN_FORMULIER: dict[str, type[Handeling]] = {
    Gebeurtenissoort.STATUS: MeldVoortgang,
    Gebeurtenissoort.FASE: MeldFase,
    Gebeurtenissoort.MIJLPAAL_BEREIKT: MeldMijlpaal,
    Gebeurtenissoort.MIJLPAAL_HERIJKT: HerijkMijlpaal,
    Gebeurtenissoort.AFSPRAAK: WijzigAfspraak,
    Gebeurtenissoort.AFSPRAAK_HERIJKT: HerijkAfspraak,
    Gebeurtenissoort.TOEZEGGING: MeldToezegging,
}


def _welke(rij: Gebeurtenis) -> str:
    if toezegging := rechten.toezegging_van(rij):
        return str(toezegging.pk)
    if rij.afspraak is not None:
        return rij.afspraak.slug
    return rij.mijlpaal.slug if rij.mijlpaal else ""


# Those that are filled in, and so can be kept as a draft.
HANDELINGEN: dict[str, type[Handeling]] = {
    klasse.soort: klasse
    for klasse in (
        MeldVoortgang,
        MeldFase,
        RondFasenAf,
        MeldMijlpaal,
        HerijkMijlpaal,
        LegAfspraakVast,
        LegGevondenVast,
        WijzigAfspraak,
        HerijkAfspraak,
        VoegMakersToe,
        ZetWachtOp,
        MeldToezegging,
        Weerspreek,
        VerbeterMelding,
    )
}


def maak_handeling(soort: str, houder: Houder, gebruiker: Gebruiker, welke: str = "") -> Handeling:
    """What someone wants to do, by the words of an address. Raises Http404 or PermissionDenied."""
    if soort not in HANDELINGEN:
        raise Http404("dit kan hier niet")
    return HANDELINGEN[soort](houder, gebruiker, welke)
