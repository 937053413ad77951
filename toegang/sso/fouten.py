"""Why a login was refused: a code for the log, a page for the person."""

from partijen.models import Gebruiker


class Geweigerd(Exception):
    """A login that does not go on. `reden` is a fixed code: never a token, a claim or what the other side said."""

    def __init__(self, reden: str, *, status: int = 400, gebruiker: Gebruiker | None = None) -> None:
        super().__init__(reden)
        self.reden = reden
        self.status = status
        self.gebruiker = gebruiker

    @property
    def uitleg(self) -> tuple[str, str]:
        """The heading of the page, and what the person can do."""
        return TEKSTEN.get(self.reden, TEKSTEN["bewijs"])


class Onbereikbaar(Geweigerd):
    """The organisation does not answer, or not as agreed."""

    def __init__(self, reden: str = "onbereikbaar") -> None:
        super().__init__(reden, status=503)

    @property
    def uitleg(self) -> tuple[str, str]:
        return (
            "Inloggen bij uw organisatie lukt nu niet",
            "Het inlogsysteem van uw organisatie geeft geen goed antwoord. Probeer het over een paar minuten opnieuw.",
        )


TEKSTEN = {
    "bewijs": (
        "Inloggen is niet gelukt",
        "Het antwoord van uw organisatie klopt niet. Probeer het opnieuw. Blijft het misgaan? Laat het ons weten.",
    ),
    "poging": (
        "Deze inlogpoging is niet meer geldig",
        "U was te lang bezig, of deze poging is al gebruikt. Begin opnieuw.",
    ),
    "afgebroken": (
        "Inloggen is afgebroken",
        "Uw organisatie heeft u niet doorgelaten, of u bent gestopt. U kunt het opnieuw proberen.",
    ),
    "van_elders": (
        "Begin met inloggen op deze site",
        "U kwam hier via een andere site. Kies hieronder zelf om in te loggen.",
    ),
    "zekerheid": (
        "Log in met een tweede stap",
        "Uw organisatie meldt dat u zonder tweede stap inlogde. Log daar in met bijvoorbeeld een app of een pas.",
    ),
    "geen_uitnodiging": (
        "U heeft nog geen uitnodiging",
        (
            "U bent ingelogd bij uw organisatie, maar heeft hier nog geen account. Vraag een redacteur van uw "
            "organisatie om een uitnodiging. Heeft u die al? Open dan eerst de link in de mail."
        ),
    ),
    "account_bestaat": (
        "Log eerst in op uw account",
        "Er is al een account met het adres van uw uitnodiging. Log daarop in. Daarna koppelt u uw eigen inlog.",
    ),
    "inactief": ("Uw account is uitgezet", "U kunt niet meer inloggen. Klopt dat niet? Vraag het de beheerder."),
    "van_ander": (
        "Deze inlog hoort bij een ander account",
        "Een inlog van uw organisatie hoort bij één account. Koppel hem daar eerst los.",
    ),
    "ander_account": (
        "U bent ingelogd op een ander account",
        "De uitnodiging is voor een ander account. Log uit en begin opnieuw met de link in de mail.",
    ),
}
