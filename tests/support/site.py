"""A site in which all pages of `adressen` exist, each fetched once by who may see it."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from acties import services
from acties.handelingen import MeldVoortgang
from basis.tijd.perioden import jaar
from meedoen import services as meedoen
from meedoen.models import Ritme
from opendata.uitgaven.services import maak_uitgave
from partijen.models import Gebruiker
from tests.factories import ActieFactory, BronFactory, PaginaFactory, beloof
from tests.support.adressen import ALLE, OPENBAAR, VAN_BUREAU
from tests.support.codes import maak_bewogen
from tests.support.inlog import geef_app
from tests.support.meedoen import afgerond, dagen, maak_vraag, reageer, te_laat, werkplaatsen
from tests.support.pagina import Pagina, browser_van
from tests.support.rapporten import maak_rapport
from tests.support.rondes import bureau, maak_ronde
from tests.support.uitnodigen import maak_uitnodiging
from tests.support.uitwisseling import maak_invoeren
from tests.support.volgen import onderwerp, volg
from tests.support.voorstellen import stel_voor
from tests.support.webhooks import maak_webhooks
from tests.support.wereld import Wereld, lid, maak_wereld
from toegang.allauth_intern import RecoveryCodes
from werk.concepten.services import bewaar
from werk.foutmeldingen.services import meld_fout
from werk.voorstellen.services import wijs_af


@dataclass
class Site:
    """All pages, each fetched once by who may see it."""

    plaatsen: dict[str, str]
    trekker: Client
    bureau: Client
    gelezen: dict[str, Any] = field(default_factory=dict)
    ontleed: dict[str, Pagina] = field(default_factory=dict)

    def adres(self, naam: str) -> str:
        return ALLE[naam].format(**self.plaatsen)

    def antwoord(self, naam: str) -> Any:
        if naam not in self.gelezen:
            lezer = Client() if naam in OPENBAAR or naam in {"inloggen", "uitnodiging"} else self.trekker
            client = self.bureau if naam in VAN_BUREAU else lezer
            self.gelezen[naam] = client.get(self.adres(naam))
        return self.gelezen[naam]

    def pagina(self, naam: str) -> Pagina:
        if naam not in self.ontleed:
            self.ontleed[naam] = Pagina(self.antwoord(naam))
        return self.ontleed[naam]


def _vragen(w: Wereld) -> dict[str, str]:
    """Questions about the actie: open with reactions, late with another day, answered and closed."""
    vraag, klaar = maak_vraag(w.actie, w.trekker), afgerond(w.actie, w.trekker, titel="Wat mag weg?")
    for tekst in ("Een speeltuin.", "Een bankje."):
        meedoen.plaats(inbreng=reageer(vraag, tekst).inbreng, door=None)
    laat = te_laat(w.actie, beantwoorder=w.trekker, titel="Wat ging mis?")
    meedoen.verzet_antwoord(vraag=laat, verwacht=dagen(9, 9), reden="Het is veel werk.", door=None)
    antwoord = str(klaar.antwoorden.get().pk)
    return {"vraag": vraag.slug, "vraaglaat": laat.slug, "vraagklaar": klaar.slug, "antwoord": antwoord}


def _voorstellen(w: Wereld, door: Gebruiker) -> dict[str, str]:
    """Of each kind one that is open, and one that was declined."""
    stel_voor(w.actie)
    klaar = stel_voor(w.actie, "fase")
    wijs_af(voorstel=klaar, reden="Dit staat er al.", door=door)
    return {"bronvoorstel": str(stel_voor(w.actie, "mijlpaal").pk), "bronvoorstelklaar": str(klaar.pk)}


def maak_site() -> Site:
    w = maak_wereld()
    maak_uitgave()
    ActieFactory(slug="leeg", gepubliceerd=True)
    for slug in ("over", "privacy", "toegankelijkheid", "contact", "kwetsbaarheid-melden"):
        PaginaFactory(slug=slug)
    waarom = services.Verantwoording(reden="Zo is het.", bron=BronFactory())
    fout = services.meld_voortgang(actie=w.actie, status="gepland", verantwoording=waarom)
    for status in ("op-schema", "gepland"):  # two corrections: each leads to another row
        fout = services.meld_voortgang(actie=w.actie, status=status, verantwoording=replace(waarom, corrigeert=fout))
    rapporten = {
        "rapport": maak_rapport(klaar=True, gepubliceerd=True, inleiding="Een **woord** vooraf."),
        "rapportconcept": maak_rapport(klaar=True, namens=w.trekker),
        "rapportwacht": maak_rapport(namens=w.trekker),
    }
    plaatsen = {naam: rapport.slug for naam, rapport in rapporten.items()} | {"melding": str(fout.pk)}
    rondes = {
        "ronde": maak_ronde(geopend=True, titel="Open"),
        "rondeeerder": maak_ronde(gesloten=True, titel="Eerder"),
        "rondedicht": maak_ronde(gesloten=True, titel="Dicht"),
        "rondeconcept": maak_ronde(titel="Concept"),
    }
    plaatsen |= {naam: ronde.slug for naam, ronde in rondes.items()}
    gemeld = meld_fout(sleutel=uuid4(), pagina="/over/", tekst="Het was 2014.", feit="De datum")
    plaatsen |= {"fout": str(gemeld.pk), "foutsleutel": str(gemeld.sleutel)}
    plaatsen |= {"actie": w.actie.slug, "lijn": w.actie.programmalijn.slug, "partij": w.trekker.slug}
    plaatsen |= {"vreemde": w.vreemde.slug, "vandaag": str(timezone.localdate())}
    gevonden = beloof(w.trekker, w.actie, w.partner, stand="voorgenomen", herkomst="gevonden", bron=BronFactory())
    eigen = beloof(w.trekker, w.actie, w.partner, uiterlijk=jaar(2020), titel="Te laat").afspraak
    services.zet_wacht_op(afspraak=eigen, op=[w.afspraak], verantwoording=waarom)
    plaatsen |= {"afspraak": w.afspraak.slug, "eigen": eigen.slug, "gevonden": gevonden.afspraak.slug}
    plaatsen["bewogen"] = maak_bewogen(actie=ActieFactory(gepubliceerd=True, trekker=w.trekker)).slug
    volger = volg(onderwerp("alles"))
    meedoen.vraag_aan(adres=volger.adres, onderwerp=onderwerp("actie", w.actie.slug), ritme=Ritme.DAG)
    plaatsen["volger"] = str(volger.sleutel)
    plaatsen["gevondenmaker"] = str(gevonden.pk)
    plaatsen |= _vragen(w) | werkplaatsen(w.actie, w.trekker)
    trekker = lid(w.trekker, rol="redacteur")
    plaatsen |= {"token": maak_uitnodiging(door=trekker, partij=w.trekker)[1], "middel": str(geef_app(trekker).pk)}
    RecoveryCodes.activate(trekker)
    plaatsen |= maak_webhooks(w.trekker, trekker)
    plaatsen |= _voorstellen(w, trekker)
    melding = MeldVoortgang(w.actie, trekker)
    plaatsen["concept"] = str(bewaar(handeling=melding, gegevens={"status": "vertraagd"}).pk)
    plaatsen |= {f"invoer{naam}": str(invoer.sleutel) for naam, invoer in maak_invoeren(trekker).items()}
    return Site(plaatsen, browser_van(trekker, net=True), browser_van(bureau()))
