"""All pages that the rules about the whole are held against, each fetched once by who may see it."""

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
from tests.factories import ActieFactory, BronFactory, PaginaFactory, beloof
from tests.support.codes import maak_bewogen
from tests.support.inlog import geef_app
from tests.support.meedoen import afgerond, dagen, maak_vraag, reageer, te_laat, werkplaatsen
from tests.support.pagina import Pagina, browser_van
from tests.support.rapporten import maak_rapport
from tests.support.rondes import bureau, maak_ronde
from tests.support.uitnodigen import maak_uitnodiging
from tests.support.uitwisseling import maak_invoeren
from tests.support.volgen import onderwerp, volg
from tests.support.wereld import Wereld, lid, maak_wereld
from toegang.allauth_intern import RecoveryCodes
from werk.concepten.services import bewaar
from werk.foutmeldingen.services import meld_fout

OPENBAAR = {
    "home": "/",
    "lijst": "/acties/",
    "lijst, gefilterd": "/acties/?q=samen&status=gepland&van=2018",
    "lijst, niets gevonden": "/acties/?q=ruimtevaart",
    "lijst, fout adres": "/acties/?status=prima&van=ooit",
    "actie": "/acties/{actie}/",
    "lege actie": "/acties/leeg/",
    "geschiedenis": "/acties/{actie}/geschiedenis/",
    "geschiedenis, niets": "/acties/leeg/geschiedenis/?soort=fase",
    "onderdeel": "/acties/{actie}/onderdelen/deel/",
    "programmalijn": "/programmalijnen/{lijn}/",
    "partijen": "/partijen/",
    "partijen, niets gevonden": "/partijen/?q=niemand",
    "partij": "/partijen/{partij}/",
    "partij zonder acties": "/partijen/{vreemde}/",
    "afspraken": "/afspraken/",
    "afspraak": "/afspraken/{afspraak}/",
    "afspraak van toen": "/afspraken/{afspraak}/?stand={vandaag}",
    "afspraak van voor haar tijd": "/afspraken/{afspraak}/?stand=2001-01-01",
    "afspraken, niets gevonden": "/afspraken/?toon=met&status=gestopt",
    "lijst van toen": "/acties/?stand=2021-03-01",
    "actie van toen": "/acties/{actie}/?stand={vandaag}",
    "actie van voor haar tijd": "/acties/{actie}/?stand=2001-01-01",
    "afspraken van toen": "/afspraken/?stand={vandaag}&toen=ja",
    "onmogelijke dag": "/partijen/?stand=morgen",
    "verschil": "/voortgang/verschil/",
    "verschil, gefilterd": "/voortgang/verschil/?actie={actie}&soort=mijlpalen&soort=fase&partij={partij}",
    "verschil, niets gevonden": "/voortgang/verschil/?van=1990-01-01&tot=1991-01-01",
    "rapporten": "/voortgang/rapporten/",
    "rapport": "/voortgang/rapporten/{rapport}/",
    "codes": "/codes/",
    "codes van toen": "/codes/?stand=2001-01-01",
    "code": "/codes/{bewogen}/",
    "code van toen": "/codes/{bewogen}/?stand={vandaag}",
    "code van voor haar tijd": "/codes/{bewogen}/?stand=2001-01-01",
    "versie": "/codes/{bewogen}/2/",
    "versie die niet meer geldt": "/codes/{bewogen}/1/",
    "versie in concept": "/codes/{bewogen}/3/",
    "versie van voor haar tijd": "/codes/{bewogen}/2/?stand=2001-01-01",
    "bepaling": "/codes/{bewogen}/2/op-tijd-informeren/",
    "bepaling van eerder": "/codes/{bewogen}/1/een-aanspreekpunt/",
    "bepaling die er niet meer in staat": "/codes/{bewogen}/1/gelijk-behandelen/",
    "bepaling in een concept": "/codes/{bewogen}/3/weer/",
    "bepaling van toen": "/codes/{bewogen}/2/punt/?stand={vandaag}",
    "bepaling van voor haar tijd": "/codes/{bewogen}/2/punt/?stand=2001-01-01",
    "versies vergeleken": "/codes/{bewogen}/verschil/?van=1&tot=2",
    "versies vergeleken, verder uiteen": "/codes/{bewogen}/verschil/?van=1&tot=3",
    "versies vergeleken, een soort": "/codes/{bewogen}/verschil/?van=2&tot=3&soort=gelijk",
    "versies vergeleken, van toen": "/codes/{bewogen}/verschil/?stand=2001-01-01",
    "zoeken": "/zoeken/",
    "zoeken, gevonden": "/zoeken/?q=gemeente",
    "zoeken, één soort": "/zoeken/?q=gemeente&soort=partij",
    "zoeken, niets gevonden": "/zoeken/?q=xyzzy",
    "over": "/over/",
    "meedoen": "/meedoen/",
    "meedoen, afgerond": "/meedoen/afgerond/",
    "vraag": "/meedoen/{vraag}/",
    "vraag, te laat": "/meedoen/{vraaglaat}/",
    "vraag, beantwoord": "/meedoen/{vraagklaar}/",
    "vraag, reacties van een antwoord": "/meedoen/{vraagklaar}/?antwoord={antwoord}",
    "volgen": "/volgen/",
    "volgen, een actie": "/volgen/?actie={actie}",
    "volgen, een lijst": "/volgen/?status=gepland&q=samen",
    "volgen, een onderdeel": "/volgen/?onderdeel={actie}/deel",
    "voortgang": "/voortgang/",
    "voortgang, van een partij": "/voortgang/?partij={partij}",
    "voortgang, fout adres": "/voortgang/?lijn=onbekend",
    "voortgang, eerder": "/voortgang/?stand=2021-03-01",
    "tijdlijn": "/voortgang/tijdlijn/",
    "tijdlijn, een jaar": "/voortgang/tijdlijn/?jaar=2030",
    "tijdlijn, als lijst": "/voortgang/tijdlijn/?vorm=lijst",
    "cijfers": "/voortgang/cijfers/?wat=gepland&jaar=2030",
    "cijfers, afspraken": "/voortgang/cijfers/?wat=afspraken-actueel",
    "cijfers, niets": "/voortgang/cijfers/?wat=meer-later",
}
BESLOTEN = {
    "inloggen": "/inloggen/",
    "wachtwoord vergeten": "/account/wachtwoord/vergeten/",
    "wachtwoord gevraagd": "/account/wachtwoord/gevraagd/",
    "wachtwoordlink verlopen": "/account/wachtwoord/nieuw/MQ/weg/",
    "wachtwoord": "/account/wachtwoord/",
    "uitnodiging": "/account/uitnodiging/{token}/",
    "uitnodiging verlopen": "/account/uitnodiging/weg/",
    "account": "/account/",
    "bevestigen": "/account/bevestigen/",
    "sessies": "/account/sessies/",
    "tweede stap": "/account/tweede-stap/",
    "app instellen": "/account/tweede-stap/app/",
    "passkey instellen": "/account/tweede-stap/passkey/",
    "app weghalen": "/account/tweede-stap/{middel}/weghalen/",
    "herstelcodes": "/account/tweede-stap/herstelcodes/",
    "mensen": "/account/mensen/",
    "werk": "/werk/",
    "codes schrijven": "/werk/codes/",
    "code schrijven": "/werk/codes/{bewogen}/",
    "versie die vaststaat, schrijven": "/werk/codes/{bewogen}/2/",
    "concept van een code": "/werk/codes/{bewogen}/3/",
    "concept, wijzigingen": "/werk/codes/{bewogen}/3/wijzigingen/",
    "concept, gegevens": "/werk/codes/{bewogen}/3/gegevens/",
    "concept openleggen": "/werk/codes/{bewogen}/3/openleggen/",
    "concept vaststellen": "/werk/codes/{bewogen}/3/vaststellen/",
    "versie laten vervallen": "/werk/codes/{bewogen}/2/vervallen/",
    "bepaling erbij": "/werk/codes/{bewogen}/3/erbij/",
    "bepalingen samenvoegen": "/werk/codes/{bewogen}/3/samenvoegen/?kies=op-tijd-informeren&kies=vroeg",
    "bepaling wijzigen": "/werk/codes/{bewogen}/3/op-tijd-informeren/wijzigen/",
    "bepaling splitsen": "/werk/codes/{bewogen}/3/op-tijd-informeren/splitsen/",
    "bepaling weglaten": "/werk/codes/{bewogen}/3/op-tijd-informeren/weglaten/",
    "tekst verbeteren": "/werk/codes/{bewogen}/2/op-tijd-informeren/verbeteren/",
    "betekenis van een bepaling": "/werk/codes/{bewogen}/bepalingen/op-tijd-informeren/",
    "toepassing vragen": "/werk/codes/{bewogen}/toepassing/",
    "oefeningen": "/werk/codes/{bewogen}/oefeningen/",
    "codes toepassen": "/werk/toepassen/",
    "code toepassen": "/werk/toepassen/{partij}/{bewogen}/",
    "berichten kiezen": "/account/berichten/",
    "concepten": "/werk/concepten/",
    "concept": "/werk/concepten/{concept}/",
    "concept bewerken": "/werk/concepten/{concept}/bewerken/",
    "vier ogen": "/werk/concepten/vier-ogen/{partij}/",
    "geen toegang": "/werk/rondes/nieuw/",
    "werk, niets in de keuze": "/werk/?status=gestopt&lijn=onbekend",
    "werk, voortgang melden": "/werk/?reden=iets&bewerk={actie}:voortgang",
    "werk, mijlpaal melden": "/werk/?bewerk={actie}:mijlpaal:wet",
    "taalhulp": "/werk/taalhint/",
    "werk, hulp": "/werk/hulp/",
    "uitwisseling": "/werk/uitwisseling/",
    "uitwisseling, in de wachtrij": "/werk/uitwisseling/{invoerwacht}/",
    "uitwisseling, mislukt": "/werk/uitwisseling/{invoermislukt}/",
    "uitwisseling, gelezen": "/werk/uitwisseling/{invoergelezen}/",
    "uitwisseling, fouten": "/werk/uitwisseling/{invoerfouten}/",
    "uitwisseling, doorgevoerd": "/werk/uitwisseling/{invoerklaar}/",
    "actie van de trekker": "/acties/{actie}/",
    "voortgang melden": "/acties/{actie}/?bewerk=voortgang",
    "mijlpaal melden": "/acties/{actie}/?bewerk=mijlpaal:wet",
    "mijlpaal herijken": "/acties/{actie}/?bewerk=herijking:wet",
    "afspraak vastleggen": "/acties/{actie}/?bewerk=afspraak:{partij}",
    "gevonden afspraak": "/afspraken/{gevonden}/",
    "afspraak wijzigen": "/afspraken/{eigen}/?bewerk=afspraak-wijzigen:{eigen}",
    "stand van een afspraak melden": "/afspraken/{gevonden}/?bewerk=toezegging:{gevondenmaker}",
    "afspraak opnieuw plannen": "/afspraken/{eigen}/?bewerk=afspraak-herijken:{eigen}",
    "partijen bij een afspraak": "/afspraken/{eigen}/?bewerk=afspraak-makers:{eigen}",
    "waar een afspraak op wacht": "/afspraken/{eigen}/?bewerk=afspraak-wacht:{eigen}",
    "afspraak klopt niet": "/afspraken/{gevonden}/?bewerk=afspraak-weerspreken:{gevondenmaker}",
    "nieuwe afspraak": "/afspraken/nieuw/",
    "nieuwe afspraak invullen": "/afspraken/nieuw/?bewerk=afspraak:{partij}",
    "nieuwe fase melden": "/acties/{actie}/?bewerk=fase",
    "fasen afronden": "/acties/{actie}/?bewerk=fasen-afronden",
    "melding verbeteren": "/acties/{actie}/?bewerk=correctie:{melding}",
    "werk, melding verbeteren": "/werk/?bewerk={actie}:correctie:{melding}",
    "rapporten van een ambtenaar": "/voortgang/rapporten/",
    "rapport maken": "/voortgang/rapporten/nieuw/",
    "rapport maken zoals": "/voortgang/rapporten/nieuw/?zoals={rapport}",
    "rapport in concept": "/voortgang/rapporten/{rapportconcept}/",
    "rapport in de wachtrij": "/voortgang/rapporten/{rapportwacht}/",
    "rapport, inleiding": "/voortgang/rapporten/{rapportconcept}/inleiding/",
    "wie mag wat": "/account/rechten/",
    "wie mag wat, niemand": "/account/rechten/?rol=koning",
    "inlog bij organisaties": "/account/organisatie/",
    "inlog geweigerd": "/account/organisatie/nieuw/",
    "niet gevonden": "/bestaat/niet/",
    "versies vergeleken, fout": "/codes/{bewogen}/verschil/?van=1&tot=1",
    "bepaling, andere tekst": "/codes/{bewogen}/2/op-tijd-informeren/?tekst=00000000",
    "rondes": "/werk/rondes/",
    "ronde": "/werk/rondes/{ronde}/",
    "ronde, gesloten": "/werk/rondes/{rondedicht}/",
    "rondes vergelijken": "/werk/rondes/{rondedicht}/vergelijk/",
    "rondes vergelijken, een ervoor": "/werk/rondes/{rondedicht}/vergelijk/?met={rondeeerder}",
    "ronde van het bureau": "/werk/rondes/{ronde}/?",
    "ronde in concept": "/werk/rondes/{rondeconcept}/",
    "ronde maken": "/werk/rondes/nieuw/",
    "ronde wijzigen": "/werk/rondes/{rondeconcept}/wijzigen/",
    "ronde sluiten": "/werk/rondes/{ronde}/sluiten/",
    "bord van een ronde": "/werk/rondes/{ronde}/bord/",
    "bord van een ronde, niets gevonden": "/werk/rondes/{ronde}/bord/?laag=waterschappen",
    "vragen": "/werk/meedoen/",
    "waarover een vraag gaat": "/werk/meedoen/nieuw/",
    "vraag maken": "/werk/meedoen/nieuw/?over=actie:{actie}",
    "vraag in concept": "/werk/meedoen/{werkconcept}/",
    "vraag wijzigen": "/werk/meedoen/{werkconcept}/wijzigen/",
    "bord van een vraag": "/werk/meedoen/{werkvraag}/?toon=zichtbaar",
    "bord van een vraag, niets te doen": "/werk/meedoen/{werkvraag}/?toon=gemeld",
    "reactie tegenhouden": "/werk/meedoen/{werkvraag}/tegenhouden/?kies={werkreactie}",
    "reactie inkorten": "/werk/meedoen/{werkvraag}/reacties/{werkreactie}/weglaten/",
    "reactie toevoegen": "/werk/meedoen/{werkvraag}/toevoegen/",
    "onderwerp": "/werk/meedoen/{werkvraag}/onderwerpen/{werkonderwerp}/",
    "antwoord schrijven": "/werk/meedoen/{werkvraag}/antwoorden/nieuw/?onderwerp={werkonderwerp}",
    "antwoord in concept": "/werk/meedoen/{werkvraag}/antwoorden/{kladantwoord}/",
    "antwoord, gegeven": "/werk/meedoen/{werkvraag}/antwoorden/{werkantwoord}/",
    "antwoord verzetten": "/werk/meedoen/{werkvraag}/verzetten/",
    "verschil, fout adres": "/voortgang/verschil/?van=2030-01-01&tot=ooit&lijn=onbekend&actie=onbekend",
    "volgen per e-mail": "/meedoen/mail/?actie={actie}",
    "volgen per e-mail, gevraagd": "/meedoen/mail/gevraagd/",
    "wat iemand volgt per e-mail": "/meedoen/mail/{volger}/",
    "stoppen met mails": "/meedoen/mail/stop/{volger}/",
    "fout gezien": "/fout-gezien/?pagina=/over/",
    "fout gezien, ontvangen": "/fout-gezien/{foutsleutel}/",
    "foutmeldingen": "/werk/foutmeldingen/",
    "foutmelding": "/werk/foutmeldingen/{fout}/",
    "lange zoekvraag": f"/zoeken/?q={'x' * 300}",
}
VAN_BUREAU = (
    "foutmeldingen",
    "foutmelding",
    "ronde van het bureau",
    "ronde in concept",
    "ronde maken",
    "ronde wijzigen",
    "ronde sluiten",
    "bord van een ronde",
    "bord van een ronde, niets gevonden",
)
ALLE = OPENBAAR | BESLOTEN


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


def maak_site() -> Site:
    w = maak_wereld()
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
    melding = MeldVoortgang(w.actie, trekker)
    plaatsen["concept"] = str(bewaar(handeling=melding, gegevens={"status": "vertraagd"}).pk)
    plaatsen |= {f"invoer{naam}": str(invoer.sleutel) for naam, invoer in maak_invoeren(trekker).items()}
    return Site(plaatsen, browser_van(trekker, net=True), browser_van(bureau()))
