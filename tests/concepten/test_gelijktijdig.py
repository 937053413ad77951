"""Two who decide at the same moment, and a button that is pressed sixteen times."""

from collections import Counter
from uuid import uuid4

import pytest

from tests.acties.test_gelijktijdig import tegelijk
from tests.support.pagina import browser_van
from tests.support.wereld import lid, maak_wereld
from werk.concepten import services
from werk.concepten.models import Concept


@pytest.mark.django_db(transaction=True)
def test_sixteen_times_is_one_draft_and_two_approvals_are_one_report() -> None:
    w = maak_wereld()
    w.trekker.vier_ogen = True
    w.trekker.save()
    schrijver, *keurders = (lid(w.trekker) for _ in range(3))
    velden = {"status": "vertraagd", "versie": w.actie.versie, "reden": "Dubbel.", "inzending": uuid4()}
    clients = [browser_van(schrijver) for _ in range(16)]
    adres = f"/werk/concepten/nieuw/{w.actie.slug}/voortgang/"

    antwoorden = tegelijk(*[lambda c=c: c.post(adres, velden) for c in clients])

    assert Counter(antwoord.status_code for antwoord in antwoorden) == {302: 16}
    concept = Concept.objects.get()
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    tegelijk(
        *[lambda k=k: services.keur_goed(concept=concept, door=k, versie=w.actie.versie, indiening=1) for k in keurders]
    )
    assert w.actie.gebeurtenissen.filter(reden="Dubbel.").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_begin_the_same_draft_at_once_make_one() -> None:
    w = maak_wereld()
    clients = [browser_van(lid(w.trekker)) for _ in range(4)]
    velden = [
        {"status": "vertraagd", "versie": w.actie.versie, "reden": "Dubbel.", "inzending": uuid4()} for _ in clients
    ]
    adres = f"/werk/concepten/nieuw/{w.actie.slug}/voortgang/"

    antwoorden = tegelijk(*[lambda c=c, v=v: c.post(adres, v) for c, v in zip(clients, velden, strict=True)])

    assert Counter(antwoord.status_code for antwoord in antwoorden) == {302: 1, 409: 3}
    assert Concept.objects.count() == 1
