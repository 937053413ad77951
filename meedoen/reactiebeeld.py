"""What somebody sees of the own reaction: where it stands, all that happened with it, and what one can do now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from acties.journaal import Journaalregel, vertel_alle
from acties.models import Gebeurtenis
from basis.tijd.perioden import dag, toon_periode
from meedoen.gevolgen import vervolg
from meedoen.models import (
    TEGENGEHOUDEN,
    Antwoord,
    Contact,
    Gevolg,
    Grond,
    Inbreng,
    Inbrengbron,
    Inbrengstand,
    Melding,
    Meldingsoort,
    Moderatiebesluit,
    uiterlijk,
)
from meedoen.vraagbeeld import te_laat

HOOGSTENS = 20  # later changes
_WAT_NU = {
    Grond.SCHELDEN: "Stuur een nieuwe reactie zonder schelden of dreigen.",
    Grond.GEGEVENS: "Stuur een nieuwe reactie zonder die gegevens.",
    Grond.RECLAME: "Stuur een nieuwe reactie zonder reclame.",
    Grond.ANDERS: "Stuur een nieuwe reactie die over deze vraag gaat.",
}


@dataclass(frozen=True)
class Stap:
    """One thing that happened with a reaction; an answer and a change of the journal come along as they are."""

    op: datetime
    soort: str  # ontvangen, gelezen, tegen, melding, antwoord, nieuw, gevolg, weg
    kop: str
    tekst: str = ""
    antwoord: Antwoord | None = None
    regel: Journaalregel | None = None


@dataclass
class Reactiebeeld:
    """One reaction as its writer sees it on a day."""

    inbreng: Inbreng
    op: date
    antwoorden: list[Antwoord] = field(init=False)
    besluit: Moderatiebesluit | None = field(init=False)  # the one that stands, when it holds the reaction
    stappen: list[Stap] = field(init=False)
    met_adres: bool = field(init=False)
    bezwaar: Melding | None = field(init=False)  # the last one

    def __post_init__(self) -> None:
        inbreng = self.inbreng
        self.antwoorden = list(Antwoord.objects.gegeven().over_inbreng(inbreng).voor_lijst())
        besluiten = list(inbreng.besluiten.all())
        self.besluit = besluiten[-1] if besluiten and inbreng.is_tegengehouden else None
        self.met_adres = Contact.objects.filter(inbreng=inbreng).exists()
        bezwaren = list(inbreng.meldingen.filter(soort=Meldingsoort.BEZWAAR))
        self.bezwaar = bezwaren[-1] if bezwaren else None
        stappen = [
            _ontvangen(inbreng),
            *map(_van_besluit, besluiten),
            *(stap for melding in bezwaren for stap in _van_bezwaar(melding)),
            *self._veranderingen(),  # of the same moment as the answer: above it
            *map(_van_antwoord, self.antwoorden),
        ]
        self.stappen = sorted(stappen, key=lambda stap: stap.op, reverse=True)

    def _veranderingen(self) -> list[Stap]:
        """What an answer pointed at, and what happened later with those very things; newest first."""
        gelegd = list(Gevolg.objects.filter(antwoord__in=self.antwoorden).select_related("gebeurtenis", "antwoord"))
        if not gelegd:
            return []
        gevolgen = {gevolg.gebeurtenis_id: gevolg for gevolg in gelegd}
        sinds = min(antwoord.gegeven_op for antwoord in self.antwoorden if antwoord.gegeven_op)
        rijen = Gebeurtenis.objects.zichtbaar().veranderingen().filter(Q(pk__in=gevolgen) | vervolg(*gelegd))
        regels = vertel_alle(rijen.voor_lijst().order_by("-pk")[:HOOGSTENS])
        return [_van_regel(regel, gevolgen.get(regel.rij.pk), sinds) for regel in regels]

    @property
    def is_tegengehouden(self) -> bool:
        return self.inbreng.is_tegengehouden

    @property
    def is_weg(self) -> bool:
        """Whether its text is there no more: taken back, or its term has ended."""
        return self.inbreng.gewist_op is not None

    @property
    def wat_nu(self) -> str:
        """What its writer can do about a decision by one of our rules."""
        if self.besluit is None:
            return ""
        nieuw = _WAT_NU.get(Grond(self.besluit.grond), "") if self.inbreng.vraag.is_open(self.op) else ""
        eens = "Bent u het niet eens? Zeg dat dan hieronder. Dan kijken wij opnieuw."
        return f"{nieuw} {eens}".strip()

    @property
    def kop(self) -> str:
        """How it stands, in a sentence."""
        inbreng, vraag = self.inbreng, self.inbreng.vraag
        if inbreng.stand == Inbrengstand.INGETROKKEN:
            return "U trok deze reactie in. De tekst is gewist."
        if self.is_weg:
            return "De bewaartermijn is voorbij. Wij hebben de tekst gewist."
        if self.is_tegengehouden:
            return "Uw reactie staat niet op de site."
        if self.antwoorden:
            later = any(stap.soort == "nieuw" for stap in self.stappen)
            return "Er is antwoord, en er veranderde daarna nog iets." if later else "Er is antwoord."
        if inbreng.stand == Inbrengstand.ONTVANGEN:
            return f"Wij lezen uw reactie nog, uiterlijk op {toon_periode(dag(inbreng.lezen_voor))}."
        staat = "Uw reactie staat op de site." if inbreng.mag_openbaar else "Wij hebben uw reactie gelezen."
        belooft = vraag.antwoord_beloofd is not None and not self.dagen_te_laat and vraag.afgerond_op is None
        return f"{staat} U krijgt antwoord, {uiterlijk(vraag.antwoord_beloofd)}." if belooft else staat

    @property
    def dagen_te_laat(self) -> int:
        """How many days its answer is late; 0 when it is there, or nobody owes it."""
        krijgt_nog = not self.antwoorden and not self.is_weg and not self.is_tegengehouden
        return self.inbreng.vraag.dagen_te_laat(self.op) if krijgt_nog else 0

    @property
    def te_laat(self) -> str:
        """That it is late, since when, and what was said about it."""
        vraag = self.inbreng.vraag
        assert vraag.antwoord_beloofd is not None
        verzetting = vraag.verzettingen.last()
        beloofde = f"{vraag.beantwoorder} beloofde antwoord, {uiterlijk(vraag.antwoord_beloofd)}."
        return " ".join([beloofde, *(verzetting.zinnen if verzetting else ()), "U hoeft niets te doen."])

    @property
    def te_laat_kop(self) -> str:
        return f"Uw antwoord is {te_laat(self.dagen_te_laat)}"

    @property
    def met_anderen(self) -> int:
        """How many other reactions stand in the same subject."""
        onderwerp = self.inbreng.onderwerp
        return onderwerp.inbrengen.telt_mee().exclude(pk=self.inbreng.pk).count() if onderwerp else 0

    @property
    def in_te_trekken(self) -> bool:
        return not self.is_weg


def _ontvangen(inbreng: Inbreng) -> Stap:
    hoe = "" if inbreng.bron == Inbrengbron.SITE else f" {inbreng.get_bron_display()}"
    later = "Dat was na het sluiten van de vraag. Uw reactie doet gewoon mee." if inbreng.kwam_later else ""
    return Stap(inbreng.ontvangen_op, "ontvangen", f"Ontvangen{hoe}", later)


def _van_besluit(besluit: Moderatiebesluit) -> Stap:
    if besluit.naar == Inbrengstand.INGETROKKEN:
        return Stap(besluit.op, "weg", "Ingetrokken door uzelf")
    if besluit.naar in TEGENGEHOUDEN:
        kop = "Tegengehouden" if besluit.naar == Inbrengstand.ACHTERGEHOUDEN else "Van de site gehaald"
        regel = f"Onze regel: {besluit.get_grond_display()}. " if besluit.grond else ""
        return Stap(besluit.op, "tegen", kop, f"{regel}{besluit.uitleg}")
    op_de_site = "Gelezen en op de site gezet" if besluit.inbreng.mag_openbaar else "Gelezen"
    if besluit.grond:
        return Stap(besluit.op, "gelezen", f"{op_de_site}. Wij lieten iets weg", besluit.uitleg)
    return Stap(besluit.op, "gelezen", op_de_site)


def _van_bezwaar(melding: Melding) -> Iterator[Stap]:
    yield Stap(melding.op, "melding", "U schreef dat u het niet eens bent", melding.tekst)
    if melding.afgehandeld_op:
        yield Stap(melding.afgehandeld_op, "gelezen", "Wij keken opnieuw naar uw reactie")


def _van_antwoord(antwoord: Antwoord) -> Stap:
    assert antwoord.gegeven_op is not None
    nieuw = "Nieuw antwoord" if antwoord.vervangt_id else "Antwoord"
    return Stap(antwoord.gegeven_op, "antwoord", f"{nieuw} van {antwoord.partij}", antwoord=antwoord)


def _van_regel(regel: Journaalregel, gevolg: Gevolg | None, sinds: datetime) -> Stap:
    is_nieuw = regel.rij.geregistreerd_op > sinds
    op = max(gevolg.gelegd_op, sinds) if gevolg and not is_nieuw else regel.rij.geregistreerd_op
    return Stap(op, "nieuw" if is_nieuw else "gevolg", regel.kop, regel.eigen_reden, regel=regel)
