"""What parties promise, alone and together: the services, and what the journal and the tables then say."""

from dataclasses import replace
from datetime import date
from itertools import combinations_with_replacement

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from acties import services
from acties.afspraakstanden import afspraakstanden
from acties.delen import Afspraakregel, Deel, Uitkomst
from acties.models import Actie, Afhankelijkheid, Afspraak, Afspraakstand, Gebeurtenis, Herkomst, Status, Toezegging
from acties.overzicht import tel_afspraken
from acties.partijregister import per_jaar
from acties.services import Verantwoording
from acties.standen import stand_van
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, jaar
from partijen.models import Partij
from programmalijnen.models import Programma
from tests.factories import ActieFactory, BronFactory, LidmaatschapFactory, PartijFactory, beloof
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db
S = Afspraakstand
Samen = tuple[Afspraak, list[Partij]]


def _stand(toezegging: Toezegging) -> str:
    return Toezegging.objects.get(pk=toezegging.pk).stand


def _van(afspraak: Afspraak, partij: Partij) -> Toezegging:
    return Toezegging.objects.select_related("afspraak", "partij").get(afspraak=afspraak, partij=partij)


def _zegt(partij: Partij, reden: str = "Zo is het.") -> Verantwoording:
    return Verantwoording(reden=reden, namens=partij)


@pytest.fixture
def samen() -> Samen:
    """A promise of three parties, each of which confirmed it."""
    actie, drie = ActieFactory(gepubliceerd=True), PartijFactory.create_batch(3)
    eigen = beloof(drie[0], actie, *drie[1:], uiterlijk=dag(date(2026, 1, 1)))
    for partij in drie[1:]:
        services.bevestig_toezegging(toezegging=_van(eigen.afspraak, partij), verantwoording=_zegt(partij))
    return eigen.afspraak, drie


def test_a_change_of_substance_asks_the_others_to_confirm_anew(samen: Samen) -> None:
    afspraak, (een, twee, drie) = samen
    rij = services.wijzig_afspraak(afspraak=afspraak, velden={"tekst": "Wij doen meer."}, verantwoording=_zegt(een))
    assert {_stand(_van(afspraak, partij)) for partij in (twee, drie)} == {S.OPNIEUW}
    assert _stand(_van(afspraak, een)) == S.AANGEPAST
    assert rij.naar["tekst"] == "Wij doen meer."
    assert rij.naar[f"stand:{twee.slug}"] == S.OPNIEUW


def test_another_name_asks_nobody_anything(samen: Samen) -> None:
    afspraak, (een, twee, _) = samen
    services.wijzig_afspraak(afspraak=afspraak, velden={"titel": "Korter"}, verantwoording=_zegt(een))
    assert _stand(_van(afspraak, twee)) == S.BEVESTIGD


@pytest.mark.parametrize("gepubliceerd", [True, False])
def test_who_read_it_before_it_got_another_name_is_told(gepubliceerd: bool) -> None:
    actie, partij = ActieFactory(gepubliceerd=gepubliceerd), PartijFactory()
    afspraak = beloof(partij, actie).afspraak
    gelezen = replace(_zegt(partij), versie=Actie.objects.get(pk=actie.pk).versie)
    services.wijzig_afspraak(afspraak=afspraak, velden={"titel": "Korter"}, verantwoording=gelezen)
    with pytest.raises(services.Verouderd):
        services.wijzig_afspraak(afspraak=afspraak, velden={"titel": "Langer"}, verantwoording=gelezen)


def test_one_maker_leaves_while_others_stay(samen: Samen) -> None:
    afspraak, (een, twee, _) = samen
    services.meld_toezegging(toezegging=_van(afspraak, twee), stand=S.INGETROKKEN, verantwoording=_zegt(twee))
    assert _stand(_van(afspraak, twee)) == S.INGETROKKEN
    assert _stand(_van(afspraak, een)) == S.BEVESTIGD


def test_nobody_confirms_for_another(samen: Samen) -> None:
    afspraak, (een, twee, _) = samen
    redacteur = LidmaatschapFactory(partij=een, rol="redacteur").gebruiker
    with pytest.raises(PermissionDenied):
        services.bevestig_toezegging(
            toezegging=_van(afspraak, twee), verantwoording=Verantwoording(reden="Ja.", door=redacteur, namens=een)
        )


def test_what_was_found_becomes_reported_when_its_party_knows_it() -> None:
    partij = PartijFactory()
    gevonden = beloof(
        partij, ActieFactory(gepubliceerd=True), stand=S.VOORGENOMEN, herkomst="gevonden", bron=BronFactory()
    )
    services.bevestig_toezegging(toezegging=gevonden, verantwoording=_zegt(partij))
    nu = _van(gevonden.afspraak, partij)
    assert (nu.stand, nu.afspraak.herkomst) == (S.BEVESTIGD, "gemeld")


def test_promises_do_not_wait_for_each_other() -> None:
    actie, partij = ActieFactory(gepubliceerd=True), PartijFactory()
    a, b, c = (beloof(partij, actie, titel=titel).afspraak for titel in "abc")
    services.zet_wacht_op(afspraak=a, op=[b], verantwoording=_zegt(partij))
    services.zet_wacht_op(afspraak=b, op=[c], verantwoording=_zegt(partij))
    with pytest.raises(ValidationError, match="wacht zelf al"):
        services.zet_wacht_op(afspraak=c, op=[a], verantwoording=_zegt(partij))
    with pytest.raises(IntegrityError, match="kring"), transaction.atomic():
        Afhankelijkheid.objects.create(afspraak=c, op=a)


def test_the_journal_tells_what_the_tables_say(samen: Samen) -> None:
    afspraak, (een, *_) = samen
    services.herijk_afspraak(afspraak=afspraak, verwacht=dag(date(2027, 3, 1)), verantwoording=_zegt(een))
    actie, morgen = Actie.objects.get(afspraken=afspraak), Moment(date(2099, 1, 1))
    (nu,), (toen,) = (stand_van(actie, moment, Deel.AFSPRAKEN).afspraken for moment in (Moment.nu(), morgen))
    assert {m.partij_id: m.stand for m in nu.makers} == {m.partij_id: m.stand for m in toen.makers}
    assert (nu.afspraak.tekst, nu.afspraak.verwacht) == (toen.afspraak.tekst, toen.afspraak.verwacht)


def test_a_promise_may_be_about_the_programme_as_a_whole() -> None:
    partij = PartijFactory()
    toezegging = beloof(partij)
    rij = Gebeurtenis.objects.get(afspraak=toezegging.afspraak)
    assert (rij.actie, rij.houder) == (None, Programma.objects.get())
    services.meld_toezegging(toezegging=toezegging, stand=S.NAGEKOMEN, verantwoording=_zegt(partij))
    assert _stand(toezegging) == S.NAGEKOMEN


def test_what_was_made_up_is_not_counted(samen: Samen) -> None:
    verzonnen, echt = PartijFactory(is_demo=True), PartijFactory()
    beloof(verzonnen, ActieFactory(gepubliceerd=True, is_demo=True))
    beloof(verzonnen, titel="Van niemand")
    voor = tel_afspraken(Moment(date(2026, 1, 1), is_nu=True)).totaal

    beloof(echt, None, verzonnen, titel="Ook van een echte partij")

    assert tel_afspraken(Moment(date(2026, 1, 1), is_nu=True)).totaal == voor + 1
    assert voor == Afspraak.objects.count() - 3


@pytest.mark.parametrize("herkomst", Herkomst)
@pytest.mark.parametrize("wanneer", [2020, 2099])
@pytest.mark.parametrize("status", [Status.LOOPT, Status.AFGEROND])
def test_what_became_of_it_is_the_same_in_a_query_and_on_a_page(
    herkomst: Herkomst, wanneer: int, status: Status
) -> None:
    actie, nu, velden = (
        ActieFactory(gepubliceerd=True, status=status),
        Moment.nu(),
        {"herkomst": herkomst, "bron": BronFactory()},
    )
    een = beloof(PartijFactory(), actie, PartijFactory(), stand=S.VOORGENOMEN, uiterlijk=jaar(wanneer), **velden)
    alle, toezeggingen = Afspraak.objects.all(), Toezegging.objects.all()
    for standen in combinations_with_replacement(S, 2):
        makers = tuple(toezeggingen.order_by("pk"))
        for maker, stand in zip(makers, standen, strict=True):
            maker.stand, maker.bevestigd_op = stand, timezone.now()
            maker.save()
        regel = Afspraakregel(een.afspraak, makers, nu.op)
        gevraagd = alle.te_laat(nu), toezeggingen.onbekend(nu), alle.nagekomen(nu), alle.die_staan(nu)
        gezien = regel.is_te_laat, regel.is_onbekend, regel.is_nagekomen, regel.staat
        assert tuple(rijen.exists() for rijen in gevraagd) == gezien
        assert alle.openstaand(nu).exists() is bool(regel.open_makers)
        assert tel_afspraken(nu).per_uitkomst == {regel.uitkomst: 1}


@pytest.mark.parametrize(
    ("op", "uitkomst"), [(date(2020, 6, 1), Uitkomst.OPEN), (date(2022, 6, 1), Uitkomst.NIET_GEMELD)]
)
def test_nothing_is_open_after_the_end_of_its_actie(op: date, uitkomst: Uitkomst) -> None:
    begin = replace(BEGIN, datum=jaar(2019))
    actie = ActieFactory(gepubliceerd=True, status=Status.OP_SCHEMA, verantwoording=begin)
    partij, moment = PartijFactory(), Moment(op)
    beloof(partij, actie, datum=dag(date(2020, 1, 1)), gemaakt=jaar(2020))
    services.meld_voortgang(actie=actie, status=Status.AFGEROND, verantwoording=replace(BEGIN, datum=jaar(2021)))
    actie.refresh_from_db()
    los = afspraakstanden(Afspraak.objects.all(), moment).regels
    gezien = {regel.uitkomst for regel in (*los, *stand_van(actie, moment, Deel.AFSPRAKEN).afspraken)}
    assert gezien == {uitkomst}
    assert per_jaar(partij, moment)[0].per_uitkomst == {uitkomst: 1}
    (regel,) = afspraakstanden(Afspraak.objects.all(), Moment.nu()).regels
    assert (regel.uitkomst, regel.toont_uitkomst) == (Uitkomst.NIET_GEMELD, True)
    Afspraak.objects.update(herkomst=Herkomst.GEVONDEN, bron=BronFactory())
    assert not afspraakstanden(Afspraak.objects.all(), Moment.nu()).regels[0].toont_uitkomst
