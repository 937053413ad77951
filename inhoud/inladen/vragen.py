"""Loading what citizens were asked: outside the portal, as sources tell it; and invented, with all that comes of it.

What a person ever changed of a question is theirs, so the files change nothing of it any more.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from django.utils import timezone

from acties.models import Actie, Gebeurtenis
from basis.tijd.perioden import DateRange
from basis.web.opslaan import verschil
from codes.models import Bepalingstekst
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from inhoud.inladen.lading import VAN_MENSEN, Lading, is_geschreven, zoek
from meedoen import bewijs, services
from meedoen.models import Ding, Grond, Inbreng, Inbrengstand, Onderwerp, Uitkomst, Verzetting, Vraag
from meedoen.services import Antwoordtekst
from programmalijnen.models import Programma

BESTAND = "vragen.json"
TEKSTEN = ("titel", "toelichting", "wat_ermee")
Gedaan = TypeVar("Gedaan")
TYPTIJD = timedelta(minutes=5)  # an invented reader has had the form open for so long


def laad_vragen(lading: Lading, rijen: list[Rij]) -> None:
    """Tell of these questions that they were asked outside the portal; none is ever removed."""
    oud, acties = Vraag.objects.in_bulk(field_name="slug"), _acties(rijen)
    for rij in rijen:
        slug, velden = rij.tekst("slug"), _elders(lading, rij)
        vraag = oud.pop(slug, None)
        if vraag is not None and _is_van_mensen(vraag):
            if verschil(vraag, velden):
                lading.verslag.let_op(rij.plaats, VAN_MENSEN)
            continue
        over = zoek(acties, rij, "actie", "deze actie") if rij.tekst("actie") else Programma.objects.get()
        lading.leg("vragen", rij, vraag, services.leg_elders_vast, slug=slug, over=over, velden=velden)
    for vraag in oud.values():
        if vraag.is_elders and vraag.gemaakt_door_id is None:
            tekst = f"de vraag '{vraag.slug}' staat niet meer in het bestand en is niet verwijderd"
            lading.verslag.let_op(BESTAND, tekst)


def _acties(rijen: list[Rij]) -> dict[str, Actie]:
    return Actie.objects.in_bulk({rij.tekst("actie") for rij in rijen}, field_name="slug")


def _is_van_mensen(vraag: Vraag) -> bool:
    """Whether a person wrote it, or changed its texts since."""
    return vraag.gemaakt_door_id is not None or is_geschreven(vraag)


def _elders(lading: Lading, rij: Rij) -> dict[str, Any]:
    teksten = {naam: rij.tekst(naam) for naam in (*TEKSTEN, "uitkomst")}
    partijen = {veld: lading.partij(rij, veld) for veld in ("beantwoorder", "namens")}
    return {
        **teksten,
        **partijen,
        "periode": _periode(rij, "periode"),
        "aantal_elders": rij.bedrag("aantal"),
        "bron_id": zoek(lading.bronnen, rij, "bron", "deze bron").pk,
    }


def _periode(rij: Rij, veld: str) -> DateRange:
    if (periode := rij.periode(veld)) is None:
        raise InhoudFout(f"{rij.plaats}, {veld}: zeg wanneer")
    return periode


# -- invented ------------------------------------------------------------------------------------------------------


def laad_verzonnen_vragen(lading: Lading, rijen: list[Rij]) -> None:
    """Ask these questions and let all happen that their file tells. Each is told once; then it is for who plays."""
    acties, bekend = _acties(rijen), Vraag.objects.in_bulk(field_name="slug")
    for rij in rijen:
        if rij.tekst("slug") not in bekend:
            with op_plaats(rij.plaats):
                VerzonnenVraag(lading, rij, zoek(acties, rij, "actie", "deze actie")).vertel()
            lading.verslag.tel("vragen")


class VerzonnenVraag:
    """One invented question from its first day on, told by the invented beheerder and by readers without a name."""

    def __init__(self, lading: Lading, rij: Rij, actie: Actie) -> None:
        self.rij, self.actie, self.door = rij, actie, lading.beheerder
        velden = {naam: rij.tekst(naam) for naam in ("slug", *TEKSTEN, "moderatie")} | {
            "periode": _periode(rij, "periode"),
            "antwoord_beloofd": _periode(rij, "antwoord_beloofd"),
            "bewaren_tot": _periode(rij, "bewaren_tot").lower,
            "beantwoorder": lading.partij(rij, "beantwoorder"),
        }
        vraag = services.maak_vraag(over=self._over(), velden=velden, door=self.door)
        self.vraag = services.publiceer_vraag(vraag=vraag, door=self.door, nu=_moment(velden["periode"]))

    def _over(self) -> Ding:
        """The actie, or a bepaling in the draft of its code."""
        if not self.rij.tekst("bepaling"):
            return self.actie
        teksten = Bepalingstekst.objects.in_open_concept().van_actie(self.actie).voor_lijst()
        return zoek({tekst.bepaling.sleutel: tekst for tekst in teksten}, self.rij, "bepaling", "deze bepaling")

    def vertel(self) -> None:
        """All that happened since, in the order in which it does."""
        self.onderwerpen = {onderwerp.titel: onderwerp for onderwerp in self._elk("onderwerpen", self._onderwerp)}
        self._elk("reacties", self._reactie)
        self._elk("antwoorden", self._antwoord)
        self._elk("verzettingen", self._verzet)
        if afgerond := self.rij.periode("afgerond"):
            services.rond_af(vraag=self.vraag, door=self.door, nu=_moment(afgerond))

    def _elk(self, lijst: str, doe: Callable[[Rij], Gedaan]) -> list[Gedaan]:
        gedaan = []
        for rij in self.rij.rijen(lijst):
            with op_plaats(rij.plaats):
                gedaan.append(doe(rij))
        return gedaan

    def _onderwerp(self, rij: Rij) -> Onderwerp:
        return services.maak_onderwerp(
            vraag=self.vraag, titel=rij.tekst("titel"), samenvatting=rij.tekst("samenvatting"), door=self.door
        )

    def _reactie(self, rij: Rij) -> None:
        """What a reader sent on a day, and what became of it."""
        nu = _moment(_periode(rij, "datum"))
        token = bewijs.lees(bewijs.maak(self.vraag, nu - TYPTIJD), self.vraag, nu)
        velden = {"tekst": rij.tekst("tekst"), "naam": rij.tekst("naam"), "mag_openbaar": rij.ja("mag_openbaar")}
        inbreng = services.ontvang(vraag=self.vraag, bewijs=token, velden=velden, nu=nu).inbreng
        if rij.tekst("stand") != Inbrengstand.ONTVANGEN:
            self._behandel(rij, inbreng)

    def _behandel(self, rij: Rij, inbreng: Inbreng) -> None:
        if rij.tekst("stand") == Inbrengstand.ACHTERGEHOUDEN:
            grond = Grond(rij.tekst("grond"))
            services.houd_tegen(inbreng=inbreng, grond=grond, uitleg=rij.tekst("uitleg"), door=self.door)
            return
        services.plaats(inbreng=inbreng, door=self.door)
        if rij.tekst("onderwerp"):
            bij = zoek(self.onderwerpen, rij, "onderwerp", "dit onderwerp")
            services.zet_bij_onderwerp(inbrengen=[inbreng], onderwerp=bij, vraag=self.vraag, door=self.door)

    def _antwoord(self, rij: Rij) -> None:
        """An answer that was given on a day; what followed is named by the reason of its row in the journal."""
        titels = rij.namen("onderwerpen")
        if onbekend := [titel for titel in titels if titel not in self.onderwerpen]:
            raise InhoudFout(f"{rij.plaats}, onderwerpen: bestaat niet: '{onbekend[0]}'")
        inhoud = Antwoordtekst(
            uitkomst=Uitkomst(rij.tekst("uitkomst")),
            tekst=rij.tekst("tekst"),
            reden=rij.tekst("reden"),
            geen_gevolg=rij.tekst("geen_gevolg"),
            onderwerpen=[self.onderwerpen[titel] for titel in titels],
            gevolgen=[self._gevolg(rij, reden) for reden in rij.namen("gevolgen")],
        )
        concept = services.schrijf_antwoord(vraag=self.vraag, inhoud=inhoud, door=self.door)
        services.geef_antwoord(antwoord=concept, door=self.door, nu=_moment(_periode(rij, "datum")))

    def _verzet(self, rij: Rij) -> Verzetting:
        """Said on the day of loading: such a row has no other day."""
        return services.verzet_antwoord(
            vraag=self.vraag, verwacht=_periode(rij, "verwacht"), reden=rij.tekst("reden"), door=self.door
        )

    def _gevolg(self, rij: Rij, reden: str) -> Gebeurtenis:
        gevonden = self.actie.gebeurtenissen.filter(reden=reden).order_by("pk").last()
        if gevonden is None:
            raise InhoudFout(f"{rij.plaats}, gevolgen: niets in het journaal heeft deze reden: '{reden}'")
        return gevonden


def _moment(periode: DateRange) -> datetime:
    """In the morning of its first day."""
    return timezone.make_aware(datetime.combine(periode.lower, time(9)))
