"""Editing texts in the admin: through the services, and never over what a colleague wrote."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acties.models import Actie, Gebeurtenissoort, Onderdeel
from basis.web.tekst import TekstInNormaalvorm
from basis.zoeken.models import Zoekregel
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Pagina
from tests.beheer.conftest import GEREGISTREERD, adres, bewaar, ingevuld
from tests.factories import ActieFactory, BronFactory, PaginaFactory, ProgrammalijnFactory, SoortFactory
from tests.support.tekst import anders_gestuurd

ANDERS = [admin for admin in GEREGISTREERD if getattr(admin, "mag_anders", True)]


@pytest.mark.parametrize("admin", ANDERS, ids=[admin.opts.label_lower for admin in ANDERS])
def test_saving_without_a_change_writes_nothing(admin: Any, beheer: Client, wereld: Actie) -> None:
    obj: Any = admin.model._default_manager.first()
    for veld in obj._meta.fields:
        if isinstance(veld, TekstInNormaalvorm) and veld.get_internal_type() == "TextField" and not veld.choices:
            admin.model._default_manager.filter(pk=obj.pk).update(**{veld.name: "Één\n- doel\n- twee"})
    teksten = {naam: anders_gestuurd(w) for naam, w in ingevuld(beheer, adres(obj)).items() if "\n" in str(w)}

    with CaptureQueriesContext(connection) as vragen:
        assert bewaar(beheer, obj, **teksten).status_code == 302

    gevraagd = [vraag["sql"] for vraag in vragen.captured_queries]
    geschreven = [sql for sql in gevraagd if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql for sql in geschreven if "session" not in sql and "toegang_sessie" not in sql] == []


def test_text_goes_through_the_service(beheer: Client, actie: Actie) -> None:
    rijen = actie.gebeurtenissen.count()
    assert bewaar(beheer, actie, titel="Samen door de polder").status_code == 302
    voor = actie.versie
    actie.refresh_from_db()
    assert (actie.titel, actie.versie) == ("Samen door de polder", voor + 1)
    assert Zoekregel.objects.get(soort="actie", sleutel=actie.pk).titel == "Samen door de polder"
    assert actie.gebeurtenissen.count() == rijen + actie.is_zichtbaar  # those of a draft are no history


@pytest.mark.parametrize("reden", ["", "Een tikfout."])
def test_a_reason_may_go_with_a_text(beheer: Client, beheerder: Gebruiker, reden: str) -> None:
    actie = ActieFactory(gepubliceerd=True)
    assert bewaar(beheer, actie, doel="Beter.", reden=reden).status_code == 302
    rij = actie.gebeurtenissen.van_soort(Gebeurtenissoort.TEKST).get()
    assert (rij.naar, rij.reden, rij.door) == ({"doel": "Beter."}, reden, beheerder)


@pytest.mark.parametrize("is_zichtbaar", [True, False])
def test_what_was_saved_is_one_click_from_its_public_page(is_zichtbaar: bool, beheer: Client) -> None:
    actie = ActieFactory(gepubliceerd=is_zichtbaar)
    assert bewaar(beheer, actie, titel="Anders").status_code == 302
    lijst = beheer.get(reverse("admin:acties_actie_changelist")).text
    assert ("Bekijk op de openbare pagina</a>" in lijst) is is_zichtbaar


def test_status_and_publication_cannot_be_crafted(beheer: Client, actie: Actie) -> None:
    antwoord = bewaar(beheer, actie, status="afgerond", publicatie="concept", veranderd_op="1999-01-01", titel="Anders")
    assert antwoord.status_code == 302
    voor = (actie.status, actie.publicatie, actie.veranderd_op)
    actie.refresh_from_db()
    assert actie.titel == "Anders"
    assert (actie.status, actie.publicatie, actie.veranderd_op) == voor


def test_address_stays_once_published(beheer: Client, actie: Actie) -> None:
    bewaar(beheer, actie, slug="ergens-anders")
    oud = actie.slug
    actie.refresh_from_db()
    assert actie.slug == oud


def test_new_actie_is_a_planned_draft_with_a_reason(beheer: Client, beheerder: Gebruiker) -> None:
    soort, lijn, bron = SoortFactory(), ProgrammalijnFactory(), BronFactory()
    nieuw = reverse("admin:acties_actie_add")
    data = ingevuld(beheer, nieuw)
    assert data["reden"] == "Toegevoegd in het beheer."
    tekst = {"titel": "Nieuw", "slug": "nieuw", "doel": "Iets.", "samenvatting": "Kort.", "looptijd": "2027"}
    data |= {**tekst, "soort": soort.pk, "programmalijn": lijn.pk, "bron": bron.pk, "opgaven": [lijn.opgave.pk]}
    assert beheer.post(nieuw, {**data, "status": "afgerond"}).status_code == 302
    actie = Actie.objects.get(slug="nieuw")
    assert (actie.status, actie.publicatie) == ("gepland", "concept")
    assert list(actie.opgaven.all()) == [lijn.opgave]
    rij = actie.gebeurtenissen.get()
    assert (rij.soort, rij.door, rij.reden) == (Gebeurtenissoort.AANGEMAAKT, beheerder, "Toegevoegd in het beheer.")


def test_new_actie_without_a_reason_is_refused(beheer: Client) -> None:
    soort, lijn = SoortFactory(), ProgrammalijnFactory()
    data = {"titel": "Nieuw", "slug": "nieuw", "doel": "Iets.", "samenvatting": "Kort.", "reden": " "}
    antwoord = beheer.post(reverse("admin:acties_actie_add"), {**data, "soort": soort.pk, "programmalijn": lijn.pk})
    assert antwoord.status_code == 422
    assert antwoord.context["adminform"].form.errors["reden"] == ["Vertel waarom dit verandert."]
    assert not Actie.objects.filter(slug="nieuw").exists()


def test_an_actie_is_not_its_own_predecessor(beheer: Client, actie: Actie) -> None:
    antwoord = bewaar(beheer, actie, voorgangers=[actie.pk])
    assert antwoord.status_code == 422
    assert "voorgangers" in antwoord.context["adminform"].form.errors


def test_kind_stays_once_there_is_a_phase(beheer: Client, actie: Actie) -> None:
    antwoord = bewaar(beheer, actie, soort=SoortFactory().pk, titel="Nog niet bewaard")
    assert antwoord.status_code == 422
    assert "Nog niet bewaard" in antwoord.text


def test_new_mijlpaal_row_needs_a_reason(beheer: Client, actie: Actie) -> None:
    rij = {"mijlpalen-TOTAL_FORMS": "3", "mijlpalen-2-titel": "Erbij", "mijlpalen-2-slug": "erbij"}
    rij |= {"mijlpalen-2-gepland": "mei 2031", "mijlpalen-2-volgorde": "0"}
    antwoord = bewaar(beheer, actie, **rij)
    assert antwoord.status_code == 422
    assert antwoord.context["adminform"].form.errors["reden"]
    assert "mei 2031" in antwoord.text
    assert bewaar(beheer, actie, **rij, reden="Afgesproken in het overleg.").status_code == 302
    assert actie.gebeurtenissen.filter(mijlpaal__slug="erbij").get().reden == "Afgesproken in het overleg."


def test_rows_change_texts_but_not_the_original_date(beheer: Client, actie: Actie) -> None:
    bewaar(beheer, actie, **{"mijlpalen-0-titel": "Andere naam", "mijlpalen-0-gepland": "1 mei 1999"})
    mijlpaal = actie.mijlpalen.get(titel="Andere naam")
    assert mijlpaal.gepland.lower.year == 2031


def test_changed_row_of_a_document_is_told_in_the_journal(beheer: Client, actie: Actie) -> None:
    documentrij = {"documenten-0-titel": "Brief over de dijk", "reden": "De titel was fout."}
    assert bewaar(beheer, actie, **documentrij).status_code == 302
    rij = actie.gebeurtenissen.filter(document__isnull=False).latest("pk")
    assert (rij.naar, rij.reden) == ({"titel": "Brief over de dijk"}, "De titel was fout.")


def test_parts_of_an_onderdeel(beheer: Client, actie: Actie, partij: Partij) -> None:
    onderdeel = Onderdeel.objects.filter(actie=actie).first()
    assert onderdeel is not None
    assert bewaar(beheer, onderdeel, vraag="Hoe dan?").status_code == 302
    assert bewaar(beheer, onderdeel, stand="afgerond").status_code == 422
    weg = {"partijen-0-DELETE": "on"}
    assert bewaar(beheer, onderdeel, stand="afgerond", reden="Het is klaar.", **weg).status_code == 302
    onderdeel.refresh_from_db()
    assert (onderdeel.vraag, onderdeel.stand, onderdeel.partijen.count()) == ("Hoe dan?", "afgerond", 0)
    assert actie.gebeurtenissen.latest("pk").naar == {"stand": "afgerond"}


def test_new_document_takes_effect_on_its_date(beheer: Client, actie: Actie) -> None:
    nieuw = reverse("admin:acties_document_add")
    data = {**ingevuld(beheer, nieuw), "actie": actie.pk, "titel": "Verslag", "slug": "verslag", "soort": "verslag"}
    assert beheer.post(nieuw, {**data, "datum": "maart 2020", "url": "voorbeeld.nl/verslag"}).status_code == 302
    rij = actie.gebeurtenissen.latest("pk")
    assert (str(rij.document), rij.datum.lower.isoformat()) == ("Verslag", "2020-03-01")


def test_file_of_a_document(beheer: Client, actie: Actie) -> None:
    nieuw = reverse("admin:acties_document_add")
    data = {**ingevuld(beheer, nieuw), "actie": actie.pk, "titel": "Verslag", "slug": "verslag", "soort": "verslag"}
    fout = SimpleUploadedFile("verslag.exe", b"MZ")
    assert beheer.post(nieuw, {**data, "bestand": fout}).status_code == 422
    goed = SimpleUploadedFile("verslag.pdf", b"%PDF-1.7")
    assert beheer.post(nieuw, {**data, "bestand": goed}).status_code == 302
    document = actie.documenten.get(slug="verslag")
    assert f'<a href="{document.adres}">' in beheer.get(adres(document)).text
    ander = SimpleUploadedFile("beter.pdf", b"%PDF-2.0")
    assert bewaar(beheer, document, bestand=ander).status_code == 302
    document.refresh_from_db()
    assert document.bestand.read() == b"%PDF-2.0"


def test_withdrawn_document_leaves_the_index(beheer: Client, actie: Actie) -> None:
    document = actie.documenten.first()
    assert document is not None
    assert bewaar(beheer, document, is_vervallen="on").status_code == 422
    assert bewaar(beheer, document, is_vervallen="on", reden="Dit was het verkeerde stuk.").status_code == 302
    assert not Zoekregel.objects.filter(soort="document", sleutel=document.pk).exists()


def test_original_date_may_be_mended_in_a_draft(beheer: Client, partij: Partij) -> None:
    concept = ActieFactory()
    nieuw = reverse("admin:acties_mijlpaal_add")
    data = ingevuld(beheer, f"{nieuw}?actie={concept.pk}")
    assert str(data["actie"]) == str(concept.pk)
    beheer.post(nieuw, {**data, "titel": "Start", "slug": "start", "gepland": "2031"})
    mijlpaal = concept.mijlpalen.get()
    assert bewaar(beheer, mijlpaal, gepland="2032").status_code == 422
    assert bewaar(beheer, mijlpaal, gepland="2032", reden="Het was een typefout.").status_code == 302
    mijlpaal.refresh_from_db()
    assert mijlpaal.gepland.lower.year == 2032


def test_original_date_stays_after_publication(beheer: Client, actie: Actie) -> None:
    mijlpaal = actie.mijlpalen.first()
    assert mijlpaal is not None
    bewaar(beheer, mijlpaal, gepland="1999", stand="ja", bereikt="1999", titel="Andere naam", reden="Zomaar.")
    oud = mijlpaal.gepland
    mijlpaal.refresh_from_db()
    assert (mijlpaal.titel, mijlpaal.gepland, mijlpaal.stand) == ("Andere naam", oud, "nee")


def test_page_of_text_moves_the_index(beheer: Client) -> None:
    pagina = PaginaFactory(slug="uitleg")
    bewaar(beheer, pagina, titel="Over ons", slug="elders")
    assert Zoekregel.objects.get(soort="pagina").titel == "Over ons"
    assert Pagina.objects.get().slug == "uitleg"
    bewaar(beheer, pagina, is_gepubliceerd="")
    assert not Zoekregel.objects.filter(soort="pagina").exists()


def test_phase_in_use_is_not_removed(beheer: Client, actie: Actie) -> None:
    antwoord = bewaar(beheer, actie.soort, **{"fasedefinities-0-DELETE": "on"})
    assert antwoord.status_code == 422
    assert bewaar(beheer, actie.soort, **{"fasedefinities-2-DELETE": "on"}).status_code == 302
    assert actie.soort.fasedefinities.count() == 2
