"""Filling the scratch database with one large code: 300 bepalingen, 12 versions, and all parties that apply it."""

from collections.abc import Sequence

from acties.models import Actie
from acties.services import Verantwoording
from codes import services
from codes.models import Bepaling, Bepalingsoort, Bepalingstekst, Code, Toepasstand, Versie
from codes.services.plaats import RUIMTE
from partijen.models import Partij
from scripts.bench.taal import Schrijver

GROOT = "grote-code"  # what it is called in its address
BEPALINGEN, HOOFDSTUKKEN, VERSIES = 300, 20, 12
ANDERS = 10  # bepalingen that each version changes
WAAROM = Verantwoording(reden="Dat spraken de partijen af.")


class Bundel:
    """Makes the code with the services of the portal, when it is not there yet."""

    def __init__(self) -> None:
        self.schrijver = Schrijver(14)
        self.toeval = self.schrijver.toeval

    def vul(self) -> bool:
        """Make it of the first actie, with a draft that is open to everyone; whether it was not there yet."""
        if Code.objects.exists():
            return False
        actie = Actie.objects.zichtbaar().earliest("pk")
        velden = {"slug": GROOT, "titel": "Grote code van de overheden", "korte_naam": "Grote code"}
        self.code = services.maak_code(actie=actie, velden=velden, door=None)
        versie = self._eerste()
        for nummer in range(2, VERSIES + 2):
            services.stel_vast(code=self.code, versie=versie, verantwoording=WAAROM)
            versie = services.begin_versie(code=self.code, velden={"nummer": str(nummer)}, door=None, vorige=versie)
            self._verander(versie)
        services.leg_open(code=self.code, versie=versie, is_open=True, verantwoording=WAAROM)
        self._pas_toe()
        return True

    def _eerste(self) -> Versie:
        versie = services.begin_versie(code=self.code, velden={"nummer": "1"}, door=None)
        soorten = [Bepalingsoort(slug=slug, naam=slug, meervoud=f"{slug}en") for slug in ("hoofdstuk", "artikel")]
        hoofdstuk, artikel = Bepalingsoort.objects.bulk_create(soorten)
        boven = self._bepalingen(versie, hoofdstuk, [None] * HOOFDSTUKKEN)
        per = BEPALINGEN // HOOFDSTUKKEN - 1
        self._bepalingen(versie, artikel, [ouder for ouder in boven for _ in range(per)], HOOFDSTUKKEN)
        return versie

    def _bepalingen(
        self, versie: Versie, soort: Bepalingsoort, ouders: Sequence[Bepaling | None], na: int = 0
    ) -> list[Bepaling]:
        """One under each of these, in their order after the first `na` places."""
        alle = [
            Bepaling(code=self.code, soort=soort, sleutel=f"{soort.slug}-{nummer}")
            for nummer in range(1, len(ouders) + 1)
        ]
        Bepalingstekst.objects.bulk_create(
            Bepalingstekst(
                versie=versie, bepaling=een, ouder=ouder, volgorde=(na + nummer) * RUIMTE, nummer=str(nummer),
                kop=self.schrijver.onderwerp(), tekst=self._tekst(),
            )
            for nummer, (een, ouder) in enumerate(
                zip(Bepaling.objects.bulk_create(alle), ouders, strict=True), start=1
            )
        )  # fmt: skip
        return alle

    def _verander(self, versie: Versie) -> None:
        alle = list(Bepaling.objects.van_code(self.code).order_by("pk"))
        for bepaling in self.toeval.sample(alle, ANDERS):
            services.wijzig_tekst(
                code=self.code,
                versie=versie,
                bepaling=bepaling,
                velden={"tekst": self._tekst()},
                verantwoording=WAAROM,
            )

    def _pas_toe(self) -> None:
        """Every party says of every bepaling how it applies that."""
        bepalingen = list(Bepaling.objects.van_code(self.code))
        for partij in Partij.objects.all():
            oordelen = [
                services.Oordeel(
                    bepaling=een, stand=self.toeval.choice(Toepasstand.values), uitleg=self.schrijver.zin()
                )
                for een in bepalingen
            ]
            services.meld_toepassing(code=self.code, partij=partij, oordelen=oordelen, verantwoording=WAAROM)

    def _tekst(self) -> str:
        return " ".join(self.schrijver.zinnen(self.toeval.randrange(2, 6)))


def in_werking() -> tuple[str, str]:
    """The number of the version that holds, and the key of a bepaling in the middle of it."""
    tekst = Bepalingstekst.objects.filter(versie__nummer=str(VERSIES)).voor_lijst()[BEPALINGEN // 2]
    return tekst.versie.nummer, tekst.bepaling.sleutel
