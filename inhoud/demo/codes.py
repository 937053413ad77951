"""Loading an invented code: its versions as they came about, told by the invented people. Each is told once."""

from collections.abc import Callable, Mapping
from typing import Any

from acties.models import Afspraakstand, Toezegging
from acties.services import Maker, Verantwoording, meld_toezegging
from codes import services
from codes.models import Bepaling, Bepalingsoort, Bepalingstekst, Code, Versie
from codes.services import Deel, Oordeel
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from inhoud.inladen.codes import BESTAND, Codelading
from inhoud.inladen.lading import Lading, zoek
from partijen.models import Partij

__all__ = ["BESTAND", "laad_verzonnen_codes"]


def laad_verzonnen_codes(lading: Lading, rijen: list[Rij]) -> None:
    """Tell of the codes that are not there yet."""
    bekend = set(Code.objects.values_list("slug", flat=True))
    soorten = Bepalingsoort.objects.in_bulk(field_name="slug")
    for rij in rijen:
        if rij.tekst("slug") not in bekend:
            VerzonnenCode(lading, rij, soorten).vertel()


class VerzonnenCode(Codelading):
    """One invented code; the beheerder writes it, and people of parties sign and apply it."""

    versie: Versie

    def __init__(self, lading: Lading, rij: Rij, soorten: Mapping[str, Bepalingsoort]) -> None:
        super().__init__(lading, rij, soorten, None, lading.beheerder)

    def vertel(self) -> None:
        """All that happened, in the order of the file."""
        stappen: dict[str, Callable[[Rij], Any]] = {
            "versie": self._begin,
            "nieuw": self._nieuw,
            "tekst": self._tekst,
            "splits": self._splits,
            "laat-weg": self._laat_weg,
            "open": self._open,
            "vraag-ondertekening": self._vraag_ondertekening,
            "teken": self._teken,
            "stel-vast": self._stel_vast,
            "verbeter": self._verbeter_tekst,
            "vraag-toepassing": self._vraag_toepassing,
            "pas-toe": self._pas_toe,
        }
        for rij in self.rij.rijen("stappen"):
            if (soort := rij.tekst("soort")) not in stappen:
                raise InhoudFout(f"{rij.plaats}, soort: dit kan niet: '{soort}'")
            with op_plaats(rij.plaats):
                stappen[soort](rij)
        for rij in self.rij.rijen("betekenissen"):
            self._betekenis(rij)
        for rij in self.rij.rijen("oefeningen"):
            self.oefening(rij)

    def _waarom(self, rij: Rij) -> Verantwoording:
        return Verantwoording(reden=rij.tekst("reden"), datum=rij.periode("datum"), door=self.door)

    def _wat(self, rij: Rij) -> dict[str, Any]:
        """What every change in a draft is told with."""
        reden = Verantwoording(reden=rij.tekst("reden"), door=self.door)
        return {"code": self.code, "versie": self.versie, "verantwoording": reden}

    def _ook(self, rij: Rij, veld: str) -> Bepaling | None:
        return self.bepaling(rij, veld) if rij.tekst(veld) else None

    # -- a draft -----------------------------------------------------------------------------------------------------

    def _begin(self, rij: Rij) -> None:
        """A draft, of the version before it; the first one with its bepalingen."""
        velden = self._velden(rij, "nummer", "naam", "toelichting")
        vorige = self.code.versies.order_by("volgorde").last()
        self.versie = services.begin_versie(code=self.code, velden=velden, door=self.door, vorige=vorige)
        uitleg = Verantwoording(reden="Eerste tekst.", door=self.door)
        for deel in rij.rijen("bepalingen"):
            self.voeg_toe(self.versie, deel, uitleg, ouder=self._ook(deel, "ouder"))

    def _nieuw(self, rij: Rij) -> None:
        services.voeg_toe(
            **self._wat(rij),
            soort=zoek(self.soorten, rij, "bepalingsoort", "deze soort bepaling"),
            sleutel=rij.tekst("sleutel"),
            velden=self._velden(rij, "nummer", "kop", "tekst") | {"ouder": self._ook(rij, "ouder")},
            na=self._ook(rij, "na"),
        )

    def _tekst(self, rij: Rij) -> None:
        """Other words, another number or another place: what is null stays."""
        velden = {naam: rij.tekst(naam) for naam in ("nummer", "tekst") if rij.tekst(naam)}
        onder = {"ouder": ouder} if (ouder := self._ook(rij, "ouder")) else {}
        bepaling = self.bepaling(rij, "sleutel")
        services.wijzig_tekst(**self._wat(rij), bepaling=bepaling, velden=velden | onder, na=self._ook(rij, "na"))

    def _splits(self, rij: Rij) -> None:
        delen = [Deel(**self._velden(deel, "sleutel", "nummer", "kop", "tekst")) for deel in rij.rijen("delen")]
        services.splits(**self._wat(rij), bepaling=self.bepaling(rij, "sleutel"), delen=delen)

    def _laat_weg(self, rij: Rij) -> None:
        services.laat_weg(**self._wat(rij), bepaling=self.bepaling(rij, "sleutel"))

    def _velden(self, rij: Rij, *namen: str) -> dict[str, Any]:
        return {naam: rij.tekst(naam) for naam in namen}

    # -- what becomes of a version -----------------------------------------------------------------------------------

    def _open(self, rij: Rij) -> None:
        services.leg_open(code=self.code, versie=self.versie, is_open=True, verantwoording=self._waarom(rij))

    def _vraag_ondertekening(self, rij: Rij) -> None:
        velden = self._velden(rij, "titel", "tekst", "slug") | {"soort": "bestuursafspraak"}
        services.vraag_ondertekening(
            code=self.code,
            versie=self.versie,
            makers=[Maker(partij=partij) for partij in self._partijen(rij)],
            velden=velden | {"gemaakt": rij.periode("datum")},
            verantwoording=self._waarom(rij),
        )
        self.versie.refresh_from_db()

    def _teken(self, rij: Rij) -> None:
        """A redacteur of the party records that it signed."""
        makers = Toezegging.objects.select_related("afspraak", "partij")
        toezegging = makers.get(afspraak=self.versie.ondertekening, partij=self.lading.partij(rij, "namens"))
        meld_toezegging(
            toezegging=toezegging,
            stand=Afspraakstand.BEVESTIGD,
            getekend_door=rij.tekst("functie"),
            verantwoording=self.lading.namens(rij),
        )

    def _stel_vast(self, rij: Rij) -> None:
        services.stel_vast(code=self.code, versie=self.versie, verantwoording=self._waarom(rij))
        self.lading.verslag.tel("versies van codes")

    def _verbeter_tekst(self, rij: Rij) -> None:
        tekst = Bepalingstekst.objects.get(versie=self.versie, bepaling=self.bepaling(rij, "sleutel"))
        services.corrigeer(
            code=self.code,
            tekst=tekst,
            kop=rij.tekst("kop"),
            woorden=rij.tekst("tekst"),
            verantwoording=self._waarom(rij),
        )

    # -- applying it -------------------------------------------------------------------------------------------------

    def _vraag_toepassing(self, rij: Rij) -> None:
        services.vraag_toepassing(code=self.code, partijen=self._partijen(rij), verantwoording=self._waarom(rij))

    def _partijen(self, rij: Rij) -> list[Partij]:
        namen = rij.namen("partijen")
        if onbekend := [naam for naam in namen if naam not in self.lading.partijen]:
            raise InhoudFout(f"{rij.plaats}, partijen: bestaat niet: '{onbekend[0]}'")
        return [self.lading.partijen[naam] for naam in namen]

    def _pas_toe(self, rij: Rij) -> None:
        services.meld_toepassing(
            code=self.code,
            partij=self.lading.partij(rij, "namens"),
            oordelen=[
                Oordeel(bepaling=self.bepaling(deel), **self._velden(deel, "stand", "uitleg"))
                for deel in rij.rijen("oordelen")
            ],
            verantwoording=self.lading.namens(rij),
        )
