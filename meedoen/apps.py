from django.apps import AppConfig


class MeedoenConfig(AppConfig):
    """Asking citizens, answering them, and telling them what came of it."""

    name = "meedoen"
    verbose_name = "Meedoen"

    def ready(self) -> None:
        from berichten.verzenden import bij_weigering, vul_als
        from meedoen import samenvatting
        from meedoen.onderwerp import VRAAG
        from meedoen.services import weiger
        from opendata.onderwerpen import voeg_soort_toe

        voeg_soort_toe("vraag", VRAAG)
        vul_als("samenvatting", samenvatting.vul_samenvatting)
        vul_als("gevolg", samenvatting.vul_gevolg)
        vul_als("volgen", samenvatting.vul_volgen)
        vul_als("nog-volgen", samenvatting.vul_nog_volgen)
        bij_weigering(weiger)
