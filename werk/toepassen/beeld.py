"""What the page of a party and a code shows: each bepaling of the version in force with what the party last said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils import timezone

from basis.tijd.moment import Moment
from basis.tijd.perioden import geleden
from basis.web.adres import als_sleutel
from codes.beeld import Tekstbeeld, lees_teksten
from codes.models import Code, Toepassing, Toepasstand, Versie
from codes.opbouw import maak_takken
from partijen.models import Partij
from werk.toepassen.models import Zelfcheck

KORT = 20  # bepalingen that need no folding
DEEL = 25  # bepalingen that stand together when the code has no parts
NIETS = str(Toepasstand.NIET_BEOORDEELD)
VELDEN = ("stand", "uitleg", "bron_titel", "bron_url")
Antwoord = dict[str, str]  # of one bepaling: VELDEN


@dataclass
class Regel:
    """A bepaling with what the party last said of it in public, and what stands in the form."""

    beeld: Tekstbeeld
    gezegd: Toepassing | None
    is_eerder: bool
    op: date
    waarden: Antwoord
    fouten: dict[str, str] = field(default_factory=dict)
    ander: Antwoord = field(default_factory=dict)  # what a colleague kept meanwhile, where that is something else
    begin_in: str = ""  # the field where the browser begins: the first that is wrong
    van_ander: bool = False  # what stands in the form is what a colleague kept meanwhile

    @property
    def sleutel(self) -> str:
        return self.beeld.inhoud.sleutel

    @property
    def nummer(self) -> int:
        """Names it in the form."""
        return self.beeld.tekst.bepaling_id

    @property
    def is_beoordeeld(self) -> bool:
        return self.gezegd is not None and self.gezegd.is_beoordeeld

    @property
    def leeftijd(self) -> str:
        return geleden(self.gezegd.gebeurtenis.telt_vanaf, self.op) if self.gezegd else ""

    @property
    def is_oud(self) -> bool:
        return self.gezegd is not None and self.gezegd.is_oud(self.op)

    @property
    def vraagt_iets(self) -> bool:
        """Whether someone must look at it: it is wrong, other than a colleague has it, or about an earlier text."""
        return bool(self.fouten or self.ander or self.van_ander or self.is_eerder)

    @property
    def is_open(self) -> bool:
        """Whether its explanation and source show at once: something stands there, or must."""
        gevuld = any(self.waarden[naam] for naam in VELDEN if naam != "stand")
        return gevuld or bool(self.fouten) or Toepasstand(self.waarden["stand"]).vraagt_uitleg

    @property
    def openbaar(self) -> Antwoord:
        return antwoord_van(self.gezegd)

    @property
    def is_anders(self) -> bool:
        """Whether the form says something else than stands on the site."""
        return self.waarden != self.openbaar

    @property
    def keuzes(self) -> list[tuple[str, str, bool]]:
        return [(waarde, str(label), waarde == self.waarden["stand"]) for waarde, label in Toepasstand.choices]

    @property
    def ander_stand(self) -> str:
        return str(Toepasstand(self.ander["stand"]).label) if self.ander else ""


def antwoord_van(toepassing: Toepassing | None) -> Antwoord:
    """What was said, as the form has it."""
    if toepassing is None:
        return dict.fromkeys(VELDEN, "") | {"stand": NIETS}
    bron = toepassing.bewijs_bron
    waarden = (toepassing.stand, toepassing.uitleg, bron.titel if bron else "", bron.url if bron else "")
    return dict(zip(VELDEN, waarden, strict=True))


@dataclass(frozen=True)
class Deel:
    """A part of the code: bepalingen that fold together."""

    kop: str
    regels: list[Regel]

    @property
    def telling(self) -> str:
        niet = sum(not regel.is_beoordeeld for regel in self.regels)
        return f"{niet} van {len(self.regels)} nog niet beoordeeld" if niet else f"alle {len(self.regels)} beoordeeld"

    @property
    def is_eigen_kop(self) -> bool:
        """Whether its heading is the name of the bepaling that it begins with."""
        return self.kop == self.regels[0].beeld.naam

    @property
    def is_open(self) -> bool:
        """Whether something in it asks to be seen."""
        return any(regel.vraagt_iets for regel in self.regels)


@dataclass
class Vel:
    """How one party applies the version of a code in force, with its self-check."""

    partij: Partij
    code: Code
    versie: Versie
    regels: list[Regel]
    merk: str
    zelfcheck: Zelfcheck | None = None

    @property
    def is_van_eerdere_versie(self) -> bool:
        """Whether the self-check was written about a version that no longer is in force."""
        return self.zelfcheck is not None and self.zelfcheck.versie_id != self.versie.pk

    @cached_property
    def delen(self) -> list[Deel]:
        return [Deel(_kop(regels), regels) for regels in _verdeel(self.regels)]

    @property
    def is_lang(self) -> bool:
        """Whether its parts fold."""
        return len(self.regels) > KORT and len(self.delen) > 1

    @property
    def aantal_eerder(self) -> int:
        return sum(regel.is_eerder for regel in self.regels)

    @property
    def aantal_oud(self) -> int:
        return sum(regel.is_oud for regel in self.regels)

    @property
    def aantal_anders(self) -> int:
        return sum(regel.is_anders for regel in self.regels)

    @property
    def niet_beoordeeld(self) -> int:
        return sum(not regel.is_beoordeeld for regel in self.regels)

    @property
    def telling(self) -> list[tuple[str, int]]:
        """How many of each, in the order of the words; what is not judged is said too."""
        geteld = Counter(regel.openbaar["stand"] for regel in self.regels)
        return [(str(stand.label), geteld[stand]) for stand in Toepasstand if geteld[stand]]


def lees_vel(partij: Partij, code: Code) -> Vel | None:
    """How the party applies the version in force, with the self-check that it keeps; None when none is in force."""
    moment = Moment.nu()
    versie = Versie.objects.zichtbaar().van_code(code).geldend_per_code(moment).get(code.pk)
    if versie is None:
        return None
    alle = Toepassing.objects.van_code(code).van_partij(partij)
    gezegd = {een.bepaling_id: een for een in alle.geldend_op(moment).met_eerder([versie]).voor_lijst()}
    zelfcheck = Zelfcheck.objects.open().van(partij, code).voor_lijst().first()
    bewaard = zelfcheck.antwoorden.get("oordelen", {}) if zelfcheck else {}
    regels = [
        _regel(een, gezegd.get(een.tekst.bepaling_id), bewaard.get(een.inhoud.sleutel))
        for begin in maak_takken(lees_teksten([versie], moment))
        for een in (tak.een for tak in begin)
    ]
    laatste = max((een.gebeurtenis_id for een in gezegd.values()), default=0)
    merk = f"{versie.pk}:{laatste}:{zelfcheck.merk if zelfcheck else ''}"
    return Vel(partij, code, versie, regels, merk, zelfcheck)


def lees_stond(vel: Vel, merk: str) -> dict[str, Antwoord]:
    """What stood on the site, by the key of the bepaling, when a page with this mark was made."""
    _, laatste, _ = [*merk.split(":", 2), "", ""][:3]
    alle = Toepassing.objects.van_code(vel.code).van_partij(vel.partij)
    toen = alle.filter(gebeurtenis__lte=als_sleutel(laatste)).geldend_op(Moment.nu()).voor_lijst()
    stond = {een.bepaling_id: een for een in toen}
    return {regel.sleutel: antwoord_van(stond.get(regel.nummer)) for regel in vel.regels}


def _regel(beeld: Tekstbeeld, gezegd: Toepassing | None, bewaard: Antwoord | None) -> Regel:
    waarden = antwoord_van(gezegd) if bewaard is None else {naam: str(bewaard.get(naam, "")) for naam in VELDEN}
    return Regel(beeld, gezegd, gezegd is not None and gezegd.is_eerder, timezone.localdate(), waarden)


def _verdeel(regels: Sequence[Regel]) -> list[list[Regel]]:
    """Under what stands at the top; of what has nothing under it, some together."""
    delen: list[list[Regel]] = []
    ouders = {regel.beeld.inhoud.ouder for regel in regels}
    los = False  # whether the last part gathers what stands alone
    for regel in regels:
        is_top, is_los = not regel.beeld.inhoud.ouder, regel.sleutel not in ouders
        if not delen or (is_top and not (is_los and los and len(delen[-1]) < DEEL)):
            delen.append([])
        delen[-1].append(regel)
        los = is_los if is_top else los
    return delen


def _kop(regels: Sequence[Regel]) -> str:
    eerste, laatste = regels[0], regels[-1]
    if laatste.beeld.inhoud.ouder or eerste is laatste:
        return eerste.beeld.naam
    return f"{eerste.beeld.naam} tot en met {laatste.beeld.naam}"
