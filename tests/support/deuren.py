"""Everyone and everything that the table of doors (tests/test_access.py) needs, made once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.template import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.safestring import SafeString

from acties import services
from acties.handelingen import MeldVoortgang
from acties.models import Actie
from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from basis.web.mal import Mal
from berichten.services import zet_klaar
from codes.models import Bepaling, Bepalingsoort, Code, Oefening, Versie
from meedoen import services as meedoen
from meedoen.models import Onderwerp, Vraag
from opendata.officieel.models import Bronstand
from opendata.uitgaven.services import maak_uitgave
from partijen.models import Gebruiker, Lidmaatschap
from tests.factories import ActieFactory, BronFactory, GebruikerFactory, PaginaFactory, beloof
from tests.support import codes as van_codes
from tests.support.codes import begin, maak_code, stel_vast
from tests.support.meedoen import gesloten_vraag, maak_vraag, reageer, werkplaatsen
from tests.support.pagina import browser_van
from tests.support.rapporten import maak_rapport
from tests.support.rondes import maak_ronde
from tests.support.uitnodigen import maak_uitnodiging
from tests.support.uitwisseling import MET_REST, maak_invoer
from tests.support.volgen import onderwerp, volg
from tests.support.voorstellen import koppel, stel_voor
from tests.support.webhooks import maak_hook
from tests.support.wereld import BEGIN, Wereld, lid, maak_wereld
from werk.concepten.services import bewaar
from werk.foutmeldingen.services import meld_fout
from werk.rondes.models import Ronde

PERSONEN = (
    "burger",
    "lezer van de trekker",
    "medewerker van de trekker",
    "redacteur van de trekker",
    "redacteur van een andere partij",
    "programmabureau",
    "beheerder",
)


def _namen(resolver: URLResolver, ruimte: str = "") -> Iterator[str]:
    for deel in resolver.url_patterns:
        if isinstance(deel, URLPattern):
            yield from [f"{ruimte}{deel.name}"] if deel.name else []
        else:
            yield from _namen(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte)


ALLE = sorted(set(_namen(get_resolver())))


def lees_deuren(bestand: Path) -> list[tuple[str, str, str, str]]:
    """The rows of the table: name, address, and per person the status of a GET and of an empty POST."""
    regels = (regel.partition("  # ")[0].split() for regel in bestand.read_text().splitlines() if regel[:1] not in "# ")
    return [_rij(*delen) for delen in regels]


def _rij(naam: str, adres: str, *statussen: str) -> tuple[str, str, str, str]:
    get, streep, post = statussen[: len(PERSONEN)], statussen[len(PERSONEN)], statussen[len(PERSONEN) + 1 :]
    assert streep == "|" and len(post) == len(PERSONEN), naam
    return naam, adres, " ".join(get), " ".join(post)


@dataclass
class Proef:
    """The places in the addresses, the objects by model, and everyone who comes to the door."""

    wereld: Wereld
    plaatsen: dict[str, str]
    dingen: dict[str, Any]
    mensen: list[Gebruiker]
    sessies: list[str]

    @property
    def browsers(self) -> list[Client]:
        """Of everyone in PERSONEN, as if they had just logged in."""
        alle = [Client() for _ in PERSONEN]
        for client, sessie in zip(alle[1:], self.sessies, strict=True):
            client.cookies["sessionid"] = sessie
        return alle


@contextmanager
def zonder_bladen() -> Iterator[None]:
    """Answers whose page is left empty: who gets through is decided before it is made, and making it costs the most."""
    leeg = SafeString()
    with patch.object(Template, "render", return_value=leeg), patch.object(Mal, "__call__", return_value=leeg):
        yield  # moulds too: an empty one would be remembered
    for cache in caches.all():
        cache.clear()  # of empty pages


def statussen(client: Client, pad: str) -> str:
    """What comes of a GET and of an empty POST."""
    return f"{client.get(pad).status_code} {client.post(pad).status_code}"


def maak_proef() -> Proef:
    """One world, with everyone logged in."""
    w = maak_wereld()
    _maak_concept(w)
    maak_uitgave()
    mensen: list[Gebruiker] = [
        *(lid(w.trekker, rol) for rol in ("lezer", "medewerker", "redacteur")),
        lid(w.vreemde),
        GebruikerFactory(is_programmabureau=True),
        GebruikerFactory(beheerder=True),
    ]
    rapporten = [
        maak_rapport(klaar=True, gepubliceerd=gepubliceerd, namens=w.trekker) for gepubliceerd in (True, False)
    ]
    plaatsen = {"actie": w.actie.slug, "concept": "concept", "partij": w.trekker.slug, "partner": w.partner.slug}
    plaatsen |= {"lijn": w.actie.programmalijn.slug}
    plaatsen |= {"rapport": rapporten[0].slug, "rapportconcept": rapporten[1].slug}
    plaatsen |= _van_toegang(w, mensen)
    plaatsen |= {naam: ronde.slug for naam, ronde in _rondes().items()}
    plaatsen["melding"] = str(bewaar(handeling=MeldVoortgang(w.actie, mensen[2]), gegevens={}).pk)
    net = services.bevestig_actie(actie=w.actie, verantwoording=replace(BEGIN, door=mensen[2], namens=w.trekker))
    plaatsen["net"] = str(net.pk)
    gemeld = services.meld_voortgang(actie=w.actie, status=w.actie.status, verantwoording=BEGIN)
    plaatsen |= {"gemeld": str(gemeld.pk), "vanpartner": str(w.afspraak.gebeurtenissen.get().pk)}
    plaatsen |= _van_afspraken(w)
    plaatsen |= werkplaatsen(w.actie, w.trekker)
    plaatsen["toepascode"] = stel_vast(begin(maak_code(slug="toepascode"))).code.slug
    plaatsen |= van_codes.werkplaatsen(w.trekker)
    fout = meld_fout(sleutel=uuid4(), pagina="/over/", tekst="Het was 2014.")
    plaatsen |= {"foutmelding": str(fout.pk), "sleutel": str(fout.sleutel)}
    plaatsen["voorstel"] = str(stel_voor(w.actie).pk)
    plaatsen |= _van_meedoen(w)
    plaatsen["webhook"] = str(maak_hook(w.trekker, door=mensen[2])[0].pk)
    plaatsen["volger"] = str(volg(onderwerp("alles")).sleutel)
    plaatsen["invoer"] = str(maak_invoer(mensen[2], voorbeeld=MET_REST).sleutel)
    bericht = zet_klaar(soort="beveiliging", gelegenheid="proef", gegevens={}, aan=mensen[0])
    dingen = {ding._meta.label_lower: ding.pk for ding in [*_dingen(w), mensen[0], rapporten[0], bericht]}
    sessies = [browser_van(mens).cookies["sessionid"].value for mens in mensen]
    return Proef(w, plaatsen, dingen, mensen, sessies)


def _van_toegang(w: Wereld, mensen: list[Gebruiker]) -> dict[str, str]:
    """An invitation of the redacteur of the trekker, and someone with a role there."""
    uitnodiging, token = maak_uitnodiging(door=mensen[2], partij=w.trekker)
    lidmaatschap = Lidmaatschap.objects.get(gebruiker=mensen[1])
    return {
        "uitnodiging": str(uitnodiging.pk),
        "token": token,
        "mens": str(mensen[1].pk),
        "lid": str(lidmaatschap.pk),
    }


def _van_meedoen(w: Wereld) -> dict[str, str]:
    """Questions of the trekker: open, with a reaction that everyone reads; closed; not published."""
    vraag, concept = maak_vraag(w.actie, w.trekker), maak_vraag(w.actie, w.trekker, gepubliceerd=False)
    reactie = meedoen.plaats(inbreng=reageer(vraag).inbreng, door=None)
    dicht = gesloten_vraag(w.trekker)
    return {"vraag": vraag.slug, "vraagconcept": concept.slug, "vraagdicht": dicht.slug, "reactie": reactie.nummer}


def _van_afspraken(w: Wereld) -> dict[str, str]:
    """A promise that its party reported, one of the trekker that was found in a source, and one of a draft."""
    gevonden = beloof(w.trekker, w.actie, stand="voorgenomen", herkomst="gevonden", bron=BronFactory())
    concept = beloof(w.trekker, Actie.objects.get(slug="concept"))
    return {
        "afspraak": w.afspraak.slug,
        "maker": str(w.toezegging.pk),
        "gevonden": gevonden.afspraak.slug,
        "gevondenmaker": str(gevonden.pk),
        "conceptafspraak": concept.afspraak.slug,
    }


def _rondes() -> dict[str, Ronde]:
    return {
        "ronde": maak_ronde(geopend=True),
        "rondeconcept": maak_ronde(),
        "rondedicht": maak_ronde(gesloten=True),
    }


def _maak_concept(w: Wereld) -> None:
    """An actie of the trekker that is not published, with the same parts."""
    concept = ActieFactory(slug="concept", trekker=w.trekker)
    stuk = {"titel": "Stuk", "soort": "brief", "bestand": ContentFile(b"%PDF", "stuk.pdf")}
    for actie in (w.actie, concept):
        services.voeg_document_toe(actie=actie, slug="stuk", verantwoording=BEGIN, **stuk)
    velden = {"titel": "Deel", "soort": w.onderdeel.soort}
    services.leg_onderdeel_vast(actie=concept, slug="deel", velden=velden, verantwoording=BEGIN)


def _dingen(w: Wereld) -> list[Any]:
    """One of each kind that has a page in the admin."""
    lijn = w.actie.programmalijn
    pagina = PaginaFactory(slug="over")
    PaginaFactory(slug="geheim", is_gepubliceerd=False)
    van_actie = [w.actie, w.mijlpaal, w.afspraak, w.onderdeel, w.document, w.actie.gebeurtenissen.latest("pk")]
    los: list[Any] = [w.trekker, lijn, lijn.opgave, w.actie.soort, w.onderdeel.soort, pagina, BronFactory()]
    van_meedoen = [Vraag.objects.earliest("pk"), Onderwerp.objects.earliest("pk")]
    codes: list[Any] = [model.objects.earliest("pk") for model in (Code, Versie, Bepaling, Bepalingsoort, Oefening)]
    los += [koppel(w.actie), stel_voor(w.actie), Bronstand.objects.get(bron="koop")]
    return [*van_actie, *los, *van_meedoen, *codes, Lidmaatschap.objects.first(), leg_vast(Loghandeling.INLOGGEN)]


def adres_in_beheer(naam: str, proef: Proef) -> str:
    """An address of the admin with an object that exists."""
    delen = naam.removeprefix("admin:").split("_")
    if naam == "admin:app_list":
        return reverse(naam, args=["acties"])
    if naam == "admin:view_on_site":
        return reverse(naam, args=[ContentType.objects.get_for_model(Actie).pk, proef.dingen["acties.actie"]])
    if naam == "admin:auth_user_password_change":
        return reverse(naam, args=[proef.dingen["partijen.gebruiker"]])
    sleutel = proef.dingen.get(".".join(delen[:2]))
    return reverse(naam, args=[sleutel] if sleutel and delen[-1] not in {"add", "changelist", "csv"} else [])
