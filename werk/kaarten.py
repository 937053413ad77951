"""The cards of the workplace, per actie and for the programme: why it asks something, and what can be done on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.utils import timezone

from acties.journaal import Journaalregel, net_gemeld
from acties.models import Actie, Deelname, Fase, Fasedefinitie, Gebeurtenis, Mijlpaal, Toezegging
from acties.models.deelname import TREKKERS
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programma
from werk.concepten.models import Concept
from werk.redenbronnen import PROGRAMMA
from werk.redenen import Gevraagd, Reden, lees
from werk.redentekst import WAARHEEN, vertel_redenen
from werk.toezeggingen import (
    Rechten,
    Toegezegd,
    lees_bevestigers,
    lees_rechten,
    lees_toezeggingen,
    lees_veranderd,
    maak_toegezegd,
)
from werk.werkveld import Werkveld, anker, merk, werkveld

MEESTE_PARTIJEN = 4  # with buttons on one card; the rest is on the page of the actie
MEESTE_AFSPRAKEN = 8  # on one card


@dataclass(frozen=True)
class Bevestigbaar:
    """Something on a card that one click confirms; `sleutel` names it in a form."""

    sleutel: str
    tekst: str
    inhoud: str = ""  # what stands there


@dataclass(frozen=True)
class Kaart:
    """One actie, or the programme as a whole, on the workplace."""

    houder: Any
    is_trekker: bool = False
    doet_mee: bool = True  # an own party takes part; else one was asked about the code
    mag_gezamenlijk: bool = False
    gevraagd: tuple[Gevraagd, ...] = ()
    redenen: tuple[str, ...] = ()
    schrijft: tuple[Partij, ...] = ()  # for which this person may write an afspraak here
    toegezegd: tuple[Toegezegd, ...] = ()
    mijlpalen: tuple[Mijlpaal, ...] = ()
    net_gemeld: list[Journaalregel] = field(default_factory=list)  # by this person, to take back
    heeft_concept: bool = False  # published, with changes that are not
    heeft_fasen: bool = False  # its kind has phases
    is_in_fase: bool = False
    berichten: list[Any] = field(default_factory=list)
    bewerk: str = ""  # what is being filled in on it, as in the address

    @property
    def is_programma(self) -> bool:
        return isinstance(self.houder, Programma)

    @property
    def slug(self) -> str:
        """What names it in an address; empty for the programme."""
        return "" if self.is_programma else self.houder.slug

    @property
    def anker(self) -> str:
        return anker(self.slug)

    @property
    def merk(self) -> str:
        """What a message that belongs on it is marked with."""
        return merk(self.slug)

    @property
    def loopt(self) -> bool:
        return self.is_programma or self.houder.loopt

    @property
    def vraagt_iets(self) -> bool:
        return bool(self.gevraagd)

    def vraagt(self, redenen: Iterable[str]) -> bool:
        """Whether it asks for one of these; without any: for anything at all."""
        return any(gevraagd.reden in redenen for gevraagd in self.gevraagd) if redenen else self.vraagt_iets

    @property
    def is_te_laat(self) -> bool:
        return self.vraagt([Reden.TE_LAAT])

    @property
    def verwijzingen(self) -> list[tuple[str, str]]:
        """Buttons to where a reason is answered elsewhere: what they say, and the address."""
        gevraagd = dict.fromkeys(g.reden for g in self.gevraagd if g.reden in WAARHEEN)
        return [(WAARHEEN[reden][0], WAARHEEN[reden][1](self.houder)) for reden in gevraagd]

    @property
    def afspraken(self) -> tuple[Toegezegd, ...]:
        """Those that fit on the card; the rest is on the page of the actie."""
        return self.toegezegd[:MEESTE_AFSPRAKEN] if self.loopt else ()

    @property
    def meer_afspraken(self) -> int:
        return len(self.toegezegd) - len(self.afspraken) if self.loopt else 0

    @property
    def zelf_bevestigbaar(self) -> list[Bevestigbaar]:
        """The joint part, when this person may confirm that."""
        kan = self.loopt and self.mag_gezamenlijk
        return [Bevestigbaar(self.slug, "Deze actie klopt nog")] if kan else []

    @property
    def bevestigbaar(self) -> list[Bevestigbaar]:
        return self.zelf_bevestigbaar + [
            Bevestigbaar(een.sleutel, een.bevestigtekst, een.afspraak.titel)
            for een in self.afspraken
            if een.is_bevestigbaar
        ]

    @property
    def heeft_gemeld(self) -> bool:
        """Whether something stands in the journal that this person may mend."""
        return self.mag_gezamenlijk or any(een.mag_melden for een in self.toegezegd)

    @property
    def heeft_knoppen(self) -> bool:
        return self.loopt and (self.mag_gezamenlijk or bool(self.schrijft))


@dataclass(frozen=True)
class Stof:
    """All that the cards of one page are made of, read for all of them at once."""

    rechten: Rechten
    gevraagd: Mapping[int, list[Gevraagd]]
    deelnames: dict[int, list[Deelname]]
    toezeggingen: dict[int, list[Toezegging]]
    veranderd: Mapping[int, Gebeurtenis]
    bevestigers: Mapping[int, Sequence[str]]
    mijlpalen: dict[int, list[Mijlpaal]]
    merken: Mapping[str, frozenset[int]]
    net_gemeld: Mapping[int, list[Journaalregel]]

    def toegezegd(self, sleutel: int) -> tuple[Toegezegd, ...]:
        gevraagd, toezeggingen = self.gevraagd.get(sleutel, ()), self.toezeggingen.get(sleutel, ())
        gemaakt = maak_toegezegd(toezeggingen, gevraagd, self.rechten, self.veranderd, self.bevestigers)
        return tuple(een for een in gemaakt if een.redenen or not self.rechten.overal)


def maak_kaarten(
    acties: Sequence[Actie], veld: Werkveld, gevraagd: Mapping[int, list[Gevraagd]] | None = None
) -> list[Kaart]:
    """The cards of these acties; before them that of the programme, when these parties promised something about it.

    `gevraagd`: what they ask, as `redenen.lees` gives it, when that was read already.
    """
    toezeggingen = lees_toezeggingen(acties, veld)
    van_programma = toezeggingen.get(PROGRAMMA, [])
    if not acties and not van_programma:
        return []
    rechten = lees_rechten(veld.gebruiker)
    if gevraagd is None:
        gevraagd = lees(veld.beperkt_tot(actie.pk for actie in acties))
    alles = list(chain.from_iterable(gevraagd.values()))
    stof = Stof(
        rechten=rechten,
        gevraagd=gevraagd,
        deelnames=_deelnames(acties, veld),
        toezeggingen=toezeggingen,
        veranderd=lees_veranderd(alles, chain.from_iterable(toezeggingen.values())),
        bevestigers=lees_bevestigers(alles, rechten),
        mijlpalen=_mijlpalen(acties),
        merken=_merken(acties, veld.gebruiker),
        net_gemeld=net_gemeld(veld.gebruiker, acties),
    )
    programma = [_programmakaart(van_programma, stof)] if van_programma else []
    return programma + [_kaart(actie, stof) for actie in acties]


def _deelnames(acties: Iterable[Actie], veld: Werkveld) -> dict[int, list[Deelname]]:
    """The own parties in each actie, with a role for the portal all of them."""
    per: dict[int, list[Deelname]] = defaultdict(list)
    for deelname in Deelname.objects.van_acties(acties).van_partijen(veld.partijen.order_by()).voor_lijst():
        per[deelname.actie_id].append(deelname)
    return per


def _mijlpalen(acties: Iterable[Actie]) -> dict[int, list[Mijlpaal]]:
    """Those not reached yet, in time."""
    per: dict[int, list[Mijlpaal]] = defaultdict(list)
    for mijlpaal in Mijlpaal.objects.geldend().nog_niet_bereikt().filter(actie__in=acties).voor_lijst():
        per[mijlpaal.actie_id].append(mijlpaal)
    return per


def _merken(acties: Sequence[Actie], gebruiker: Gebruiker) -> Mapping[str, frozenset[int]]:
    """Which of the acties (`PROGRAMMA` too) have a draft, a kind with phases, and a present phase."""
    fasen = Fasedefinitie.objects.filter(soort=OuterRef("soort"))
    bronnen: dict[str, tuple[Any, str]] = {
        "concept": (Concept.objects.open_bij(acties, met_programma=True).zichtbaar_voor(gebruiker), "actie_id"),
        "fasen": (Actie.objects.filter(Exists(fasen), pk__in=[actie.pk for actie in acties]), "pk"),
        "in_fase": (Fase.objects.filter(actie__in=acties, is_huidig=True), "actie_id"),
    }
    delen = [
        rijen.order_by().annotate(m_actie=F(sleutel), m_naam=Value(naam, CharField())).values_list("m_naam", "m_actie")
        for naam, (rijen, sleutel) in bronnen.items()
    ]
    per: dict[str, set[int]] = {naam: set() for naam in bronnen}
    for naam, actie in delen[0].union(*delen[1:]):
        per[naam].add(actie or PROGRAMMA)
    return {naam: frozenset(acties) for naam, acties in per.items()}


def _kaart(actie: Actie, stof: Stof) -> Kaart:
    rechten, gevraagd = stof.rechten, stof.gevraagd.get(actie.pk, [])
    deelnames = stof.deelnames.get(actie.pk, [])
    partijen = {deelname.partij_id: deelname.partij for deelname in deelnames}
    trekkend = {deelname.partij_id for deelname in deelnames if deelname.rol in TREKKERS}
    mag = rechten.overal or bool(trekkend & rechten.melden)
    return Kaart(
        houder=actie,
        is_trekker=bool(trekkend) and not rechten.overal,
        doet_mee=bool(deelnames),
        mag_gezamenlijk=mag,
        gevraagd=tuple(gevraagd),
        redenen=_redenen(gevraagd, partijen, rechten),
        schrijft=_schrijft(partijen, rechten) if actie.loopt else (),
        toegezegd=stof.toegezegd(actie.pk),
        mijlpalen=tuple(stof.mijlpalen.get(actie.pk, ())) if mag and actie.loopt else (),
        net_gemeld=stof.net_gemeld[actie.pk],
        heeft_concept=actie.pk in stof.merken["concept"],
        heeft_fasen=mag and actie.pk in stof.merken["fasen"],
        is_in_fase=actie.pk in stof.merken["in_fase"],
    )


def _programmakaart(toezeggingen: Sequence[Toezegging], stof: Stof) -> Kaart:
    """What these parties promised about the programme as a whole."""
    gevraagd = stof.gevraagd.get(PROGRAMMA, [])
    partijen = {een.partij_id: een.partij for een in toezeggingen}
    return Kaart(
        houder=toezeggingen[0].afspraak.programma,
        gevraagd=tuple(gevraagd),
        redenen=_redenen(gevraagd, partijen, stof.rechten),
        schrijft=_schrijft(partijen, stof.rechten),
        toegezegd=stof.toegezegd(PROGRAMMA),
        heeft_concept=PROGRAMMA in stof.merken["concept"],
    )


def _redenen(gevraagd: Sequence[Gevraagd], partijen: Mapping[int, Partij], rechten: Rechten) -> tuple[str, ...]:
    namen = {pk: partij.korte_naam for pk, partij in partijen.items()}
    return vertel_redenen(gevraagd, namen, enige=len(partijen) == 1 and not rechten.overal)


def _schrijft(partijen: Mapping[int, Partij], rechten: Rechten) -> tuple[Partij, ...]:
    """The parties for which this person proposes an afspraak: a role for the portal does so for none."""
    return tuple([partij for pk, partij in partijen.items() if pk in rechten.melden][:MEESTE_PARTIJEN])


def werkvoorraad(gebruiker: Gebruiker, op: date | None = None) -> list[Kaart]:
    """The visible acties of the person's parties and the programme, those that need something first."""
    veld = werkveld(gebruiker, op or timezone.localdate())
    kaarten = maak_kaarten(list(veld.acties.voor_lijst()), veld)
    return sorted(kaarten, key=lambda kaart: (not kaart.vraagt_iets, not kaart.is_trekker, not kaart.loopt))
