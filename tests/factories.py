"""Objects for tests, made through the services where a rule must hold. Traits say what matters in the test."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from acties import services
from acties.models import (
    Actie,
    Deelname,
    Deelnamerol,
    Fasedefinitie,
    Herkomst,
    Mijlpaal,
    Onderdeelsoort,
    Soort,
    Toezegging,
)
from acties.services import Maker, Verantwoording
from basis.bronnen.models import Bron
from partijen.models import Bestuurslaag, Gebruiker, Lidmaatschap, Partij, Partijsoort
from partijen.rollen import Rol
from programmalijnen.models import Opgave, Pagina, Programma, Programmalijn

WACHTWOORD = "een lang wachtwoord voor tests"


class BronFactory(DjangoModelFactory[Bron]):
    sleutel = factory.Sequence(lambda n: f"bron-{n}")
    titel = factory.Sequence(lambda n: f"Bron {n}")
    url = factory.Sequence(lambda n: f"https://voorbeeld.nl/bron/{n}")

    class Meta:
        model = Bron


class OpgaveFactory(DjangoModelFactory[Opgave]):
    nummer = factory.Sequence(lambda n: n + 101)  # none of the real ones
    slug = factory.Sequence(lambda n: f"opgave-{n}")
    titel = factory.Sequence(lambda n: f"Opgave {n}")

    class Meta:
        model = Opgave


class ProgrammalijnFactory(DjangoModelFactory[Programmalijn]):
    volgorde = factory.Sequence(lambda n: n + 1)
    slug = factory.Sequence(lambda n: f"lijn-{n}")
    titel = factory.Sequence(lambda n: f"Lijn {n}")
    samenvatting = "Waar deze lijn over gaat."
    opgave = factory.SubFactory(OpgaveFactory)

    class Meta:
        model = Programmalijn


class PaginaFactory(DjangoModelFactory[Pagina]):
    slug = factory.Sequence(lambda n: f"pagina-{n}")
    titel = factory.Sequence(lambda n: f"Pagina {n}")
    omschrijving = "Waar deze pagina over gaat."
    tekst = "Een **belangrijke** tekst."

    class Meta:
        model = Pagina


class SoortFactory(DjangoModelFactory[Soort]):
    slug = factory.Sequence(lambda n: f"soort-{n}")
    naam = factory.Sequence(lambda n: f"soort {n}")
    meervoud = factory.Sequence(lambda n: f"soorten {n}")

    class Meta:
        model = Soort
        skip_postgeneration_save = True

    @factory.post_generation
    def fasen(self, create: bool, namen: list[str] | None, **kwargs: Any) -> None:
        for nummer, naam in enumerate(namen or ("voorbereiding", "uitvoering", "evaluatie"), start=1):
            Fasedefinitie.objects.create(soort=self, slug=naam, naam=naam.capitalize(), volgorde=nummer)


class OnderdeelsoortFactory(DjangoModelFactory[Onderdeelsoort]):
    slug = factory.Sequence(lambda n: f"onderdeelsoort-{n}")
    naam = "thema"
    meervoud = "thema's"

    class Meta:
        model = Onderdeelsoort


class PartijFactory(DjangoModelFactory[Partij]):
    slug = factory.Sequence(lambda n: f"partij-{n}")
    naam = factory.Sequence(lambda n: f"Gemeente {n}")
    soort = Partijsoort.GEMEENTE
    bestuurslaag = Bestuurslaag.GEMEENTEN

    class Meta:
        model = Partij


class GebruikerFactory(DjangoModelFactory[Gebruiker]):
    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.nl")
    naam = factory.Sequence(lambda n: f"Persoon {n}")
    functie = "beleidsmedewerker"

    class Meta:
        model = Gebruiker

    class Params:
        beheerder = factory.Trait(is_staff=True, is_superuser=True)

    @classmethod
    def _create(cls, model_class: type[Gebruiker], *args: Any, **kwargs: Any) -> Gebruiker:
        return model_class.objects.create_user(password=WACHTWOORD, **kwargs)


class LidmaatschapFactory(DjangoModelFactory[Lidmaatschap]):
    gebruiker = factory.SubFactory(GebruikerFactory)
    partij = factory.SubFactory(PartijFactory)
    rol = Rol.REDACTEUR

    class Meta:
        model = Lidmaatschap


class ActieFactory(DjangoModelFactory[Actie]):
    """An actie made by the services. `gepubliceerd=True` shows it; `trekker=partij` gives it one."""

    slug = factory.Sequence(lambda n: f"actie-{n}")
    titel = factory.Sequence(lambda n: f"Actie {n}")
    programmalijn = factory.SubFactory(ProgrammalijnFactory)
    soort = factory.SubFactory(SoortFactory)
    doel = "Samen een doel bereiken."
    samenvatting = "Wat wij samen doen, in gewone taal."

    class Meta:
        model = Actie

    @classmethod
    def _create(cls, model_class: type[Actie], *args: Any, **kwargs: Any) -> Actie:
        gepubliceerd, trekker = kwargs.pop("gepubliceerd", False), kwargs.pop("trekker", None)
        reden = kwargs.pop("verantwoording", Verantwoording(reden="Begin van de test."))
        actie = services.maak_actie(verantwoording=reden, **kwargs)
        if trekker:
            deelname = Deelname(partij=trekker, rol=Deelnamerol.TREKKER)
            services.zet_deelnames(actie=actie, deelnames=[deelname], verantwoording=reden)
        if gepubliceerd:
            services.publiceer(actie=actie, verantwoording=reden)
        actie.refresh_from_db()
        return actie


class MijlpaalFactory(DjangoModelFactory[Mijlpaal]):
    """A mijlpaal made by the service, so that the journal tells of it."""

    actie = factory.SubFactory(ActieFactory)
    slug = factory.Sequence(lambda n: f"mijlpaal-{n}")
    titel = factory.Sequence(lambda n: f"Mijlpaal {n}")

    class Meta:
        model = Mijlpaal

    @classmethod
    def _create(cls, model_class: type[Mijlpaal], *args: Any, **kwargs: Any) -> Mijlpaal:
        return services.voeg_mijlpaal_toe(verantwoording=Verantwoording(reden="Begin van de test."), **kwargs)


def beloof(
    partij: Partij, houder: Actie | Programma | None = None, *anderen: Partij, stand: str = "bevestigd", **meer: Any
) -> Toezegging:
    """A promise of a party (and others) in an actie, in which it then takes part, or else about the programme.

    `meer` are fields of the afspraak, and those of the account: `reden`, `door`, `datum`, `bron`.
    """
    houder = houder or Programma.objects.get()
    if isinstance(houder, Actie):
        for een in (partij, *anderen):
            Deelname.objects.get_or_create(actie=houder, partij=een, defaults={"rol": Deelnamerol.PARTNER})
    waarom: dict[str, Any] = {naam: meer.pop(naam) for naam in ("reden", "door", "datum", "bron") if naam in meer}
    velden = {"titel": "Samen aan de slag", "soort": "eigen-doel", "tekst": "Wij werken samen."} | meer
    is_gevonden = velden.get("herkomst") == Herkomst.GEVONDEN
    rij = services.maak_afspraak(
        houder=houder,
        indiener=None if is_gevonden else partij,
        makers=[Maker(partij=partij, stand=stand), *(Maker(partij=een) for een in anderen)],
        velden=velden,
        verantwoording=Verantwoording(**{"reden": "Afgesproken.", "namens": partij, **waarom}),
    )
    return Toezegging.objects.select_related("afspraak__actie", "partij").get(afspraak=rij.afspraak, partij=partij)
