"""The database refuses what the domain forbids of reactions, and says so in Dutch."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from meedoen import services
from meedoen.models import Contact, Dagzout, Grond, Inbreng, Melding, Moderatiebesluit, Netwerktelling, Onderwerp
from tests.factories import GebruikerFactory
from tests.support.beperkingen import Fout, beperkingen_van, eis_dat_database_weigert, zeg_het, zonder_eigen_woorden
from tests.support.meedoen import maak_vraag, reageer

pytestmark = pytest.mark.django_db


def _inbreng(**fout: Any) -> Fout:
    return reageer(maak_vraag()).inbreng, fout


def _zelfde_nummer() -> Fout:
    vraag = maak_vraag()
    een, twee = reageer(vraag).inbreng, reageer(vraag, "Nog iets.").inbreng
    return twee, {"volgnummer": een.volgnummer}


def _onderwerp() -> Fout:
    vraag = maak_vraag()
    een, twee = (Onderwerp.objects.create(vraag=vraag, titel=titel) for titel in ("Groen", "Grijs"))
    return twee, {"titel": een.titel}


def _besluit(**fout: Any) -> Fout:
    return Moderatiebesluit(inbreng=reageer(maak_vraag()).inbreng, van="ontvangen", naar="zichtbaar"), fout


def _melding(**fout: Any) -> Fout:
    inbreng = services.plaats(inbreng=reageer(maak_vraag()).inbreng, door=None)
    return services.meld_misbruik(inbreng=inbreng, tekst="Er staat een naam in."), fout


def _netwerk() -> Fout:
    vraag, vandaag = maak_vraag(), timezone.localdate()
    Netwerktelling.objects.create(vraag=vraag, afdruk="een", dag=vandaag)
    return Netwerktelling.objects.create(vraag=vraag, afdruk="twee", dag=vandaag), {"afdruk": "een"}


FOUTEN: dict[str, Any] = {
    "onderwerp_titel_uniek": _onderwerp,
    "inbreng_nummer_uniek": _zelfde_nummer,
    "inbreng_stand_bestaat": lambda: _inbreng(stand="kwijt"),
    "inbreng_bron_bestaat": lambda: _inbreng(bron="duif", ingevoerd_door=GebruikerFactory()),
    "inbreng_vlag_bestaat": lambda: _inbreng(vlag="rood"),
    "inbreng_heeft_tekst": lambda: _inbreng(tekst=""),
    "inbreng_gewist_is_leeg": lambda: _inbreng(gewist_op=timezone.now()),
    "inbreng_ingetrokken_is_gewist": lambda: _inbreng(stand="ingetrokken"),
    "inbreng_niet_van_site_door_iemand": lambda: _inbreng(bron="brief"),
    "besluit_standen_bestaan": lambda: _besluit(naar="kwijt"),
    "besluit_grond_bestaat": lambda: _besluit(grond="zomaar"),
    "besluit_tegenhouden_heeft_grond": lambda: _besluit(naar="achtergehouden", door=GebruikerFactory()),
    "melding_soort_bestaat": lambda: _melding(soort="zomaar"),
    "melding_afgehandeld_door_iemand": lambda: _melding(afgehandeld_op=timezone.now()),
    "netwerktelling_uniek": _netwerk,
}
BEPERKINGEN = beperkingen_van((Onderwerp, Inbreng, Contact, Moderatiebesluit, Melding, Netwerktelling, Dagzout))
VAN_DJANGO = ["netwerktelling_uniek"]  # nobody types it


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    assert zonder_eigen_woorden(BEPERKINGEN) == VAN_DJANGO


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(naam: str) -> None:
    rij, fout = FOUTEN[naam]()
    gezegd = zeg_het(rij, fout)

    assert str(BEPERKINGEN[naam].get_violation_error_message()) in gezegd or naam in VAN_DJANGO
    eis_dat_database_weigert(rij.save, naam)


def test_a_decision_stays_but_its_explanation_can_be_erased() -> None:
    inbreng, mens = reageer(maak_vraag()).inbreng, GebruikerFactory(is_programmabureau=True)
    services.houd_tegen(inbreng=inbreng, grond=Grond.RECLAME, uitleg="Dit is reclame.", door=mens)

    for velden in ({"grond": ""}, {"uitleg": "Iets anders."}):
        with pytest.raises(IntegrityError, match="blijft staan"), transaction.atomic():
            Moderatiebesluit.objects.update(**velden)
    assert Moderatiebesluit.objects.update(uitleg="") == 1


def test_a_report_is_kept_once() -> None:
    inbreng = services.plaats(inbreng=reageer(maak_vraag()).inbreng, door=None)

    een, twee = (services.meld_misbruik(inbreng=inbreng, tekst=f"Een naam.{wit}") for wit in ("", " \n"))

    assert een == twee
    assert Melding.objects.count() == 1
