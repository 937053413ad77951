"""Dutch text that looks like that of real acties: our own words put together in our own sentences.

Words are drawn with a skew, so that some stand in most texts and many in a few, as in real text.
"""

import random
from collections.abc import Sequence

# What an actie is about: begin + end gives some 2,500 compounds.
_BEGIN = """
    water klimaat energie woning jeugd zorg wijk buurt stads streek haven natuur bodem lucht afval grond gemeente
    provincie rijks raads inwoners burger ondernemers cultuur sport onderwijs arbeids schuld veiligheids informatie
    data digitaliserings netwerk mobiliteits fiets spoor weg verkeers landbouw bos kust rivier polder dijk gezondheids
    armoede welzijns erfgoed bibliotheek
""".split()
_EIND = """
    beleid plan aanpak akkoord overleg netwerk regeling toezicht besluit dienst beheer onderzoek panel gesprek raad
    loket register kaart toets visie agenda programma opgave samenwerking ondersteuning vernieuwing bescherming
    besparing voorziening vergunning subsidie begroting verantwoording evaluatie opleiding monitor proef kring atelier
    werkplaats fonds coalitie gids scan portaal label keten kennis atlas thermometer
""".split()
ONDERWERPEN = [begin + eind for eind in _EIND for begin in _BEGIN]
_PLAATS_BEGIN = """
    Ooster Wester Noorder Zuider Midden Nieuw Oud Groot Klein Hoog Laag Brede Lange Korte Witte Zwarte Groene Rode
    Gulden Zand Klei Veen Berken Eiken Linden Wilgen Elzen Heide Ganzen Zwanen Otter Reiger Molen Kerk Slot Brug Sluis
""".split()
_PLAATS_EIND = (
    "dam dijk veen horst wolde drecht mond sluis beek veld burg dorp hoven kerk zijl poort water rade".split()
)
PLAATSEN = [begin + eind for eind in _PLAATS_EIND for begin in _PLAATS_BEGIN]
_WERK = """
    Samen werken aan|Vernieuwing van|Ruimte voor|Heldere regels voor|Leren van|Een sterker|Betere afspraken over|
    Experiment met|Minder drempels bij|Verbreding van|Doorbraak in|Meer grip op|Op weg naar|Toekomst van|
    Eén aanpak voor|Herziening van|Inwoners beslissen over|Proeftuin voor|Landelijke uitrol van|Verkenning van
""".replace("\n", "").split("|")
_WERK = [werk.strip() for werk in _WERK]
_BIJVOEGLIJK = """
    open lokale nieuwe gezamenlijke digitale regionale duurzame betrouwbare eenvoudige toegankelijke brede tijdelijke
    bestuurlijke democratische zorgvuldige snelle eerlijke veilige gelijkwaardige praktische landelijke slimme stevige
    kleine grote vaste flexibele heldere jaarlijkse gedeelde
""".split()
_DOEN = """
    maken een plan voor|zoeken een oplossing voor|spreken met inwoners over|verdelen het geld voor|
    leggen afspraken vast over|onderzoeken de gevolgen van|delen hun kennis over|beginnen een proef met|letten samen op|
    nemen een besluit over|
    verbeteren|verlengen|bouwen aan|vragen advies over|geven uitleg over|meten elk jaar de stand van|helpen elkaar met|
    zetten een eerste stap naar|houden toezicht op|stoppen met oude regels over|evalueren
""".replace("\n", " ").split("|")
_DOEN = [" ".join(doen.split()) for doen in _DOEN]
_WIE = """
    De gemeenten|De provincies|De waterschappen|De ministeries|Inwoners en ondernemers|De raadsleden|De bestuurders|
    De ambtenaren|Jongeren uit de regio|Vier overheden samen|Deskundigen|De koepels|Vrijwilligers|De toezichthouders
""".replace("\n", " ").split("|")
_WIE = [" ".join(wie.split()) for wie in _WIE]
_SLOT = """
    zodat iedereen weet waar hij aan toe is|en vertellen daarna wat het heeft opgeleverd|
    omdat de regels niet meer pasten bij de praktijk|zonder dat het meer geld kost|
    en betrekken daar de gemeenteraad bij|voordat de nieuwe wet ingaat|want daar vragen veel mensen om|
    en nemen daar een jaar de tijd voor|met steun van het Rijk|in het hele land|in drie regio's tegelijk|
    en houden de voortgang openbaar bij|zodat kleine gemeenten ook mee kunnen doen|en stellen bij waar dat nodig is|
    onder leiding van een onafhankelijke voorzitter
""".replace("\n", " ").split("|")
_SLOT = [" ".join(slot.split()) for slot in _SLOT]
REDENEN = """
    Het overleg heeft dit vastgesteld.|De planning bleek te krap.|Alle partijen hebben hun handtekening gezet.|
    De eerste resultaten zijn binnen.|Er is meer tijd nodig voor overleg met de raad.|Het geld is toegekend.|
    Een partij wacht nog op een besluit.|De proef is goed verlopen.|Het onderzoek is klaar.|De wet is aangenomen.
""".replace("\n", " ").split("|")
REDENEN = [" ".join(reden.split()) for reden in REDENEN]

SCHEEFHEID = 2.2  # 1 draws all words equally often; higher draws the first ones more often


class Schrijver:
    """Writes texts; the same seed writes the same."""

    def __init__(self, zaad: int) -> None:
        self.toeval = random.Random(zaad)

    def kies(self, rij: Sequence[str]) -> str:
        """One of a row, the first ones most often."""
        return rij[int(len(rij) * self.toeval.random() ** SCHEEFHEID)]

    def onderwerp(self) -> str:
        return self.kies(ONDERWERPEN)

    def titel(self) -> str:
        plek = f" in {self.kies(PLAATSEN)}" if self.toeval.random() < 0.5 else ""
        return f"{self.kies(_WERK)} {self.kies(_BIJVOEGLIJK)} {self.onderwerp()}{plek}"

    def zin(self) -> str:
        return (
            f"{self.toeval.choice(_WIE)} {self.kies(_DOEN)} {self.kies(_BIJVOEGLIJK)} {self.onderwerp()}"
            f" in {self.kies(PLAATSEN)}, {self.kies(_SLOT)}."
        )

    def zinnen(self, aantal: int) -> list[str]:
        return [self.zin() for _ in range(aantal)]
