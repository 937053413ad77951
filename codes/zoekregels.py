"""What the search page may find of codes: the code, and each bepaling by its heading, number, words and synonyms."""

from collections.abc import Iterator

from basis.tijd.moment import Moment
from basis.zoeken.services import Indexregel, verwijder, zet
from codes.inhoud import inhoud_van
from codes.models import Bepaling, Bepalingstekst, Code, Versie
from codes.models.versie import in_werking

CODE, BEPALING = "code", "bepaling"


def van_code(code: Code) -> Indexregel:
    """A code: found by its names and by what it is about."""
    return Indexregel(
        soort=CODE,
        sleutel=code.pk,
        titel=code.titel,
        kort=code.samenvatting,
        tekst=f"{code.korte_naam} {code.actie.titel}",
        label=f"bij {code.actie.titel}",
        datum="",
        bron=code.bron.titel if code.bron else "",
        url=code.get_absolute_url(),
        is_demo=code.actie.is_demo,
        gewicht=1.0,
    )


def van_tekst(tekst: Bepalingstekst) -> Indexregel:
    """A bepaling, as it reads in the newest version that everyone may read."""
    inhoud, bepaling = inhoud_van(tekst), tekst.bepaling
    code = bepaling.code
    naam = f"{bepaling.soort.naam} {inhoud.nummer}".strip()
    return Indexregel(
        soort=BEPALING,
        sleutel=bepaling.pk,
        titel=inhoud.kop,
        kort=inhoud.tekst or bepaling.betekenis,
        tekst=f"{naam} {bepaling.trefwoorden} {bepaling.betekenis} {inhoud.tekst}",
        label=f"{naam} van {code.korte_naam}",
        datum="",
        bron=tekst.bron.titel if tekst.bron else "",
        url=bepaling.get_absolute_url(),
        is_demo=code.actie.is_demo,
        gewicht=0.9,
    )


def alle_codes() -> Iterator[Indexregel]:
    return map(van_code, Code.objects.zichtbaar().voor_lijst())


def alle_bepalingen() -> Iterator[Indexregel]:
    for code in Code.objects.zichtbaar().voor_lijst():
        yield from map(van_tekst, te_vinden(code))


def te_vinden(code: Code) -> list[Bepalingstekst]:
    """Of each bepaling of a code the words in force, or else of the newest version that everyone may read."""
    versies = list(Versie.objects.zichtbaar().van_code(code).met_stand_op(Moment.nu()))
    geldt = in_werking(versies)
    volgorde = sorted(versies, key=lambda versie: (versie == geldt, versie.volgorde))
    per: dict[int, Bepalingstekst] = {}
    plaats = {versie.pk: nummer for nummer, versie in enumerate(volgorde)}
    for tekst in Bepalingstekst.objects.van_versies(versies).voor_lijst():
        eerder = per.get(tekst.bepaling_id)
        if eerder is None or plaats[tekst.versie_id] > plaats[eerder.versie_id]:
            per[tekst.bepaling_id] = tekst
    return list(per.values())


def werk_code_bij(code: Code) -> None:
    """Make the index say of this code and its bepalingen what the public may see now."""
    zichtbaar = Code.objects.zichtbaar().met_slug(code.slug).voor_lijst()
    teksten = [tekst for een in zichtbaar for tekst in te_vinden(een)]
    weg = Bepaling.objects.van_code(code).exclude(pk__in=[tekst.bepaling_id for tekst in teksten])
    verwijder(soort=BEPALING, sleutels=list(weg.values_list("pk", flat=True)))
    if not zichtbaar:
        verwijder(soort=CODE, sleutels=[code.pk])
    zet(regels=[*map(van_code, zichtbaar), *map(van_tekst, teksten)])


def werk_code_van_actie_bij(slug: str) -> None:
    """After an actie got another name, or was shown or taken away: its code goes with it."""
    for code in Code.objects.filter(actie__slug=slug).select_related("actie"):
        werk_code_bij(code)


def werk_codes_van_bron_bij(sleutel: str) -> None:
    """After a source got another title: it stands beside the words that it gives."""
    for code in Code.objects.filter(versies__teksten__bron__sleutel=sleutel).distinct().select_related("actie"):
        werk_code_bij(code)
