"""A brief as text and as HTML: the same words in the same order."""

from textwrap import fill

from django.template.loader import render_to_string

from berichten.brief import Brief, Punt

BREED = 72
AUTOMATISCH = "Dit bericht is automatisch gemaakt door het IBP-portaal. U kunt er niet op antwoorden."
KIEZEN = "Kies zelf welke berichten u krijgt"


def als_html(brief: Brief) -> str:
    return render_to_string("berichten/mail.html", {"brief": brief, "automatisch": AUTOMATISCH, "kiezen": KIEZEN})


def als_tekst(brief: Brief) -> str:
    """Lines of 72 characters; addresses on a line of their own, so that no program breaks them."""
    delen = [brief.aanhef, *(_alinea(alinea) for alinea in brief.alineas)]
    delen += [_citaat(brief.citaat)] if brief.citaat else []
    delen += [_punt(punt) for punt in brief.punten]
    delen += [_alinea(alinea) for alinea in brief.na_punten]
    delen += [f"{brief.knop}:\n{brief.link}"] if brief.knop else []
    delen += [_alinea(alinea) for alinea in brief.slot]
    delen += ["Met vriendelijke groet,\nhet IBP-portaal", "-- \n" + _alinea(AUTOMATISCH)]
    delen += [f"{KIEZEN}:\n{brief.voorkeuren}"] if brief.voorkeuren else []
    return "\n\n".join(delen) + "\n"


def _alinea(tekst: str, eerst: str = "", verder: str = "") -> str:
    return fill(tekst, BREED, initial_indent=eerst, subsequent_indent=verder, break_long_words=False)


def _citaat(tekst: str) -> str:
    return "\n".join(_alinea(regel, "> ", "> ") or ">" for regel in tekst.splitlines())


def _punt(punt: Punt) -> str:
    regels = [_alinea(punt.tekst, "* ", "  "), *(_alinea(regel, "  - ", "    ") for regel in punt.regels)]
    return "\n".join([*regels, *([f"  {punt.link}"] if punt.link else [])])
