"""What mails to citizens say, who have no account: about their reactions to a question, and about what they follow."""

from collections.abc import Callable

from django.urls import reverse

from basis.web.adres import volledig
from basis.web.getallen import aantal
from berichten.brief import Brief, Gegevens, Punt
from berichten.models import Berichtsoort

CODE = (
    "Met de code leest u het antwoord, en kunt u uw reactie intrekken. Wij kunnen de code niet opnieuw geven: ook wij "
    "kunnen hem niet teruglezen."
)
NIET_VAN_U = (
    "Hebt u deze reactie niet gestuurd? Dan vulde iemand uw e-mailadres in. Trek de reactie met de code in: dan wissen "
    "wij ook uw adres."
)


# -- to who reacted ----------------------------------------------------------------------------------------------


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


def _gevolg(g: Gegevens) -> Brief:
    """What changed after the answer to a reaction."""
    return Brief(
        onderwerp=f"Wat er veranderde na uw reactie {g.tekst('nummer')}",
        alineas=(
            f"U reageerde op de vraag ‘{g.tekst('vraag')}’, en kreeg antwoord.",
            "Daarna veranderde er iets aan waar het antwoord naar verwijst:",
        ),
        punten=_als_punten(g.delen("punten")),
        knop="Bekijk de vraag en het antwoord",
        link=g.link(),
    )


# -- to who follows something ------------------------------------------------------------------------------------


def _volgen(g: Gegevens) -> Brief:
    """Asks to confirm; who follows it already is told so, and only in the own mailbox."""
    titel = g.tekst("titel", "een onderwerp")
    if g.rij.get("al"):
        return Brief(
            onderwerp=f"U volgt dit al: {titel}",
            alineas=(f"Iemand vroeg om u te mailen over ‘{titel}’. Dat volgt u al: u hoeft niets te doen.",),
            knop="Kijk wat u volgt",
            link=g.link(),
        )
    return Brief(
        onderwerp=f"Bevestig dat u dit wilt volgen: {titel}",
        alineas=(
            f"Iemand vulde uw e-mailadres in om mails te krijgen over ‘{titel}’. Was u dat? Bevestig het dan.",
            "Op de pagina ziet u ook hoeveel mails u kunt verwachten.",
        ),
        knop="Naar de pagina om te bevestigen",
        link=g.link(),
        slot=(
            "Was u het niet? Dan hoeft u niets te doen. U krijgt niets, en wij wissen uw e-mailadres na 7 dagen.",
            "Stuur deze mail niet door: met de link kan iemand kiezen wat u krijgt.",
        ),
    )


def _samenvatting(g: Gegevens) -> Brief:
    """All that changed since the mail before it."""
    punten = g.delen("punten")
    meer = g.getal("meer")
    wat = aantal(len(punten) + meer, "verandering", "veranderingen")
    return Brief(
        onderwerp=f"IBP-portaal: {wat}",
        alineas=("Dit veranderde aan wat u volgt.",),
        punten=_als_punten(punten),
        na_punten=(f"En nog {aantal(meer, 'verandering', 'veranderingen')}.",) if meer > 0 else (),
        knop="Kies wat u volgt, en hoe vaak",
        link=g.link(),
        slot=(f"U koos voor een mail: {g.tekst('ritme', 'elke dag')}. Verandert er niets? Dan krijgt u niets.",),
    )


def _nog_volgen(g: Gegevens) -> Brief:
    """Asks each year whether somebody still wants it."""
    return Brief(
        onderwerp="Wilt u deze mails blijven krijgen?",
        alineas=("U krijgt nu een jaar mails van ons. Wilt u dat nog? U volgt:",),
        punten=tuple(Punt(titel) for titel in g.regels("titels")),
        na_punten=("Reageert u niet? Dan stoppen de mails over 28 dagen vanzelf.",),
        knop="Ja, of kies iets anders",
        link=g.link(),
    )


def _als_punten(delen: list[Gegevens]) -> tuple[Punt, ...]:
    return tuple(Punt(deel.tekst("titel"), deel.link(), deel.regels("regels")) for deel in delen)


BRIEVEN: dict[Berichtsoort, Callable[[Gegevens], Brief]] = {
    Berichtsoort.ONTVANGST: _ontvangst,
    Berichtsoort.BESLUIT: _besluit,
    Berichtsoort.ANTWOORD: _antwoord,
    Berichtsoort.GEVOLG: _gevolg,
    Berichtsoort.VOLGEN: _volgen,
    Berichtsoort.SAMENVATTING: _samenvatting,
    Berichtsoort.NOG_VOLGEN: _nog_volgen,
}
