"""Of the four texts that a promise had, each that was filled in becomes a promise of its own (docs/adr/0038).

The first keeps the key of the old one, and the rows of the journal about it stay as they are. Of the others each of
those rows is told once more, as it would be told now, with its own day, moment and person.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import migrations
from django.utils.text import Truncator

HOOFD = ("eigen_doel", "eigen-doel")
ANDERE = {"middelen": "middelen", "bestuursafspraak": "bestuursafspraak", "managementafspraak": "managementafspraak"}
ZELFDE = ("datum", "geregistreerd_op", "door_id", "functie", "namens_id", "goedgekeurd_door_id", "bron_id", "reden")
WEG = "ingetrokken"
# With these a party said that its promise stands.
MET_MOMENT = ("bevestigd", "aangepast", "nagekomen")


def maak_programma(apps: Any, schema_editor: Any) -> None:
    """There is one, and what is about all of it refers to it."""
    apps.get_model("programmalijnen", "Programma").objects.get_or_create(
        pk=1, defaults={"titel": "Interbestuurlijk Programma"}
    )


def splits(apps: Any, schema_editor: Any) -> None:
    """Every old promise, with all that was told of it."""
    Afspraak, Gebeurtenis = apps.get_model("acties", "Afspraak"), apps.get_model("acties", "Gebeurtenis")
    per_afspraak: dict[int, list[Any]] = defaultdict(list)
    for rij in Gebeurtenis.objects.filter(afspraak__isnull=False).order_by("telt_vanaf", "pk"):
        per_afspraak[rij.afspraak_id].append(rij)
    bezet: set[str] = set()
    acties: dict[int, Any] = {}  # one object of each, for its version counts on
    for oud in Afspraak.objects.select_related("actie", "partij").order_by("pk"):
        oud.actie = acties.setdefault(oud.actie_id, oud.actie)
        _word(apps, oud, HOOFD, bezet, "stand")
        for kolom, soort in ANDERE.items():
            if getattr(oud, kolom):
                nieuw = Afspraak(actie=oud.actie, partij=oud.partij, stand=oud.stand, bron_id=oud.bron_id)
                nieuw.bevestigd_op, nieuw.eigen_doel = oud.bevestigd_op, getattr(oud, kolom)
                toezegging = _word(apps, nieuw, ("eigen_doel", soort), bezet, f"stand:{oud.partij.slug}")
                _vertel(apps, oud.actie, nieuw, toezegging, _vertaald(per_afspraak[oud.pk], kolom, toezegging))


def _word(apps: Any, afspraak: Any, wat: tuple[str, str], bezet: set[str], in_journaal: str) -> Any:
    """Give it its words, its address and its only maker."""
    kolom, soort = wat
    tekst, partij = getattr(afspraak, kolom), afspraak.partij
    afspraak.soort, afspraak.tekst, afspraak.indiener = soort, tekst, partij
    afspraak.titel = Truncator(" ".join(tekst.split())).chars(100)
    basis = f"{partij.slug[:30]}-{soort}-{afspraak.actie.slug[:50]}"
    adressen = (basis, *(f"{basis}-{nummer}" for nummer in range(2, len(bezet) + 3)))
    afspraak.slug = next(adres for adres in adressen if adres not in bezet)
    bezet.add(afspraak.slug)
    afspraak.save()
    return apps.get_model("acties", "Toezegging").objects.create(
        afspraak=afspraak,
        partij=partij,
        stand=afspraak.stand,
        bevestigd_op=afspraak.bevestigd_op,
        in_journaal=in_journaal,
    )


def _vertaald(rijen: list[Any], kolom: str, toezegging: Any) -> Iterator[tuple[Any, str, dict[str, Any]]]:
    """Of the rows that stand, in order: with its kind what each tells of this one text and of its maker."""
    teruggenomen = {rij.corrigeert_id for rij in rijen if rij.soort == "teruggenomen"}
    tekst, stand = "", "voorgenomen"
    for rij in rijen:
        if rij.soort == "teruggenomen" or rij.pk in teruggenomen:
            continue
        stand, vorige = rij.naar.get("stand", stand), tekst
        tekst = rij.naar.get(kolom, tekst) or ""
        naar: dict[str, Any] = {}
        if tekst and tekst != vorige:
            naar["tekst"] = tekst
        if (naar and not vorige) or ("stand" in rij.naar and tekst):
            naar[toezegging.in_journaal] = stand
        if vorige and not tekst:
            naar[toezegging.in_journaal] = WEG
        if naar or (tekst and rij.soort == "bevestigd"):
            yield rij, rij.soort if not naar or rij.soort == "afspraak" else "afspraak", naar


def _vertel(apps: Any, actie: Any, afspraak: Any, toezegging: Any, vertaald: Iterator[tuple[Any, str, Any]]) -> None:
    Gebeurtenis = apps.get_model("acties", "Gebeurtenis")
    nu: dict[str, Any] = {}
    gezegd = []
    for rij, soort, naar in vertaald:
        actie.versie += 1
        van = {veld: nu[veld] for veld in naar if veld in nu}
        zelfde = {veld: getattr(rij, veld) for veld in ZELFDE}
        Gebeurtenis.objects.create(
            actie=actie, soort=soort, afspraak=afspraak, van=van, naar=naar, versie=actie.versie, **zelfde
        )
        nu |= naar
        if soort == "bevestigd" or naar.get(toezegging.in_journaal) in MET_MOMENT:
            gezegd.append(rij.geregistreerd_op)
    staat = {"tekst": afspraak.tekst, toezegging.in_journaal: toezegging.stand}
    if anders := {veld: waarde for veld, waarde in staat.items() if nu.get(veld) != waarde}:
        _stond_er_al(apps, actie, afspraak, {veld: nu[veld] for veld in anders if veld in nu}, anders)
        gezegd += [afspraak.bevestigd_op] if anders.get(toezegging.in_journaal) in MET_MOMENT else []
    toezegging.bevestigd_op = max((moment for moment in gezegd if moment), default=None)
    toezegging.save(update_fields=["bevestigd_op"])
    actie.save(update_fields=["versie"])


def _stond_er_al(apps: Any, actie: Any, afspraak: Any, van: dict[str, Any], naar: dict[str, Any]) -> None:
    """What the rows do not tell; last said to stand when it was before."""
    actie.versie += 1
    moment = {"geregistreerd_op": afspraak.bevestigd_op} if afspraak.bevestigd_op else {}
    apps.get_model("acties", "Gebeurtenis").objects.create(
        actie=actie,
        soort="afspraak",
        afspraak=afspraak,
        van=van,
        naar=naar,
        reden="Stond hier al voordat elke tekst een eigen afspraak werd.",
        versie=actie.versie,
        **moment,
    )


class Migration(migrations.Migration):
    dependencies = [("acties", "0007_toezeggingen"), ("programmalijnen", "0002_programma")]

    operations = [
        migrations.RunPython(maak_programma, migrations.RunPython.noop),
        migrations.RunPython(splits, migrations.RunPython.noop),
    ]
