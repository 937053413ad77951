"""Questions to citizens, and what they write, made by the services."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from acties.models import Actie, Gebeurtenis
from basis.tijd.perioden import DateRange, dag
from meedoen import bewijs, services
from meedoen.models import Antwoord, Inbreng, Uitkomst, Vraag
from meedoen.services import Antwoordtekst, Ontvangst
from partijen.models import Partij
from tests.factories import ActieFactory, BronFactory, PartijFactory


def dagen(van: int, tot: int) -> DateRange:
    """The days from so many after today up to and including so many after it."""
    vandaag = timezone.localdate()
    return DateRange(vandaag + timedelta(days=van), vandaag + timedelta(days=tot + 1))


def hier(tekst: str) -> datetime:
    """A moment on our own clock."""
    return timezone.make_aware(datetime.fromisoformat(tekst))


def gesloten_vraag(beantwoorder: Partij | None = None, **velden: Any) -> Vraag:
    """One that closed yesterday, with reactions that came in before: its period is moved as time does."""
    vraag = maak_vraag(beantwoorder=beantwoorder, **velden)
    Vraag.objects.filter(pk=vraag.pk).update(periode=dagen(-20, -1))
    vraag.refresh_from_db()
    return vraag


def maak_vraag(
    over: Any = None, beantwoorder: Partij | None = None, *, gepubliceerd: bool = True, **velden: Any
) -> Vraag:
    """A question about a published actie that is open for ten days and answered within thirty after that."""
    vandaag = timezone.localdate()
    over = over or ActieFactory(gepubliceerd=True, trekker=beantwoorder or PartijFactory())
    basis: dict[str, Any] = {
        "titel": "Wat mist u in uw buurt?",
        "toelichting": "Wij maken een plan.",
        "wat_ermee": "Wij lezen alles en antwoorden.",
        "periode": dagen(-1, 10),
        "antwoord_beloofd": dag(vandaag + timedelta(days=40)),
        "bewaren_tot": vandaag + timedelta(days=400),
        "beantwoorder": beantwoorder or PartijFactory(),
    }
    vraag = services.maak_vraag(over=over, velden=basis | velden, door=None)
    return services.publiceer_vraag(vraag=vraag, door=None) if gepubliceerd else vraag


def elders(over: Any = None, beantwoorder: Partij | None = None, **velden: Any) -> Vraag:
    """One that was asked and closed outside the portal, as a source tells it."""
    partij = beantwoorder or PartijFactory()
    basis: dict[str, Any] = {
        "titel": "Wat vond u van de wet?",
        "toelichting": "Het Rijk vroeg dit.",
        "wat_ermee": "De reacties gingen naar de Kamer.",
        "periode": dagen(-900, -800),
        "beantwoorder": partij,
        "namens": partij,
    }
    velden = {"bron": BronFactory()} | basis | velden
    over = over or ActieFactory(gepubliceerd=True)
    return services.leg_elders_vast(slug=slugify(velden["titel"]), over=over, velden=velden)[0]


def reageer(vraag: Vraag, tekst: str = "Meer groen graag.", dag: int = 0, **velden: Any) -> Ontvangst:
    """A reaction as the form on the site sends it, so many days after today."""
    nu = timezone.now() + timedelta(days=dag)
    adres, is_verdacht = velden.pop("adres", ""), velden.pop("is_verdacht", False)
    token = bewijs.maak(vraag, nu - timedelta(minutes=1))
    return services.ontvang(
        vraag=vraag,
        bewijs=bewijs.lees(token, vraag, nu),
        velden={"tekst": tekst, "naam": "", "mag_openbaar": True} | velden,
        adres=adres,
        is_verdacht=is_verdacht,
        nu=nu,
    )


def te_laat(over: Any = None, **velden: Any) -> Vraag:
    """One whose answer was promised for three days ago."""
    vandaag = timezone.localdate()
    vraag = maak_vraag(
        over, gepubliceerd=False, antwoord_beloofd=dag(vandaag - timedelta(days=3)), periode=dagen(-40, -10), **velden
    )
    Vraag.objects.filter(pk=vraag.pk).update(gepubliceerd_op=timezone.now())
    return Vraag.objects.get(pk=vraag.pk)


def beantwoord(vraag: Vraag, *inbrengen: Inbreng, **velden: Any) -> Antwoord:
    """Give an answer, that nothing followed from unless `velden` says so."""
    basis: dict[str, Any] = {"uitkomst": Uitkomst.DEELS, "tekst": "Wij doen een deel.", "reden": "Er is weinig geld."}
    inhoud = Antwoordtekst(**(basis | {"inbrengen": inbrengen, "geen_gevolg": "het plan al klaar was"} | velden))
    return services.geef_antwoord(antwoord=services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None), door=None)


def afgerond(over: Any = None, beantwoorder: Partij | None = None, **velden: Any) -> Vraag:
    """One with a reaction, an answer to it that the journal tells of, and closed."""
    vraag = maak_vraag(over, beantwoorder, **velden)
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    Vraag.objects.filter(pk=vraag.pk).update(periode=dagen(-20, -1))
    beantwoord(vraag, inbreng, gevolgen=[Gebeurtenis.objects.filter(actie=vraag.actie).earliest("pk")], geen_gevolg="")
    services.rond_af(vraag=vraag, door=None)
    return Vraag.objects.get(pk=vraag.pk)


def werkplaatsen(actie: Actie, trekker: Partij) -> dict[str, str]:
    """A question of the trekker with a reaction, a subject, and two answers, one a draft; and a draft of a question."""
    vraag = maak_vraag(actie, trekker, titel="Wat moet er in het park?")
    concept = maak_vraag(actie, trekker, gepubliceerd=False, titel="Nog niet gevraagd?")
    Vraag.objects.filter(pk__in=[vraag.pk, concept.pk]).update(namens=trekker)
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    onderwerp = services.maak_onderwerp(vraag=vraag, titel="Groen", door=None)
    tekst = {"uitkomst": "niet", "tekst": "Nee.", "reden": "Geen geld.", "geen_gevolg": "er geen geld is"}
    inhoud = services.Antwoordtekst(**tekst, onderwerpen=[onderwerp])  # type: ignore[arg-type]
    gegeven, kladje = (services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None) for _ in range(2))
    services.geef_antwoord(antwoord=gegeven, door=None)
    return {
        "werkvraag": vraag.slug,
        "werkconcept": concept.slug,
        "werkreactie": str(inbreng.pk),
        "werkonderwerp": str(onderwerp.pk),
        "werkantwoord": str(gegeven.pk),
        "kladantwoord": str(kladje.pk),
    }
