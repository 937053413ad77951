"""What the workplace asks about afspraken, of actie and programme, and the mail to who is asked."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from acties import services
from acties.models import Toezegging
from acties.services import Maker, Verantwoording
from basis.tijd.perioden import dag, jaar
from berichten.models import Bericht
from berichten.teksten import brief_van
from berichten.verzenden import is_nog_nodig
from partijen.models import Gebruiker
from tests.factories import BronFactory, GebruikerFactory, PartijFactory, beloof
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import Wereld, lid
from werk.bevestigen import sleutel_van
from werk.kaarten import Kaart, werkvoorraad
from werk.makersvragen import vraag_makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def samen(wereld: Wereld) -> Toezegging:
    """The part of the trekker in an afspraak that it proposed to make with the partner."""
    door = lid(wereld.trekker)
    gemaakt: Toezegging = beloof(wereld.trekker, wereld.actie, wereld.partner, titel="Samen", door=door)
    return gemaakt


@pytest.fixture
def partner(wereld: Wereld) -> Gebruiker:
    return lid(wereld.partner)


def kaart_van(wie: Gebruiker) -> Kaart:
    return werkvoorraad(wie)[0]


def van(toezegging: Toezegging, **velden: Any) -> Verantwoording:
    velden = {"reden": "Besloten.", "door": velden.get("door") or lid(toezegging.partij)} | velden
    return Verantwoording(namens=toezegging.partij, **velden)


def verander(toezegging: Toezegging, tekst: str = "Wij werken nog meer samen.") -> Any:
    return services.wijzig_afspraak(
        afspraak=toezegging.afspraak, velden={"tekst": tekst}, verantwoording=van(toezegging)
    )


def ander_deel(samen: Toezegging) -> Toezegging:
    return samen.afspraak.toezeggingen.exclude(pk=samen.pk).get()


def bevestig(wie: Gebruiker, knop: str) -> Pagina:
    """Press the button of one thing that this text stands beside."""
    client = browser_van(wie)
    pagina = lees(client, "/werk/")
    assert knop in pagina.tekst
    kaart = kaart_van(wie)
    (sleutel,) = [ding.sleutel for ding in kaart.bevestigbaar if ding.tekst == knop]
    velden = pagina.formulier("Nog actueel").velden
    return Pagina(client.post("/werk/bevestigen/", {"inzending": velden["inzending"], "een": sleutel}, follow=True))


def test_a_proposal_waits_for_who_is_asked_until_it_is_confirmed(samen: Toezegging, partner: Gebruiker) -> None:
    assert "uw afspraak wacht op bevestiging" in kaart_van(partner).redenen
    assert "Provincie Trek vraagt of u dit ook afspreekt." in lees(browser_van(partner), "/werk/").tekst

    bevestig(partner, "Ja, dit spreken wij ook af")

    assert ander_deel(samen).stand == "bevestigd"
    assert kaart_van(partner).redenen == ()


def test_what_another_changed_is_told_with_who_and_why(samen: Toezegging, partner: Gebruiker) -> None:
    services.bevestig_toezegging(toezegging=ander_deel(samen), verantwoording=van(ander_deel(samen)))
    verander(samen)

    tekst = lees(browser_van(partner), "/werk/?reden=afspraak-opnieuw").tekst
    assert "Uw afspraak is veranderd: geldt zij nog?" in tekst
    assert "Veranderd door Provincie Trek op" in tekst and ": Besloten." in tekst
    bevestig(partner, "Ja, dit geldt nog")

    assert ander_deel(samen).stand == "bevestigd"


def test_a_found_one_is_recognised_or_contradicted(wereld: Wereld, partner: Gebruiker) -> None:
    bureau = GebruikerFactory(is_programmabureau=True)
    gevonden: dict[str, Any] = {"herkomst": "gevonden", "stand": "voorgenomen", "bron": BronFactory()}
    een, ander = (beloof(wereld.partner, wereld.actie, titel=titel, **gevonden) for titel in ("Een", "Twee"))
    assert "2 afspraken vonden wij in openbare bronnen: kloppen zij?" in kaart_van(partner).redenen
    client = browser_van(partner)
    code = f"{wereld.actie.slug}:afspraak-weerspreken:{ander.pk}"
    formulier = lees(client, f"/werk/?bewerk={code}").formulier(f"/afspraak-weerspreken/{ander.pk}/")
    assert formulier.verstuur(client, reden="Dit was een voorstel.").status_code == 302
    sleutel = sleutel_van(een)
    velden = lees(client, "/werk/").formulier("Nog actueel").velden

    client.post("/werk/bevestigen/", {"inzending": velden["inzending"], "een": sleutel})

    een.afspraak.refresh_from_db()
    assert (een.afspraak.herkomst, kaart_van(partner).redenen) == ("gemeld", ())
    assert (
        "Gemeente Partner: Dit was een voorstel."
        in lees(browser_van(bureau), "/werk/?reden=afspraak-weersproken").tekst
    )


@pytest.mark.parametrize(("dagen", "zegt"), [(-1, "is te laat"), (10, "moet binnenkort klaar zijn"), (60, None)])
def test_a_day_that_passed_or_comes_near_is_told(
    dagen: int, zegt: str | None, wereld: Wereld, partner: Gebruiker
) -> None:
    op = timezone.localdate() + timedelta(days=dagen)
    beloof(wereld.partner, wereld.actie, uiterlijk=dag(op))

    assert kaart_van(partner).redenen == ((f"uw afspraak {zegt}",) if zegt else ())


def test_what_is_about_the_programme_has_a_card_of_its_own() -> None:
    rijk, koepel = PartijFactory(naam="Rijk", soort="rijk"), PartijFactory(naam="Koepel", soort="koepel")
    beloof(rijk, None, koepel, titel="Eén overheid", uiterlijk=jaar(2020))
    wie = lid(koepel)
    assert lees(browser_van(lid(PartijFactory())), "/werk/").met("id", "hele-programma") == []

    (kaart,) = werkvoorraad(wie)
    assert (kaart.is_programma, kaart.redenen) == (
        True,
        ("uw afspraak is te laat", "uw afspraak wacht op bevestiging"),
    )
    pagina = lees(browser_van(wie), "/werk/?reden=afspraak-voorstel")
    assert "Eén overheid" in pagina.tekst and "Gevraagd voor een afspraak" in pagina.tekst
    assert lees(browser_van(wie), "/werk/?reden=ronde").met("id", "hele-programma") == []
    assert lees(browser_van(wie), "/werk/?status=gepland").met("id", "hele-programma") == []
    assert "iedereen ziet nu" in bevestig(wie, "Ja, dit spreken wij ook af").tekst.lower()


def test_a_form_about_the_programme_opens_on_its_card() -> None:
    koepel = PartijFactory(naam="Koepel", soort="koepel")
    eigen, wie = beloof(koepel), lid(koepel)
    client = browser_van(wie)
    formulier = lees(client, f"/werk/?bewerk=:toezegging:{eigen.pk}").formulier(
        f"/werk/programma/toezegging/{eigen.pk}/"
    )

    assert formulier.verstuur(client, stand="nagekomen", reden="").status_code == 422
    assert "opgeslagen" in formulier.verstuur_en_volg(client, stand="nagekomen", reden="Klaar.").tekst
    eigen.refresh_from_db()
    assert eigen.stand == "nagekomen"


# -- mail -------------------------------------------------------------------------------------------------------


def mail(vanaf: Any) -> list[Bericht]:
    """What is mailed once the changes can't be taken back any more."""
    vraag_makers(vanaf=vanaf.pk, nu=timezone.now() + timedelta(minutes=6))
    return list(Bericht.objects.filter(soort="afspraak").order_by("pk"))


def test_who_is_asked_gets_one_mail_about_all_of_it(samen: Toezegging, partner: Gebruiker, wereld: Wereld) -> None:
    lid(wereld.partner, "medewerker")
    eerste = samen.afspraak.gebeurtenissen.first()
    services.bevestig_toezegging(toezegging=wereld.toezegging, verantwoording=van(wereld.toezegging, door=partner))
    anders = van(samen, reden="De wet veranderde.")
    services.herijk_afspraak(afspraak=wereld.afspraak, verwacht=jaar(2033), verantwoording=anders)

    (bericht,) = mail(eerste)

    assert bericht.aan == partner
    tekst = str([(punt.tekst, punt.regels) for punt in brief_van(bericht).punten])
    assert "Voor Gemeente Partner, voorgesteld door Provincie Trek: Afgesproken." in tekst
    assert "Voor Gemeente Partner, veranderd door Provincie Trek: De wet veranderde." in tekst
    assert "Wat er veranderde: Nu verwacht" in tekst
    assert mail(eerste) == [bericht]  # nothing twice


@pytest.mark.parametrize("hoe", ["teruggenomen", "bevestigd", "net gedaan"])
def test_what_need_not_be_asked_is_not_mailed(hoe: str, samen: Toezegging, partner: Gebruiker) -> None:
    deel = ander_deel(samen)
    services.bevestig_toezegging(toezegging=deel, verantwoording=van(deel, door=partner))
    door = lid(samen.partij)
    rij = services.wijzig_afspraak(
        afspraak=samen.afspraak, velden={"tekst": "Nog meer."}, verantwoording=van(samen, door=door)
    )
    if hoe == "teruggenomen":
        services.neem_terug(rij=rij, door=door)
    elif hoe == "bevestigd":
        services.bevestig_toezegging(toezegging=deel, verantwoording=van(deel, door=partner))

    assert vraag_makers(vanaf=rij.pk) == 0  # all of it can be taken back
    assert len(mail(rij)) == (hoe == "net gedaan")


def test_a_mail_that_was_answered_is_not_sent(samen: Toezegging, partner: Gebruiker) -> None:
    (bericht,) = mail(samen.afspraak.gebeurtenissen.first())
    assert is_nog_nodig(bericht)

    services.bevestig_toezegging(toezegging=ander_deel(samen), verantwoording=van(ander_deel(samen), door=partner))

    assert not is_nog_nodig(bericht)


def test_who_is_added_later_is_asked_too_and_the_loader_asks_nobody(wereld: Wereld) -> None:
    wie, extra = lid(wereld.trekker), [Maker(partij=wereld.trekker)]
    geladen = Verantwoording(reden="Geladen.")
    rij = services.voeg_makers_toe(afspraak=wereld.afspraak, makers=extra, verantwoording=geladen)
    assert mail(rij) == []
    ander = beloof(wereld.partner, wereld.actie, titel="Nog een")

    rij = services.voeg_makers_toe(afspraak=ander.afspraak, makers=extra, verantwoording=van(ander))

    assert [bericht.aan for bericht in mail(rij)] == [wie]
