"""What the open data tells of questions to citizens and of the answers; of what citizens wrote only how much it was."""

from typing import Any

from django.db.models import Prefetch, Q

from acties.api.lezen import onder_actie
from acties.models import Actie, Gebeurtenis
from basis.api.kolommen import (
    bron,
    demo,
    getal,
    ja_nee,
    keuze,
    lijst,
    periode,
    sleutel,
    sleutels,
    tekst,
    tijdstip,
)
from basis.api.tabel import Tabel, Vraag, Zeef, keuzes_van, plaats_van, uit_rijen
from basis.tijd.moment import Moment
from codes.api import sleutel_van_bepaling, sleutel_van_versie
from codes.models import Versie
from meedoen.ketens import aantallen
from meedoen.models import Antwoord, Gevolg, Uitkomst, Vraagstand
from meedoen.models import Vraag as Burgervraag
from meedoen.models.antwoord import Codegevolg
from partijen.models import Partij

VRAAGSTANDEN = tuple(stand for stand in Vraagstand if stand != Vraagstand.CONCEPT)

# -- questions --------------------------------------------------------------------------------------------------------


def _vragen(moment: Moment) -> Any:
    return Burgervraag.objects.te_zien(moment).met_stand_op(moment)


def _lees_vragen(vraag: Vraag, hoogstens: int) -> list[Burgervraag]:
    rijen, keuze = _vragen(vraag.moment), vraag.keuze
    if standen := keuze.get("vraagstand"):
        rijen = rijen.filter(stand_op__in=standen)
    if lijnen := keuze.get("lijn"):
        rijen = rijen.over_acties(Actie.objects.van_lijn(*lijnen))
    if partijen := keuze.get("partij"):
        rijen = rijen.van_partijen(Partij.objects.met_slugs(partijen))
    if vraag.moment.is_nu:
        rijen = rijen.met_aantallen()
    return uit_rijen(rijen.voor_lijst().prefetch_related("verzettingen"), vraag, hoogstens)


def _actie(vraag: Burgervraag) -> str | None:
    return vraag.houder.slug if isinstance(vraag.houder, Actie) else None


def _onderdeel(vraag: Burgervraag) -> str | None:
    return onder_actie(vraag.onderdeel.actie.slug, vraag.onderdeel.slug) if vraag.onderdeel else None


def _bepaling(vraag: Burgervraag) -> str | None:
    """As it stood in the draft that was asked about, when that can be read."""
    van = vraag.bepalingstekst
    return sleutel_van_bepaling(van, van.bepaling.sleutel) if van and van.is_leesbaar else None


def _verwacht(vraag: Burgervraag) -> Any:
    alle = list(vraag.verzettingen.all())
    return alle[-1].verwacht if alle else None


def _hoeveel(vraag: Burgervraag) -> int | None:
    """Counted of now; elsewhere what its source says."""
    return vraag.aantal_elders if vraag.is_elders else getattr(vraag, "aantal", None)


def _op_site(vraag: Burgervraag) -> int | None:
    return None if vraag.is_elders else getattr(vraag, "aantal_zichtbaar", None)


def _is_te_laat(vraag: Any) -> bool:
    return bool(vraag.stand_op == Vraagstand.TE_LAAT)


def _is_afgerond(vraag: Any) -> bool:
    return bool(vraag.stand_op == Vraagstand.AFGEROND)


def _afgerond_op(vraag: Burgervraag) -> Any:
    return vraag.afgerond_op if _is_afgerond(vraag) else None


def _afrondreden(vraag: Burgervraag) -> str:
    return vraag.afrondreden if _is_afgerond(vraag) else ""


VRAGEN: Tabel[Burgervraag] = Tabel(
    naam="vragen",
    enkel="vraag",
    uitleg="Wat overheden aan inwoners vragen, en wie wanneer antwoordt. Van een dag in het verleden ziet u welke "
    "vragen er waren en hoe zij er toen voor stonden; de woorden zijn van nu. Wat inwoners schreven staat hier niet.",
    sleutel=lambda vraag: vraag.slug,
    plaats=plaats_van,
    lees=_lees_vragen,
    pagina=lambda vraag: vraag.get_absolute_url(),
    zeven=(
        Zeef("vraagstand", "Hoe de vraag er voor staat.", keuzes_van((s.value, s.label) for s in VRAAGSTANDEN)),
        Zeef("lijn", "De sleutel van een programmalijn."),
        Zeef("partij", "De sleutel van een partij die vraagt of antwoordt."),
    ),
    eigen=(
        tekst("titel", "De vraag."),
        tekst("toelichting", "Waarom deze vraag wordt gesteld."),
        tekst("wat_ermee", "Wat er met de reacties gebeurt."),
        keuze("stand", "Hoe de vraag er voor staat.", Vraagstand, "stand_op"),
        periode("periode", "Van wanneer tot en met wanneer mensen konden reageren."),
        periode("antwoord_beloofd", "Wanneer het antwoord er uiterlijk is, zoals eerst beloofd. Dat verandert nooit."),
        periode("antwoord_verwacht", "Wanneer het nu wordt verwacht, als het later komt.", _verwacht),
        ja_nee("te_laat", "Of het antwoord er op de beloofde dag niet was.", _is_te_laat),
        sleutel("beantwoorder", "partijen", "De partij die antwoordt."),
        sleutel("namens", "partijen", "De partij die vraagt. Leeg: het programmabureau."),
        sleutel("actie", "acties", "De actie waar het over gaat. Leeg: het hele programma.", _actie),
        sleutel("onderdeel", "onderdelen", "Het onderdeel waar het over gaat.", _onderdeel),
        sleutel("afspraak", "afspraken", "De afspraak waar het over gaat."),
        sleutel("bepaling", "bepalingen", "De bepaling waar het over gaat, zoals zij in het concept stond.", _bepaling),
        getal("reacties", "Hoeveel reacties er kwamen. Alleen van nu.", _hoeveel),
        getal("reacties_op_site", "Hoeveel reacties op de site staan. Alleen van nu.", _op_site),
        ja_nee("is_elders", "Of de vraag buiten het portaal is gesteld."),
        tekst("uitkomst", "Wat ervan kwam. Alleen van een vraag buiten het portaal."),
        tijdstip("gepubliceerd_op", "Wanneer de vraag op de site kwam."),
        tijdstip("afgerond_op", "Wanneer de vraag is afgerond.", _afgerond_op),
        tekst("afrondreden", "Waarom niet alles een antwoord kreeg.", _afrondreden),
        bron(),
        demo(),
    ),
)


# -- answers ----------------------------------------------------------------------------------------------------------


def _gevolgen_bij(moment: Moment) -> tuple[Any, ...]:
    """What followed from an answer by then, as far as everyone may see that."""
    toen = Q() if moment.is_nu else Q(gelegd_op__lt=moment.einde)
    zichtbaar = Codegevolg.objects.filter(toen, codeversie__in=Versie.objects.te_zien(moment))
    gevolgen = Gevolg.objects.filter(toen, gebeurtenis__in=Gebeurtenis.objects.te_zien(moment))
    return Prefetch("gevolgen", gevolgen), Prefetch("codegevolgen", zichtbaar.select_related("codeversie__code"))


def _lees_antwoorden(vraag: Vraag, hoogstens: int) -> list[Antwoord]:
    rijen = Antwoord.objects.gegeven_bij(vraag.moment).filter(vraag__in=_vragen(vraag.moment).values("pk"))
    if vragen := vraag.keuze.get("vraag"):
        rijen = rijen.filter(vraag__slug__in=vragen)
    if partijen := vraag.keuze.get("partij"):
        rijen = rijen.filter(partij__slug__in=partijen)
    rijen = rijen.select_related("vraag", "partij").prefetch_related("onderwerpen", *_gevolgen_bij(vraag.moment))
    gevonden = uit_rijen(rijen, vraag, hoogstens, "pk")
    hoeveel = aantallen(gevonden) if vraag.moment.is_nu else {}
    for antwoord in gevonden:
        antwoord.hoeveel = hoeveel[antwoord.pk] if vraag.moment.is_nu else None
    return gevonden


def _onderwerpen(antwoord: Antwoord) -> list[str]:
    return [onderwerp.titel for onderwerp in antwoord.onderwerpen.all()]


def _gevolgen(antwoord: Antwoord) -> list[str]:
    return [str(gevolg.gebeurtenis_id) for gevolg in antwoord.gevolgen.all()]


def _codegevolgen(antwoord: Antwoord) -> list[str]:
    return [sleutel_van_versie(een.codeversie) for een in antwoord.codegevolgen.all()]


def _vervangt(antwoord: Antwoord) -> str | None:
    return str(antwoord.vervangt_id) if antwoord.vervangt_id else None


ANTWOORDEN: Tabel[Antwoord] = Tabel(
    naam="antwoorden",
    enkel="antwoord",
    uitleg="De antwoorden aan inwoners, wat ermee is gedaan en wat er daarna veranderde. Een antwoord verandert nooit; "
    "een later antwoord kan het vervangen.",
    sleutel=lambda antwoord: str(antwoord.pk),
    plaats=plaats_van,
    lees=_lees_antwoorden,
    pagina=lambda antwoord: antwoord.vraag.get_absolute_url(),
    zeven=(
        Zeef("vraag", "De sleutel van een vraag."),
        Zeef("partij", "De sleutel van de partij die antwoordt."),
    ),
    eigen=(
        sleutel("vraag", "vragen", "De vraag waar dit een antwoord op is."),
        sleutel("partij", "partijen", "De partij die antwoordt."),
        lijst("onderwerpen", "De onderwerpen waar het over gaat.", _onderwerpen),
        getal("reacties", "Over hoeveel reacties op de site het gaat. Alleen van nu.", "hoeveel"),
        keuze("uitkomst", "Wat de partij ermee doet.", Uitkomst),
        tekst("tekst", "Het antwoord."),
        tekst("reden", "Waarom dit het antwoord is."),
        tekst("geen_gevolg", "Waarom er niets veranderde."),
        sleutels("gevolgen", "gebeurtenissen", "Wat er daarna veranderde, als rijen van het journaal.", _gevolgen),
        sleutels("codegevolgen", "versies", "In welke versies van een code er daarna iets veranderde.", _codegevolgen),
        sleutel("vervangt", "antwoorden", "Het eerdere antwoord dat hierdoor niet meer geldt.", _vervangt),
        ja_nee("geldt", "Nee: een later antwoord kwam ervoor in de plaats.", "geldt_op"),
        tijdstip("gegeven_op", "Wanneer het antwoord is gegeven."),
    ),
)

TABELLEN: tuple[Tabel[Any], ...] = (VRAGEN, ANTWOORDEN)
