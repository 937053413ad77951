"""The table of reactions that people take along to make sense of them: nothing about who wrote them."""

from django.utils import timezone

from basis.web.kolommen import Kolom, Type
from meedoen.models import Inbreng


def _tekst(inbreng: Inbreng) -> str:
    """As readers see it; what was held goes nowhere."""
    return "" if inbreng.is_tegengehouden else inbreng.getoonde_tekst


KOLOMMEN: tuple[Kolom[Inbreng], ...] = (
    Kolom("nummer", "Het nummer van de reactie.", Type.TEKST, lambda inbreng: inbreng.nummer),
    Kolom(
        "onderwerp",
        "Het onderwerp waar de reactie bij staat. Leeg: nog geen.",
        Type.TEKST,
        lambda inbreng: inbreng.onderwerp and inbreng.onderwerp.titel,
    ),
    Kolom("tekst", "De reactie zoals lezers die zien. Van wat is tegengehouden staat hier niets.", Type.TEKST, _tekst),
    Kolom("stand", "Wat er met de reactie gebeurde.", Type.KEUZE, lambda inbreng: inbreng.get_stand_display()),
    Kolom(
        "iedereen leest mee",
        "Of de schrijver goedvindt dat iedereen de reactie leest: ja of nee.",
        Type.JA_NEE,
        lambda inbreng: inbreng.mag_openbaar,
    ),
    Kolom("bron", "Hoe de reactie binnenkwam.", Type.KEUZE, lambda inbreng: inbreng.get_bron_display()),
    Kolom(
        "ontvangen",
        "De dag waarop de reactie binnenkwam.",
        Type.DATUM,
        lambda inbreng: timezone.localdate(inbreng.ontvangen_op).isoformat(),
    ),
)
