"""Feeds and calendars as programs of others read them: with libraries that did not write them."""

from typing import Any
from xml.etree import ElementTree

import feedparser
import vobject
from django.test import Client
from icalendar import Calendar

ATOM = "{http://www.w3.org/2005/Atom}"


def lees_feed(client: Client, adres: str) -> Any:
    """The feed at an address, from its bytes; it must be well-formed and have all that RFC 4287 asks."""
    antwoord = client.get(adres)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    wortel = ElementTree.fromstring(antwoord.content)
    for ding in (wortel, *wortel.findall(f"{ATOM}entry")):
        assert [len(ding.findall(f"{ATOM}{naam}")) for naam in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
        assert all((ding.findtext(f"{ATOM}{naam}") or "").strip() for naam in ("id", "title", "updated"))
    gelezen = feedparser.parse(antwoord.content)
    assert not gelezen.bozo, gelezen.get("bozo_exception")
    assert gelezen.version == "atom10"
    ids = [bericht.id for bericht in gelezen.entries]
    assert len(set(ids)) == len(ids)
    return gelezen


def lees_agenda(client: Client, adres: str) -> Any:
    """The calendar at an address as vobject reads it; icalendar must find the same events and no error."""
    antwoord = client.get(adres)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert antwoord.content.count(b"\n") == antwoord.content.count(b"\r\n")
    assert max(map(len, antwoord.content.split(b"\r\n"))) <= 75
    zelf = Calendar.from_ical(antwoord.content)
    assert [deel.errors for deel in zelf.walk() if deel.errors] == []
    gelezen = vobject.readOne(antwoord.content.decode())
    uids = [str(deel["UID"]) for deel in zelf.walk("VEVENT")]
    assert uids == [deel.uid.value for deel in gebeurtenissen(gelezen)]
    assert len(set(uids)) == len(uids)
    return gelezen


def gebeurtenissen(agenda: Any) -> list[Any]:
    """The events of a calendar that vobject read."""
    return list(agenda.contents.get("vevent", []))
