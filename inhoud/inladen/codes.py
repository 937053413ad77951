"""Loading codes as sources tell of them: their versions, what these say, and what that means.

The words of a version that stands never change. Where the file says the same in other words, that is a correction.
"""

from collections.abc import Mapping
from typing import Any

from acties.models import Actie, Afspraak
from acties.services import Verantwoording
from basis.web.opslaan import verschil
from codes import services
from codes.inhoud import inhoud_van
from codes.models import Bepaling, Bepalingsoort, Bepalingstekst, Code, Versie
from inhoud.inladen.bestand import Rij, op_plaats
from inhoud.inladen.lading import BIJGEWERKT, VAN_MENSEN, Lading, is_geschreven, zoek

BESTAND, SOORTEN = "codes.json", "bepalingsoorten.json"


def laad_bepalingsoorten(lading: Lading, rijen: list[Rij]) -> None:
    """The kinds of bepalingen, in the order of the file."""
    oud = Bepalingsoort.objects.in_bulk(field_name="slug")
    for nummer, rij in enumerate(rijen, start=1):
        slug = rij.tekst("slug")
        velden: dict[str, Any] = {naam: rij.tekst(naam) for naam in ("naam", "meervoud", "uitleg")}
        velden["volgorde"] = nummer
        lading.leg("soorten bepalingen", rij, oud.get(slug), services.leg_bepalingsoort_vast, slug=slug, velden=velden)


def laad_codes(lading: Lading, rijen: list[Rij]) -> None:
    """Make the portal say of these codes what the file says; none is ever removed, nor any version."""
    codes = Code.objects.select_related("actie").in_bulk(field_name="slug")
    soorten = Bepalingsoort.objects.in_bulk(field_name="slug")
    for rij in rijen:
        Codelading(lading, rij, soorten, codes.get(rij.tekst("slug"))).laad()


class Codelading:
    """One code and its file."""

    def __init__(
        self, lading: Lading, rij: Rij, soorten: Mapping[str, Bepalingsoort], code: Code | None, door: Any = None
    ) -> None:
        self.lading, self.rij, self.soorten, self.door = lading, rij, soorten, door
        actie = zoek(_acties(rij), rij, "actie", "deze actie")
        teksten: dict[str, Any] = {naam: rij.tekst(naam) for naam in ("titel", "korte_naam", "samenvatting")}
        velden = teksten | {"bron": lading.bron(rij)}
        if code and is_geschreven(code):
            if verschil(code, velden):
                lading.verslag.let_op(rij.plaats, VAN_MENSEN)
            self.code = code
        else:
            self.code = lading.leg("codes", rij, code, self._leg_code, velden=velden, code=code, actie=actie)

    def _leg_code(self, *, code: Code | None, actie: Actie, velden: Mapping[str, Any]) -> tuple[Code, bool]:
        if code is not None:
            return code, services.wijzig_code(code=code, velden=velden, door=self.door)
        slug = {"slug": self.rij.tekst("slug")}
        return services.maak_code(actie=actie, velden=slug | dict(velden), door=self.door), True

    def laad(self) -> None:
        """Its versions, then what is said of its bepalingen."""
        oud = {versie.nummer: versie for versie in self.code.versies.select_related("bron")}
        for rij in self.rij.rijen("versies"):
            with op_plaats(rij.plaats):
                if versie := oud.pop(rij.tekst("nummer"), None):
                    self._werk_bij(rij, versie)
                else:
                    self._leg_vast(rij)
        for rij in self.rij.rijen("betekenissen"):
            self._betekenis(rij)
        for rij in self.rij.rijen("oefeningen"):
            self.oefening(rij)

    # -- a version that is not there yet -----------------------------------------------------------------------------

    def _leg_vast(self, rij: Rij) -> None:
        """A version with all that is known of it, established on its day."""
        lading, bron = self.lading, self.lading.bron(rij)
        uitleg = Verantwoording(reden=rij.tekst("reden"), datum=rij.periode("vastgesteld"), bron=bron)
        velden = _versievelden(lading, rij) | {"nummer": rij.tekst("nummer")}
        versie = services.begin_versie(code=self.code, velden=velden, door=None)
        for deel in rij.rijen("bepalingen"):
            self.voeg_toe(versie, deel, uitleg)
        for deel in rij.rijen("aantallen"):
            self._aantal(versie, deel)
        services.stel_vast(
            code=self.code,
            versie=versie,
            verantwoording=uitleg,
            vervangt=rij.ja("vervangt"),
            ondertekening=_afspraak(rij) if rij.tekst("ondertekening") else None,
        )
        lading.verslag.tel("versies van codes")

    def voeg_toe(self, versie: Versie, rij: Rij, uitleg: Verantwoording, **rest: Any) -> Bepalingstekst:
        """A bepaling of the file in a draft; `rest` are further fields of its text."""
        velden = {naam: rij.tekst(naam) for naam in ("nummer", "kop", "tekst")} | {"bron": self.lading.bron(rij)}
        with op_plaats(rij.plaats):
            return services.voeg_toe(
                code=self.code,
                versie=versie,
                soort=zoek(self.soorten, rij, "soort", "deze soort bepaling"),
                sleutel=rij.tekst("sleutel"),
                velden=velden | rest,
                verantwoording=uitleg,
            )

    def _aantal(self, versie: Versie, rij: Rij) -> bool:
        with op_plaats(rij.plaats):
            return services.zet_aantal(
                code=self.code,
                versie=versie,
                soort=zoek(self.soorten, rij, "soort", "deze soort bepaling"),
                aantal=rij.getal("aantal"),
                bron=zoek(self.lading.bronnen, rij, "bron", "deze bron"),
                door=None,
            )

    # -- later loads -------------------------------------------------------------------------------------------------

    def _werk_bij(self, rij: Rij, versie: Versie) -> None:
        """Say otherwise what is said of a version, unless people did; mend its words."""
        velden = _versievelden(self.lading, rij)
        if verschil(versie, velden) and (is_geschreven(versie) or self.lading.is_bewerkt(versie)):
            self.lading.verslag.let_op(rij.plaats, VAN_MENSEN)
        else:
            anders = services.wijzig_versie(code=self.code, versie=versie, velden=velden, door=None)
            geteld = [self._aantal(versie, deel) for deel in rij.rijen("aantallen")]
            if anders or any(geteld):
                self.lading.verslag.tel("versies van codes")
        teksten = {een.bepaling.sleutel: een for een in Bepalingstekst.objects.van_versie(versie).voor_lijst()}
        for deel in rij.rijen("bepalingen"):
            if tekst := teksten.pop(deel.tekst("sleutel"), None):
                self._verbeter(deel, tekst)
            else:
                self.lading.verslag.let_op(deel.plaats, "de versie staat vast; deze bepaling kan er niet meer bij")
        for sleutel in teksten:
            self.lading.verslag.let_op(rij.plaats, f"'{sleutel}' staat niet meer in het bestand en is niet verwijderd")

    def _verbeter(self, rij: Rij, tekst: Bepalingstekst) -> None:
        """The same in other words is a correction, unless a person mended it."""
        kop, woorden = rij.tekst("kop"), rij.tekst("tekst")
        if inhoud_van(tekst).woorden == (kop, woorden):
            return
        if any(een.gebeurtenis.door_id is not None for een in tekst.correcties.all()):
            self.lading.verslag.let_op(rij.plaats, VAN_MENSEN)
            return
        uitleg = Verantwoording(reden=BIJGEWERKT, bron=self.lading.bron(rij))
        with op_plaats(rij.plaats):
            services.corrigeer(code=self.code, tekst=tekst, kop=kop, woorden=woorden, verantwoording=uitleg)
        self.lading.verslag.tel("verbeterde bepalingen")

    # -- what is said of a bepaling ----------------------------------------------------------------------------------

    def bepaling(self, rij: Rij, veld: str = "bepaling") -> Bepaling:
        alle = {een.sleutel: een for een in Bepaling.objects.van_code(self.code)}
        return zoek(alle, rij, veld, "deze bepaling")

    def _betekenis(self, rij: Rij) -> None:
        """What a bepaling means, and by which words of the code it is sought."""
        bepaling, velden = self.bepaling(rij), {naam: rij.tekst(naam) for naam in ("betekenis", "trefwoorden")}
        if is_geschreven(bepaling):
            if verschil(bepaling, velden):
                self.lading.verslag.let_op(rij.plaats, VAN_MENSEN)
            return
        self.lading.leg("betekenissen", rij, bepaling, self._leg_betekenis, velden=velden, bepaling=bepaling)

    def _leg_betekenis(self, *, bepaling: Bepaling, velden: Mapping[str, Any]) -> tuple[Bepaling, bool]:
        anders = services.wijzig_bepaling(code=self.code, bepaling=bepaling, velden=velden, door=self.door)
        return bepaling, anders

    def oefening(self, rij: Rij) -> None:
        """Where a bepaling is exercised, as a source says it: in an actie, or in a part of one."""
        waar: Any = zoek(_acties(rij), rij, "actie", "deze actie")
        if rij.tekst("onderdeel"):
            waar = zoek({een.slug: een for een in waar.onderdelen.all()}, rij, "onderdeel", "dit onderdeel")
        with op_plaats(rij.plaats):
            _, anders = services.leg_oefening_vast(
                code=self.code,
                bepaling=self.bepaling(rij),
                waar=waar,
                hoe=rij.tekst("hoe"),
                bron=self.lading.bron(rij),
                door=self.door,
            )
        if anders:
            self.lading.verslag.tel("oefeningen")


def _acties(rij: Rij) -> dict[str, Actie]:
    return Actie.objects.in_bulk([rij.tekst("actie")], field_name="slug")


def _versievelden(lading: Lading, rij: Rij) -> dict[str, Any]:
    return {
        "naam": rij.tekst("naam"),
        "toelichting": rij.tekst("toelichting"),
        "is_volledig": rij.ja("is_volledig"),
        "bron": lading.bron(rij),
    }


def _afspraak(rij: Rij) -> Afspraak:
    """The promise by which parties signed a version elsewhere."""
    alle = Afspraak.objects.in_bulk([rij.tekst("ondertekening")], field_name="slug")
    return zoek(alle, rij, "ondertekening", "deze afspraak")
