"""What mails to citizens say, who have no account: about their reactions to a question."""

from collections.abc import Callable

from django.urls import reverse

from basis.web.adres import volledig
from berichten.brief import Brief, Gegevens
from berichten.models import Berichtsoort

CODE = (
    "Met de code leest u het antwoord, en kunt u uw reactie intrekken. Wij kunnen de code niet opnieuw geven: ook wij "
    "kunnen hem niet teruglezen."
)
NIET_VAN_U = (
    "Hebt u deze reactie niet gestuurd? Dan vulde iemand uw e-mailadres in. Trek de reactie met de code in: dan wissen "
    "wij ook uw adres."
)


def _ontvangst(g: Gegevens) -> Brief:
    """The copy of a reaction, with the only time that its code is written down."""
    return Brief(
        onderwerp=f"Uw reactie is ontvangen, nummer {g.tekst('nummer')}",
        alineas=(
            f"Uw reactie is ontvangen. Nummer {g.tekst('nummer')}. De vraag was: {g.tekst('vraag')}",
            f"Uw volgcode is {g.tekst('code')}. Bewaar hem goed. {CODE}",
            "Dit hebt u verstuurd:",
        ),
        citaat=g.tekst("tekst"),
        knop="Naar de volgpagina",
        link=volledig(reverse("meedoen:volgen")),
        slot=("U krijgt bericht zodra er antwoord is.", NIET_VAN_U),
    )


def _besluit(g: Gegevens) -> Brief:
    """What was decided about a reaction by one of our rules; `staat_er`: it is on the site, with something left out."""
    nummer = g.tekst("nummer")
    wat = "staat niet op de site"
    if g.rij.get("staat_er"):
        wat = "staat op de site. Wij lieten iets weg"
    return Brief(
        onderwerp=f"Over uw reactie {nummer}",
        alineas=(
            f"U reageerde op de vraag: {g.tekst('vraag')}",
            f"Uw reactie {wat}. Onze regel: {g.tekst('grond')}.",
            "Dit schreef wie uw reactie las:",
        ),
        citaat=g.tekst("uitleg"),
        knop="Naar de volgpagina",
        link=volledig(reverse("meedoen:volgen")),
        slot=("Bent u het niet eens? Zeg dat op de volgpagina. U hebt daar uw volgcode nodig.",),
    )


def _antwoord(g: Gegevens) -> Brief:
    """The answer to a reaction, and why it is so."""
    return Brief(
        onderwerp=f"Antwoord op uw reactie {g.tekst('nummer')}",
        alineas=(
            f"U reageerde op de vraag: {g.tekst('vraag')}",
            f"{g.tekst('partij')} heeft geantwoord: {g.tekst('uitkomst')}.",
        ),
        citaat="\n\n".join(deel for deel in (g.tekst("tekst"), g.tekst("reden")) if deel),
        knop="Lees alle antwoorden",
        link=g.link(),
        slot=("Verandert er later iets? Dan krijgt u daar bericht van.",),
    )


BRIEVEN: dict[Berichtsoort, Callable[[Gegevens], Brief]] = {
    Berichtsoort.ONTVANGST: _ontvangst,
    Berichtsoort.BESLUIT: _besluit,
    Berichtsoort.ANTWOORD: _antwoord,
}
