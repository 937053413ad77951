from django.apps import AppConfig


class MeedoenConfig(AppConfig):
    """Asking citizens, answering them, and telling them what came of it."""

    name = "meedoen"
    verbose_name = "Meedoen"

    def ready(self) -> None:
        from basis.zoeken.register import Zoeksoort, bij_hernoemen
        from basis.zoeken.register import registreer as maak_vindbaar
        from meedoen import inlassingen, zoekregels

        inlassingen.registreer()
        maak_vindbaar(Zoeksoort("vraag", "vraag aan inwoners", "vragen aan inwoners", 7, zoekregels.alle_vragen))
        bij_hernoemen("actie", zoekregels.werk_vragen_van_actie_bij)
        bij_hernoemen("partij", zoekregels.werk_vragen_van_partij_bij)
        bij_hernoemen("bron", zoekregels.werk_vragen_van_bron_bij)
