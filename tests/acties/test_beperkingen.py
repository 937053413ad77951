"""The database refuses what the domain forbids, and the forms say so in Dutch, for each constraint of each model."""

from collections.abc import Callable
from copy import copy
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from acties.models import Afhankelijkheid, Deeltelling, Fase, Gebeurtenis, Telling
from basis.tijd.perioden import DateRange, jaar
from partijen.models import Opvolging, Partij
from programmalijnen.models import Programma
from tests.factories import (
    ActieFactory,
    BronFactory,
    GebruikerFactory,
    LidmaatschapFactory,
    MijlpaalFactory,
    PartijFactory,
    SoortFactory,
    beloof,
)
from tests.support.beperkingen import Fout, beperkingen_van, eis_dat_database_weigert, zeg_het, zonder_eigen_woorden
from tests.support.rapporten import maak_rapport
from tests.support.wereld import Wereld, lid
from voortgang.models import Dagtelling
from werk.models import Makersvraag
from werk.services import bewaar_filter

LEEG = DateRange(empty=True)
APPS = ("bronnen", "partijen", "programmalijnen", "acties", "voortgang", "werk")


def _tweeling(eerste: models.Model, tweede: models.Model, *velden: str) -> Fout:
    """A second row that becomes equal to the first in these fields."""
    return tweede, {veld: getattr(eerste, veld) for veld in velden}


def _tweede_fase(w: Wereld) -> Fase:
    return Fase.objects.create(actie=w.actie, definitie=w.fase, volgnummer=9, is_huidig=False, beeindigd=jaar(2020))


def _tweede_lid(w: Wereld) -> Fout:
    eerste = LidmaatschapFactory(partij=w.partner)
    return _tweeling(eerste, LidmaatschapFactory(gebruiker=eerste.gebruiker, partij=w.vreemde), "partij")


def _zelfde_adres(w: Wereld) -> Fout:
    return GebruikerFactory(), {"email": GebruikerFactory().email.upper()}


def _ander_onderdeel(w: Wereld) -> models.Model:
    return w.actie.onderdelen.create(slug="ander", titel="Ander", soort=w.onderdeel.soort)


def _ander_document(w: Wereld) -> models.Model:
    return w.actie.documenten.create(slug="ander", titel="Ander", soort="brief", nummer="1")


def _andere_toezegging(w: Wereld) -> models.Model:
    return w.afspraak.toezeggingen.create(partij=w.trekker, in_journaal="stand:ander")


def _met_bron(w: Wereld) -> models.Model:
    return beloof(w.partner, w.actie, bron=BronFactory()).afspraak


def _wacht(w: Wereld) -> Fout:
    eerste, tweede = (beloof(w.partner, w.actie, titel=titel).afspraak for titel in ("Een", "Twee"))
    een, ander = (Afhankelijkheid.objects.create(afspraak=w.afspraak, op=op) for op in (eerste, tweede))
    return _tweeling(een, ander, "op")


def _makersvraag(w: Wereld) -> Fout:
    maakte, rijen = w.afspraak.gebeurtenissen.get(), w.actie.gebeurtenissen.exclude(afspraak=w.afspraak)
    een, ander = (Makersvraag.objects.create(toezegging=w.toezegging, gebeurtenis=r) for r in (maakte, rijen[0]))
    return _tweeling(een, ander, "gebeurtenis")


def _zelfde_versie_van_programma(w: Wereld) -> Fout:
    eerste, tweede = (beloof(w.partner, titel=titel).afspraak.gebeurtenissen.get() for titel in ("Een", "Twee"))
    rij = copy(tweede)
    rij.pk, rij.versie, rij._state.adding = None, tweede.versie + 1, True
    return rij, {"versie": eerste.versie}


def _fasen(w: Wereld) -> list[Any]:
    return list(SoortFactory().fasedefinities.all())


def _opvolging(partij: Partij, opvolger: Partij) -> Opvolging:
    return Opvolging.objects.create(partij=partij, opvolger=opvolger)


def _bestanden() -> list[Any]:
    rapport = maak_rapport()
    return [rapport.bestanden.create(soort=soort, inhoud=b"x", bytes=1) for soort in ("csv", "pdf")]


def _bewaarde_filters() -> list[Any]:
    gebruiker = GebruikerFactory()
    return [bewaar_filter(gebruiker=gebruiker, naam=naam, vraag="") for naam in ("Een", "Twee")]


def _nog_eens_terug(w: Wereld) -> Fout:
    eerste, tweede = w.actie.gebeurtenissen.order_by("pk")[:2]
    terug, nog_eens = _neemt_terug(w, eerste), _neemt_terug(w, tweede)
    nog_eens.versie += 1
    terug.save()
    return nog_eens, {"corrigeert": eerste}


def _neemt_terug(w: Wereld, melding: Gebeurtenis) -> Any:
    rij: Any = _nieuwe_rij(w)
    rij.soort, rij.corrigeert = "teruggenomen", melding
    return rij


FOUTEN: dict[str, Callable[[Wereld], Fout]] = {
    "bron_heeft_adres_of_nummer": lambda w: (BronFactory(), {"url": ""}),
    "partij_soort_bestaat": lambda w: (PartijFactory(), {"soort": "club"}),
    "partij_bestuurslaag_bestaat": lambda w: (PartijFactory(), {"bestuurslaag": "wijk"}),
    "partij_volgt_zichzelf_niet_op": lambda w: (_opvolging(w.partner, w.trekker), {"opvolger": w.partner}),
    "opvolging_uniek": lambda w: _tweeling(
        _opvolging(w.partner, w.trekker), _opvolging(w.partner, w.vreemde), "opvolger"
    ),
    "lidmaatschap_rol_bestaat": lambda w: (LidmaatschapFactory(), {"rol": "baas"}),
    "lidmaatschap_uniek": _tweede_lid,
    "gebruiker_email_uniek": _zelfde_adres,
    "soort_verouderd_na_bevestigen": lambda w: (SoortFactory(), {"verouderd_na": 90}),
    "fasedefinitie_slug_uniek": lambda w: _tweeling(*_fasen(w)[:2], "slug"),
    "fasedefinitie_volgorde_uniek": lambda w: _tweeling(*_fasen(w)[:2], "volgorde"),
    "actie_status_bestaat": lambda w: (w.actie, {"status": "goed"}),
    "actie_publicatie_bestaat": lambda w: (w.actie, {"publicatie": "half"}),
    "actie_gepubliceerd_heeft_moment": lambda w: (w.actie, {"gepubliceerd_op": None}),
    "actie_looptijd_niet_leeg": lambda w: (w.actie, {"looptijd": LEEG}),
    "deelname_rol_bestaat": lambda w: (w.actie.deelnames.get(partij=w.partner), {"rol": "baas"}),
    "deelname_uniek": lambda w: _tweeling(
        w.actie.deelnames.get(partij=w.partner), w.actie.deelnames.create(partij=w.partner, rol="adviseur"), "rol"
    ),
    "afspraak_van_actie_of_programma": lambda w: (w.afspraak, {"actie": None}),
    "afspraak_soort_bestaat": lambda w: (w.afspraak, {"soort": "iets"}),
    "afspraak_herkomst_bestaat": lambda w: (
        beloof(w.partner, w.actie, bron=BronFactory()).afspraak,
        {"herkomst": "gehoord"},
    ),
    "afspraak_gevonden_heeft_bron": lambda w: (w.afspraak, {"herkomst": "gevonden"}),
    "afspraak_niet_zeker_heeft_bron": lambda w: (w.afspraak, {"is_zeker": False}),
    "afspraak_bedrag_heeft_doel": lambda w: (w.afspraak, {"bedrag": 100}),
    "afspraak_heeft_tekst": lambda w: (w.afspraak, {"tekst": ""}),
    "afspraak_verwacht_na_uiterlijk": lambda w: (beloof(w.partner, w.actie).afspraak, {"verwacht": jaar(2033)}),
    "afspraak_gemaakt_niet_leeg": lambda w: (w.afspraak, {"gemaakt": LEEG}),
    "afspraak_uiterlijk_niet_leeg": lambda w: (beloof(w.partner, w.actie).afspraak, {"uiterlijk": LEEG}),
    "afspraak_verwacht_niet_leeg": lambda w: (w.afspraak, {"verwacht": LEEG}),
    "toezegging_uniek": lambda w: _tweeling(w.toezegging, _andere_toezegging(w), "partij"),
    "toezegging_in_journaal_uniek": lambda w: _tweeling(w.toezegging, _andere_toezegging(w), "in_journaal"),
    "toezegging_stand_bestaat": lambda w: (w.toezegging, {"stand": "misschien"}),
    "toezegging_bevestigd_heeft_moment": lambda w: (w.toezegging, {"bevestigd_op": None}),
    "afhankelijkheid_uniek": _wacht,
    "makersvraag_uniek": _makersvraag,
    "fase_volgnummer_uniek": lambda w: _tweeling(w.actie.fasen.get(volgnummer=1), _tweede_fase(w), "volgnummer"),
    "fase_een_tegelijk": lambda w: (_tweede_fase(w), {"is_huidig": True, "beeindigd": None}),
    "fase_huidig_heeft_geen_einde": lambda w: (w.actie.fasen.get(), {"beeindigd": jaar(2020)}),
    "mijlpaal_slug_uniek": lambda w: _tweeling(w.mijlpaal, MijlpaalFactory(actie=w.actie), "slug"),
    "mijlpaal_stand_bestaat": lambda w: (w.mijlpaal, {"stand": "bijna"}),
    "mijlpaal_bereikt_past_bij_stand": lambda w: (w.mijlpaal, {"bereikt": jaar(2020)}),
    "mijlpaal_gepland_niet_leeg": lambda w: (MijlpaalFactory(actie=w.actie), {"gepland": LEEG}),
    "mijlpaal_verwacht_niet_leeg": lambda w: (w.mijlpaal, {"verwacht": LEEG}),
    "mijlpaal_bereikt_niet_leeg": lambda w: (w.mijlpaal, {"stand": "ja", "bereikt": LEEG}),
    "onderdeel_slug_uniek": lambda w: _tweeling(w.onderdeel, _ander_onderdeel(w), "slug"),
    "onderdeel_stand_bestaat": lambda w: (w.onderdeel, {"stand": "half"}),
    "onderdeel_looptijd_niet_leeg": lambda w: (w.onderdeel, {"looptijd": LEEG}),
    "onderdeelpartij_rol_bestaat": lambda w: (
        w.onderdeel.partijen.create(partij=w.partner, rol="partner"),
        {"rol": "x"},
    ),
    "onderdeelpartij_uniek": lambda w: _tweeling(
        w.onderdeel.partijen.create(partij=w.partner, rol="partner"),
        w.onderdeel.partijen.create(partij=w.partner, rol="adviseur"),
        "rol",
    ),
    "document_slug_uniek": lambda w: _tweeling(w.document, _ander_document(w), "slug"),
    "document_is_te_vinden": lambda w: (w.document, {"nummer": ""}),
    "programma_is_er_een": lambda w: (Programma(titel="Nog een", pk=1), {"pk": 2}),
    "gebeurtenis_van_actie_of_programma": lambda w: (_nieuwe_rij(w), {"programma": Programma.objects.get()}),
    "gebeurtenis_versie_van_programma_uniek": _zelfde_versie_van_programma,
    "gebeurtenis_soort_bestaat": lambda w: (_nieuwe_rij(w), {"soort": "iets"}),
    "gebeurtenis_heeft_reden": lambda w: (_nieuwe_rij(w), {"reden": " \n\t"}),
    "gebeurtenis_datum_niet_leeg": lambda w: (_nieuwe_rij(w), {"datum": LEEG}),
    "gebeurtenis_goedgekeurd_door_ander": lambda w: (_nieuwe_rij(w), _zelf_goedgekeurd(w)),
    "gebeurtenis_teruggenomen_zegt_wat": lambda w: (_nieuwe_rij(w), {"soort": "teruggenomen"}),
    "gebeurtenis_een_keer_teruggenomen": _nog_eens_terug,
    "gebeurtenis_versie_uniek": lambda w: (_nieuwe_rij(w), {"versie": 1}),
    "telling_uniek": lambda w: _tweeling(Telling.objects.get(), _andere_telling(w), "soort"),
    "telling_niet_negatief": lambda w: (Telling.objects.get(), {"aantal": -1}),
    "deeltelling_uniek": lambda w: _tweeling(*_deeltellingen(w), "keuze"),
    "dagtelling_uniek": lambda w: _tweeling(*_dagtellingen(), "dag"),
    "rapport_periode_eindigt_na_begin": lambda w: (maak_rapport(), {"tot": date(2000, 1, 1)}),
    "rapport_peildatum_na_periode": lambda w: (maak_rapport(), {"peildatum": date(2000, 1, 1)}),
    "rapport_bereik_past": lambda w: (maak_rapport(), {"bereik": "partij"}),
    "rapport_stand_bestaat": lambda w: (maak_rapport(), {"stand": "bijna"}),
    "rapport_publicatie_bestaat": lambda w: (maak_rapport(), {"publicatie": "half"}),
    "rapport_klaar_heeft_inhoud": lambda w: (maak_rapport(), {"stand": "klaar"}),
    "rapport_mislukt_zegt_waarom": lambda w: (maak_rapport(), {"stand": "mislukt"}),
    "rapport_gepubliceerd_is_klaar": lambda w: (maak_rapport(), {"publicatie": "gepubliceerd"}),
    "rapportbestand_een_per_soort": lambda w: _tweeling(*_bestanden(), "soort"),
    "bewaard_filter_naam_uniek": lambda w: _tweeling(*_bewaarde_filters(), "naam"),
    "bewaard_filter_heeft_naam": lambda w: (_bewaarde_filters()[0], {"naam": ""}),
    "rapportbestand_soort_bestaat": lambda w: (_bestanden()[0], {"soort": "doc"}),
}


def _nieuwe_rij(w: Wereld) -> models.Model:
    rij = w.actie.gebeurtenissen.latest("versie")
    rij.pk, rij.versie, rij.inzending, rij._state.adding = None, rij.versie + 1, None, True
    return rij


def _zelf_goedgekeurd(w: Wereld) -> dict[str, Any]:
    mens = lid(w.trekker)
    return {"door": mens, "goedgekeurd_door": mens}


def _andere_telling(w: Wereld) -> Telling:
    return Telling.objects.create(programmalijn=w.actie.programmalijn, soort=SoortFactory(), status=w.actie.status)


def _deeltellingen(w: Wereld) -> list[Any]:
    vak = {"programmalijn": w.actie.programmalijn, "soort": w.actie.soort, "status": "proef", "naam": "laag"}
    return [Deeltelling.objects.create(**vak, keuze=keuze, aantal=1) for keuze in ("een", "twee")]


def _dagtellingen() -> list[Any]:
    dagen = (date(1999, 1, 1), date(1999, 1, 2))
    return [Dagtelling.objects.create(wat="proef", nummer=0, waarde="x", dag=dag, aantal=1) for dag in dagen]


BEPERKINGEN = beperkingen_van(model for app in APPS for model in apps.get_app_config(app).get_models())


def test_every_constraint_has_its_test() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_in_dutch_what_is_wrong(naam: str, wereld: Wereld) -> None:
    gezegd = zeg_het(*FOUTEN[naam](wereld))

    assert str(BEPERKINGEN[naam].get_violation_error_message()) in gezegd or naam in VAN_DJANGO


# Of these Django itself makes the text, or nobody ever fills them in.
VAN_DJANGO = {"fase_volgnummer_uniek", "onderdeelpartij_uniek", "onderdeelpartij_rol_bestaat"} | {
    "telling_uniek", "telling_niet_negatief", "deeltelling_uniek", "dagtelling_uniek",
    "toezegging_in_journaal_uniek", "programma_is_er_een",
}  # fmt: skip


def test_every_constraint_has_words_of_our_own() -> None:
    assert set(zonder_eigen_woorden(BEPERKINGEN)) <= VAN_DJANGO


@pytest.mark.parametrize("naam", FOUTEN)
def test_the_database_refuses_it_too(naam: str, wereld: Wereld) -> None:
    rij, fout = FOUTEN[naam](wereld)

    eis_dat_database_weigert(lambda: _schrijf_fout(rij, fout), naam)


def _schrijf_fout(rij: models.Model, fout: dict[str, Any]) -> None:
    tabel = type(rij)._default_manager
    if rij._state.adding:
        for veld, waarde in fout.items():
            setattr(rij, veld, waarde)
        tabel.bulk_create([rij])
    else:
        tabel.filter(pk=rij.pk).update(**fout)
    connection.check_constraints()  # now, also those that wait for the end of the transaction


@pytest.mark.django_db
def test_the_names_of_dates_are_what_the_database_computes() -> None:
    actie = ActieFactory(looptijd=DateRange(date(2018, 3, 1), None, "[)"))

    assert actie.begin == date(2018, 3, 1)
    assert actie.aangemaakt_op <= timezone.now()
