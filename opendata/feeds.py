"""Atom feeds of the journal (RFC 4287): what was recorded, newest first."""

from datetime import UTC, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed

from acties.journaal import Journaalregel, Verteller, adres_van, laatst_vastgelegd, vertel
from acties.models import Gebeurtenis
from basis.web.adres import volledig
from basis.web.tekst import apart, normaal
from opendata.onderwerpen import Onderwerp, gastheer

AANTAL = 50
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)  # since when a feed without entries has not changed


class Portaalfeed(Atom1Feed):
    """Django's Atom feed, whose `updated` does not run with the clock when there is nothing in it."""

    def latest_post_date(self) -> datetime:
        return max((rij["updateddate"] for rij in self.items), default=BEGIN)


def maak_feed(onderwerp: Onderwerp, *, met_bevestigingen: bool = False) -> bytes:
    """The newest entries of what this is about. That something is still true is no news, unless it was asked for."""
    adres = onderwerp.feed_met_bevestigingen if met_bevestigingen else onderwerp.feed
    feed = Portaalfeed(
        title=f"IBP-portaal: {onderwerp.titel}",
        link=volledig(onderwerp.pagina),
        description="",
        subtitle="Wat er verandert aan de acties en afspraken van het Interbestuurlijk Programma, en waarom.",
        language="nl",
        author_name="IBP-portaal",
        feed_url=volledig(adres),
        feed_guid=f"tag:{gastheer()},2026:{adres}",
    )
    verteller, rijen = Verteller(), _rijen(onderwerp, met_bevestigingen)
    verteller.ken(rijen)
    for rij in rijen:
        feed.add_item(**_bericht(vertel(rij, verteller), onderwerp))
    return feed.writeString("utf-8").encode()


def _rijen(onderwerp: Onderwerp, met_bevestigingen: bool) -> list[Gebeurtenis]:
    alle = onderwerp.bereik.gebeurtenissen
    rijen = alle if met_bevestigingen else alle.zonder_bevestigingen()
    return list(laatst_vastgelegd(rijen, AANTAL))


def _bericht(regel: Journaalregel, onderwerp: Onderwerp) -> dict[str, Any]:
    """One row as an entry. Rows never change, so it was published and updated at the moment it was recorded."""
    rij = regel.rij
    kop = regel.kop if onderwerp.is_een_actie else f"{regel.kop} – {apart(rij.houder.titel)}"
    lijn = [normaal(rij.actie.programmalijn.titel)] if rij.actie else []
    context = {
        "regel": regel,
        "rij": rij,
        "actie_adres": volledig(rij.actie.get_absolute_url()) if rij.actie else "",
        "afspraak_adres": volledig(rij.afspraak.get_absolute_url()) if rij.afspraak else "",
    }
    return {
        "title": kop,
        "link": volledig(adres_van(rij)),
        "description": normaal(render_to_string("opendata/bericht.html", context)),
        "author_name": normaal(regel.wie),
        "pubdate": rij.geregistreerd_op,
        "updateddate": rij.geregistreerd_op,
        "unique_id": f"tag:{gastheer()},2026:gebeurtenis:{rij.pk}",
        "categories": [str(rij.get_soort_display()), *lijn],
    }
