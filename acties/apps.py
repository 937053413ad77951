from django.apps import AppConfig


class ActiesConfig(AppConfig):
    """The heart of the portal."""

    name = "acties"
    verbose_name = "Acties"

    def ready(self) -> None:
        from acties import api, zoekregels
        from acties.kader import lees_stempel
        from acties.models import Positie
        from basis.api import register
        from basis.zoeken.register import Zoeksoort, bij_hernoemen, registreer

        registreer(Zoeksoort("actie", "actie", "acties", 1, zoekregels.alle_acties))
        registreer(Zoeksoort("onderdeel", "onderdeel", "onderdelen", 2, zoekregels.alle_onderdelen))
        registreer(Zoeksoort("afspraak", "afspraak", "afspraken", 3, zoekregels.alle_afspraken))
        registreer(Zoeksoort("mijlpaal", "mijlpaal", "mijlpalen", 4, zoekregels.alle_mijlpalen))
        registreer(Zoeksoort("document", "document", "documenten", 5, zoekregels.alle_documenten))
        registreer(Zoeksoort("fase", "fase", "fasen", 6, zoekregels.alle_fasen))
        bij_hernoemen("partij", zoekregels.werk_acties_van_partij_bij)
        bij_hernoemen("programmalijn", zoekregels.werk_acties_van_lijn_bij)
        bij_hernoemen("bron", zoekregels.werk_dingen_van_bron_bij)
        register.registreer(*api.TABELLEN)
        api.bronnen.registreer()
        register.registreer_positie(Positie.objects.laatste)
        register.registreer_stempel(lees_stempel)
