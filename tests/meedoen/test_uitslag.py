"""What the answers of a question amount to: its page and the lists of questions say the same."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from acties.models import Gebeurtenis
from meedoen import services
from meedoen.ketens import ketens, uitslag_van
from meedoen.models import Uitkomst, Vraag
from meedoen.overzicht import lees_uitslagen
from meedoen.vraagbeeld import Uitslag
from tests.support.meedoen import maak_vraag, reageer

pytestmark = pytest.mark.django_db


def geef(vraag: Vraag, nu: datetime, **velden: Any) -> None:
    inhoud = services.Antwoordtekst(tekst="Goed.", reden="Het kan.", **velden)
    services.geef_antwoord(antwoord=services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None), door=None, nu=nu)


def test_the_page_and_the_lists_add_up_the_same_answers() -> None:
    nu = timezone.now()
    vraag = services.publiceer_vraag(vraag=maak_vraag(gepubliceerd=False), door=None, nu=nu - timedelta(days=5))
    rij = Gebeurtenis.objects.earliest("pk")
    een, ander = (services.plaats(inbreng=reageer(vraag, wat).inbreng, door=None) for wat in ("Bankje", "Bomen"))
    groen = services.maak_onderwerp(vraag=vraag, titel="Groen", door=None)
    services.zet_bij_onderwerp(inbrengen=[ander], onderwerp=groen, vraag=vraag, door=None)
    geef(vraag, nu - timedelta(days=3), uitkomst=Uitkomst.NIET, inbrengen=[een], gevolgen=[rij])
    geef(vraag, nu, uitkomst=Uitkomst.DEELS, inbrengen=[ander], onderwerpen=[groen], gevolgen=[rij])

    keten = ketens(vraag)

    assert uitslag_van(keten) == lees_uitslagen([vraag])[vraag.pk]
    assert uitslag_van(keten) == Uitslag({"niet": 1, "deels": 1}, timezone.localdate(nu), 1)
    assert [schakel.aantal for schakel in keten] == [1, 1]  # named by itself and by its subject is one
