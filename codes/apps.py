from django.apps import AppConfig


class CodesConfig(AppConfig):
    """Codes: what they say, what changed, who signed, who applies them."""

    name = "codes"
    verbose_name = "Codes"

    def ready(self) -> None:
        from basis.api import register
        from basis.bronnen.api import noemt
        from basis.zoeken.register import Zoeksoort, bij_hernoemen
        from basis.zoeken.register import registreer as maak_vindbaar
        from codes import api, inlassingen, zoekregels
        from codes.models import Bepalingstekst, Code, Oefening, Toepassing, Versie

        inlassingen.registreer()
        maak_vindbaar(Zoeksoort(zoekregels.CODE, "code", "codes", 8, zoekregels.alle_codes))
        maak_vindbaar(
            Zoeksoort(
                zoekregels.BEPALING, "bepaling van een code", "bepalingen van codes", 9, zoekregels.alle_bepalingen
            )
        )
        bij_hernoemen("actie", zoekregels.werk_code_van_actie_bij)
        bij_hernoemen("bron", zoekregels.werk_codes_van_bron_bij)
        register.registreer(*api.TABELLEN)
        noemt(Code.objects.te_zien)
        noemt(Versie.objects.te_zien)
        noemt(Oefening.objects.te_zien)
        noemt(Toepassing.objects.te_zien, "bewijs_bron")
        noemt(lambda moment: Bepalingstekst.objects.van_versies(Versie.objects.te_zien(moment)))
