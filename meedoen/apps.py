from django.apps import AppConfig


class MeedoenConfig(AppConfig):
    """Asking citizens, answering them, and telling them what came of it."""

    name = "meedoen"
    verbose_name = "Meedoen"

    def ready(self) -> None:
        from basis.api import register
        from basis.bronnen.api import noemt
        from basis.zoeken.register import Zoeksoort, bij_hernoemen
        from basis.zoeken.register import registreer as maak_vindbaar
        from berichten.verzenden import bij_weigering, vul_als
        from meedoen import api, inlassingen, samenvatting, zoekregels
        from meedoen.bestanden import VRAAG
        from meedoen.insluiting import OPEN_VRAGEN
        from meedoen.models import Vraag
        from meedoen.services import weiger
        from opendata.insluiten.soorten import voeg_toe
        from opendata.onderwerpen import voeg_soort_toe

        inlassingen.registreer()
        maak_vindbaar(Zoeksoort("vraag", "vraag aan inwoners", "vragen aan inwoners", 7, zoekregels.alle_vragen))
        bij_hernoemen("actie", zoekregels.werk_vragen_van_actie_bij)
        bij_hernoemen("partij", zoekregels.werk_vragen_van_partij_bij)
        bij_hernoemen("bron", zoekregels.werk_vragen_van_bron_bij)
        voeg_soort_toe("vraag", VRAAG)
        voeg_toe("vragen", OPEN_VRAGEN)
        vul_als("samenvatting", samenvatting.vul_samenvatting)
        vul_als("gevolg", samenvatting.vul_gevolg)
        vul_als("volgen", samenvatting.vul_volgen)
        vul_als("nog-volgen", samenvatting.vul_nog_volgen)
        bij_weigering(weiger)
        register.registreer(*api.TABELLEN)
        noemt(Vraag.objects.te_zien)
