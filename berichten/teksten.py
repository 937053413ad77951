"""What each kind of mail says. Plain Dutch, short: people read it between other work."""

from collections.abc import Callable
from dataclasses import replace

from django.urls import reverse

from basis.web.adres import volledig
from basis.web.getallen import aantal
from berichten import inwoners
from berichten.brief import Brief, Gegevens, Punt
from berichten.models import Bericht, Berichtsoort


def brief_van(bericht: Bericht) -> Brief:
    """The mail of this message, addressed to its person."""
    gegevens = Gegevens(bericht.gegevens)
    brief = _BRIEVEN[Berichtsoort(bericht.soort)](gegevens)
    naam = bericht.aan.naam if bericht.aan else gegevens.tekst("naam")
    return replace(
        brief,
        aanhef=f"Beste {naam}," if naam else brief.aanhef,
        voorkeuren=volledig(reverse("berichten:voorkeuren")) if bericht.is_uit_te_zetten else "",
        stop=gegevens.link("stop") if gegevens.tekst("stop") else "",
    )


def _uitnodiging(g: Gegevens) -> Brief:
    wie = f" De uitnodiging komt van: {g.tekst('door_functie')}." if g.tekst("door_functie") else ""
    namens = f" voor {g.tekst('partij')}" if g.tekst("partij") else ""
    rol = f", als {g.tekst('rol')}" if g.tekst("rol") else ""
    tot = f" U kunt hem gebruiken tot {g.wanneer('geldig_tot')}." if g.tekst("geldig_tot") else ""
    return Brief(
        onderwerp="Uitnodiging voor het IBP-portaal",
        alineas=(
            f"U bent uitgenodigd om in het IBP-portaal te werken{namens}{rol}.{wie}",
            "Maak een account met de link hieronder.",
        ),
        knop="Account maken",
        link=g.link(),
        slot=(
            f"De link werkt één keer.{tot} Stuur hem niet door: hij is alleen voor u.",
            "Verwacht u deze uitnodiging niet? Dan hoeft u niets te doen.",
        ),
    )


def _wachtwoord(g: Gegevens) -> Brief:
    return Brief(
        onderwerp="Nieuw wachtwoord voor het IBP-portaal",
        alineas=("Met de link hieronder kiest u een nieuw wachtwoord.",),
        knop="Nieuw wachtwoord kiezen",
        link=g.link(),
        slot=(
            "De link werkt één keer. Stuur hem niet door: hij is alleen voor u.",
            "Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. Uw wachtwoord blijft hetzelfde.",
        ),
    )


def _beveiliging(g: Gegevens) -> Brief:
    """Something of the login changed; with `gewist` that there is none any more."""
    if g.rij.get("gewist"):
        return _gewist()
    wanneer = f" Dat was {g.wanneer('wanneer')}." if g.tekst("wanneer") else ""
    wat = g.tekst("wat", "er is iets gewijzigd")
    return Brief(
        onderwerp="Uw beveiliging bij het IBP-portaal is gewijzigd",
        alineas=(f"De beveiliging van uw account is gewijzigd: {wat}.{wanneer}",),
        knop="Hulp en contact",
        link=volledig(reverse("programmalijnen:pagina", args=["contact"])),
        slot=(
            "Hebt u dit zelf gedaan? Dan hoeft u niets te doen. Was u het niet? Neem dan meteen contact met ons op.",
        ),
    )


def _gewist() -> Brief:
    return Brief(
        onderwerp="Uw gegevens in het IBP-portaal zijn gewist",
        alineas=(
            "U had een account in het IBP-portaal. Een beheerder heeft uw naam, functie en e-mailadres gewist.",
            "Wat u over acties heeft gemeld, blijft staan. Daar staat nu ‘Oud-gebruiker’ met een nummer.",
        ),
        knop="Hulp en contact",
        link=volledig(reverse("programmalijnen:pagina", args=["contact"])),
        slot=("Dit is ons laatste bericht. Klopt dit niet? Neem dan contact met ons op.",),
    )


def _herinnering(g: Gegevens) -> Brief:
    taken = g.delen("taken")
    hoeveel = g.getal("aantal") or len(taken)
    meer = g.getal("meer") or hoeveel - len(taken)
    rest, vraagt = aantal(meer, "actie", "acties"), "vraagt" if hoeveel == 1 else "vragen"
    return Brief(
        onderwerp=f"IBP-portaal: {aantal(hoeveel, 'actie', 'acties')} {vraagt} iets van u",
        alineas=("Dit wacht op u in het IBP-portaal. Vaak bent u in een minuut klaar.",),
        punten=tuple(Punt(t.tekst("titel"), t.link(), t.regels("redenen")) for t in taken),
        na_punten=(f"En nog {rest}. U ziet ze allemaal op uw werkplek.",) if meer > 0 else (),
        knop="Naar mijn acties",
        link=volledig(reverse("werk:overzicht")),
        slot=("Bent u klaar? Dan stopt deze herinnering vanzelf.",),
    )


def _ronde_open(g: Gegevens) -> Brief:
    titel = g.tekst("titel", "Nieuwe updateronde")
    voor = f" Doe dat uiterlijk {g.wanneer('deadline')}." if g.tekst("deadline") else ""
    van = f" van {g.tekst('organisaties')}" if g.tekst("organisaties") else ""
    hoeveel = f" Het gaat om {aantal(g.getal('aantal'), 'actie', 'acties')}{van}." if g.getal("aantal") else ""
    return Brief(
        onderwerp=f"Updateronde geopend: {titel}",
        alineas=(f"De updateronde ‘{titel}’ is geopend. Meld hoe het met uw acties gaat.{voor}{hoeveel}",),
        toelichting=g.tekst("tekst"),
        knop="Naar de updateronde",
        link=g.link(),
    )


def _ronde_dicht(g: Gegevens) -> Brief:
    """The end of a round; with `nog_open` the warning before it."""
    if g.rij.get("nog_open"):
        return _ronde_bijna_dicht(g)
    titel = g.tekst("titel", "Updateronde")
    return Brief(
        onderwerp=f"Updateronde gesloten: {titel}",
        alineas=(f"De updateronde ‘{titel}’ is gesloten. De stand van nu is vastgelegd. U hoeft niets meer te doen.",),
        knop="Bekijk de ronde",
        link=g.link(),
    )


def _ronde_bijna_dicht(g: Gegevens) -> Brief:
    """What is still asked, near the deadline or because the programmabureau reminds."""
    titel = g.tekst("titel", "Updateronde")
    wanneer = f"op {g.wanneer('deadline')}" if g.tekst("deadline") else "binnenkort"
    wacht = f" Van u verwachten wij nog iets over {aantal(g.getal('aantal'), 'actie', 'acties')}."
    begin = f"De updateronde ‘{titel}’ sluit {wanneer}."
    if herinnert := g.rij.get("herinnering"):
        begin = f"Het programmabureau vraagt u om nog te antwoorden in de updateronde ‘{titel}’."
        begin += f" {'De laatste dag was' if g.rij.get('verlopen') else 'Dat kan tot en met'} {g.wanneer('deadline')}."
        begin += " U kunt nog antwoorden." if g.rij.get("verlopen") else ""
    return Brief(
        onderwerp=f"{'Herinnering aan de updateronde' if herinnert else 'Updateronde sluit bijna'}: {titel}",
        alineas=(f"{begin}{wacht if g.getal('aantal') else ''}",),
        toelichting=g.tekst("tekst"),
        knop="Naar de updateronde",
        link=g.link(),
    )


def _afspraak(g: Gegevens) -> Brief:
    vragen = g.delen("vragen")
    wat = aantal(len(vragen), "afspraak", "afspraken")
    return Brief(
        onderwerp=f"{wat} {'vraagt' if len(vragen) == 1 else 'vragen'} uw antwoord",
        alineas=(
            "Een andere partij veranderde een afspraak van uw organisatie, of vraagt of u haar ook maakt.",
            "Alleen u zegt of zij voor u geldt.",
        ),
        punten=tuple(Punt(v.tekst("titel"), v.link(), v.regels("regels")) for v in vragen),
        knop="Naar mijn acties",
        link=volledig(reverse("werk:overzicht")),
        slot=("Klopt het? Bevestig dat dan met één klik. Klopt het niet? Overleg met de andere partij.",),
    )


def _goedkeuren(g: Gegevens) -> Brief:
    titel = g.tekst("titel", "een actie")
    van = f" van {g.tekst('van')}" if g.tekst("van") else ""
    organisatie = f" Het gaat om een bericht van {g.tekst('organisatie')}." if g.tekst("organisatie") else ""
    return Brief(
        onderwerp=f"Concept wacht op uw goedkeuring: {titel}",
        alineas=(f"Een concept{van} bij ‘{titel}’ wacht op uw goedkeuring.{organisatie}",),
        knop="Concept bekijken",
        link=g.link(),
        slot=("Pas als iemand het goedkeurt, staat het op de openbare pagina.",),
    )


def _goedgekeurd(g: Gegevens) -> Brief:
    titel = g.tekst("titel", "een actie")
    return Brief(
        onderwerp=f"Concept goedgekeurd: {titel}",
        alineas=(f"Een collega keurde uw concept bij ‘{titel}’ goed. Iedereen kan uw melding nu lezen.",),
        knop="Melding bekijken",
        link=g.link(),
    )


def _teruggegeven(g: Gegevens) -> Brief:
    titel = g.tekst("titel", "een actie")
    uitleg = " Dit is de opmerking:" if g.tekst("opmerking") else ""
    return Brief(
        onderwerp=f"Concept teruggegeven: {titel}",
        alineas=(f"Uw concept bij ‘{titel}’ is aan u teruggegeven. Het is nog niet openbaar.{uitleg}",),
        citaat=g.tekst("opmerking"),
        knop="Concept aanpassen",
        link=g.link(),
    )


def _foutmelding(g: Gegevens) -> Brief:
    return Brief(
        onderwerp=f"Antwoord op uw melding {g.tekst('nummer')}",
        alineas=(
            f"U meldde een fout in het IBP-portaal, op de pagina {g.tekst('pagina')}.",
            "Dit schreef het programmabureau terug:",
        ),
        citaat=g.tekst("antwoord"),
        knop="Bekijk uw melding",
        link=g.link(),
    )


def _webhook(g: Gegevens) -> Brief:
    return Brief(
        onderwerp="Uw webhook is gestopt",
        alineas=(
            f"Het IBP-portaal stuurt niets meer naar {g.tekst('systeem')}. Het lukt niet meer.",
            "Dit ging er het laatst mis:",
        ),
        citaat=g.tekst("uitleg"),
        knop="Bekijk de webhook",
        link=g.link(),
        slot=("Is het verholpen? Zet de webhook weer aan. U krijgt dan ook wat er intussen gebeurde.",),
    )


_BRIEVEN: dict[Berichtsoort, Callable[[Gegevens], Brief]] = inwoners.BRIEVEN | {
    Berichtsoort.UITNODIGING: _uitnodiging,
    Berichtsoort.WACHTWOORD: _wachtwoord,
    Berichtsoort.BEVEILIGING: _beveiliging,
    Berichtsoort.HERINNERING: _herinnering,
    Berichtsoort.RONDE_OPEN: _ronde_open,
    Berichtsoort.RONDE_DICHT: _ronde_dicht,
    Berichtsoort.AFSPRAAK: _afspraak,
    Berichtsoort.GOEDKEUREN: _goedkeuren,
    Berichtsoort.GOEDGEKEURD: _goedgekeurd,
    Berichtsoort.TERUGGEGEVEN: _teruggegeven,
    Berichtsoort.FOUTMELDING: _foutmelding,
    Berichtsoort.WEBHOOK: _webhook,
}
