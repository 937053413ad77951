"""What the mails say to people without an account who follow something: to confirm it, what changed, and to go on."""

from collections.abc import Callable

from basis.web.getallen import aantal
from berichten.brief import Brief, Gegevens, Punt
from berichten.models import Berichtsoort

ANTWOORDEN = "Reageert u niet? Dan stoppen de mails over 28 dagen vanzelf."


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


def _gevolg(g: Gegevens) -> Brief:
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


def _nog_volgen(g: Gegevens) -> Brief:
    return Brief(
        onderwerp="Wilt u deze mails blijven krijgen?",
        alineas=("U krijgt nu een jaar mails van ons. Wilt u dat nog? U volgt:",),
        punten=tuple(Punt(titel) for titel in g.regels("titels")),
        na_punten=(ANTWOORDEN,),
        knop="Ja, of kies iets anders",
        link=g.link(),
    )


def _als_punten(delen: list[Gegevens]) -> tuple[Punt, ...]:
    return tuple(Punt(deel.tekst("titel"), deel.link(), deel.regels("regels")) for deel in delen)


VOLGBRIEVEN: dict[Berichtsoort, Callable[[Gegevens], Brief]] = {
    Berichtsoort.VOLGEN: _volgen,
    Berichtsoort.SAMENVATTING: _samenvatting,
    Berichtsoort.GEVOLG: _gevolg,
    Berichtsoort.NOG_VOLGEN: _nog_volgen,
}
