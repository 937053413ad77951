"""A page as a person without JavaScript sees and uses it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from partijen.models import Gebruiker
from tests.support.inlog import log_in

LEEG = frozenset("area base br col embed hr img input link meta source track wbr path circle rect line g".split())
ZINSDEEL = frozenset("a abbr b code del em i ins span strong svg time".split())
ONZICHTBAAR = frozenset({"head", "script", "style", "template"})
Kenmerken = dict[str, str | None]


@dataclass
class Formulier:
    """A form with what stands in it."""

    adres: str
    methode: str
    naam: str
    velden: dict[str, str] = field(default_factory=dict)

    def verstuur(self, client: Client, **ingevuld: str) -> Any:
        """Send it with these fields filled in; the answer itself."""
        gegevens = {**self.velden, **ingevuld}
        return client.post(self.adres, gegevens) if self.methode == "post" else client.get(self.adres, gegevens)

    def verstuur_en_volg(self, client: Client, **ingevuld: str) -> "Pagina":
        """Send it, and the page where that ends."""
        antwoord = self.verstuur(client, **ingevuld)
        assert antwoord.status_code == 302, (self.adres, antwoord.status_code)
        return lees(client, antwoord["Location"])


class Pagina(HTMLParser):
    """The parts of an answer that tests ask for."""

    def __init__(self, antwoord: Any) -> None:
        super().__init__()
        self.elementen: list[tuple[str, Kenmerken]] = []
        self.formulieren: list[Formulier] = []
        self.links: dict[str, str] = {}
        self.koppen: list[tuple[str, str]] = []
        self.bediening: list[tuple[str, str, str]] = []  # what can be pressed: tag, name as read aloud, target
        self.titel = ""
        self._pad: list[tuple[str, Kenmerken, list[str]]] = []
        self._tekst: list[str] = []
        self._gelezen: list[list[str]] = [[]]  # per element that is open: what a screen reader says of it
        self._keuze: tuple[str, bool] = ("", False)
        self.feed(antwoord.text)

    @property
    def tekst(self) -> str:
        """All words that can be seen, with single spaces."""
        return " ".join(" ".join(self._tekst).split())

    @property
    def voorgelezen(self) -> str:
        """All words that a screen reader says, with single spaces."""
        return " ".join("".join(self._gelezen[0]).split())

    def met(self, kenmerk: str, waarde: str | None = None) -> list[Kenmerken]:
        """The elements that have this attribute (with this value)."""
        return [k for _, k in self.elementen if kenmerk in k and waarde in (None, k[kenmerk])]

    def formulier(self, naam_of_adres: str) -> Formulier:
        """The form with this label, or with this at the end of its address."""
        passend = [f for f in self.formulieren if f.naam == naam_of_adres or f.adres.endswith(naam_of_adres)]
        assert len(passend) == 1, f"{naam_of_adres}: {[(f.naam, f.adres) for f in self.formulieren]}"
        return passend[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = dict(attrs)
        self.elementen.append((tag, kenmerken))
        if tag == "form":
            methode, naam = kenmerken.get("method") or "get", kenmerken.get("aria-label") or ""
            self.formulieren.append(Formulier(kenmerken.get("action") or "", methode.lower(), naam))
        elif self.formulieren:
            self._lees_veld(tag, kenmerken)
        if tag not in LEEG:
            self._pad.append((tag, kenmerken, []))
            self._gelezen.append([])

    def handle_endtag(self, tag: str) -> None:
        while self._pad and tag not in LEEG:
            naam, kenmerken, delen = self._pad.pop()
            self._lees_voor(naam, kenmerken, self._gelezen.pop())
            tekst = " ".join("".join(delen).split())
            self._sluit(naam, kenmerken, tekst, "".join(delen))
            if self._pad:
                self._pad[-1][2].extend([*delen, " "])
            if naam == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._pad:
            self._pad[-1][2].append(data)
            self._gelezen[-1].append(data)
        if not any(naam in ONZICHTBAAR for naam, _, _ in self._pad):
            self._tekst.append(data)

    def _sluit(self, tag: str, kenmerken: Kenmerken, tekst: str, ruw: str) -> None:
        if tag == "title" and not any(naam == "svg" for naam, _, _ in self._pad):
            self.titel = tekst
        elif tag == "a":
            self.links.setdefault(tekst, kenmerken.get("href") or "")
        elif tag in {"h1", "h2", "h3", "h4"}:
            self.koppen.append((tag, tekst))
        elif tag == "textarea" and self.formulieren:
            self.formulieren[-1].velden[kenmerken.get("name") or ""] = ruw.removeprefix("\n").rstrip(" ")

    def _lees_voor(self, tag: str, kenmerken: Kenmerken, delen: list[str]) -> None:
        if tag in ONZICHTBAAR or kenmerken.get("aria-hidden") == "true" or "hidden" in kenmerken:
            return
        self._gelezen[-1].extend(delen if tag in ZINSDEEL else [" ", *delen, " "])
        stil = any(k.get("aria-hidden") == "true" or "hidden" in k for _, k, _ in self._pad)
        if tag in {"a", "button", "summary"} and not stil:
            naam = kenmerken.get("aria-label") or " ".join("".join(delen).split())
            self.bediening.append((tag, naam, self._doel(tag, kenmerken)))

    def _doel(self, tag: str, kenmerken: Kenmerken) -> str:
        """What pressing it leads to; what opens, opens something of its own."""
        if tag == "a":
            return kenmerken.get("href") or ""
        if tag == "summary" or not self.formulieren:
            return f"{tag} {len(self.elementen)}"
        adres = kenmerken.get("formaction") or kenmerken.get("form") or self.formulieren[-1].adres
        return f"{adres} {kenmerken.get('name')}={kenmerken.get('value')}"

    def _lees_veld(self, tag: str, kenmerken: Kenmerken) -> None:
        velden, naam = self.formulieren[-1].velden, kenmerken.get("name") or ""
        if tag == "input":
            telt = kenmerken.get("type") not in {"radio", "checkbox"} or "checked" in kenmerken
            if telt and naam:
                velden[naam] = kenmerken.get("value") or ""
        elif tag == "select":
            self._keuze = (naam, False)
        elif tag == "option" and ("selected" in kenmerken or not self._keuze[1]):
            velden[self._keuze[0]] = kenmerken.get("value") or ""
            self._keuze = (self._keuze[0], True)


def lees(client: Client, adres: str, status: int = 200, **kwargs: Any) -> Pagina:
    """The page at an address, which must be there."""
    antwoord = client.get(adres, **kwargs)
    assert antwoord.status_code == status, (adres, antwoord.status_code)
    return Pagina(antwoord)


def browser_van(gebruiker: Gebruiker, **hoe: bool) -> Client:
    """The browser of someone who is logged in; `hoe`: as `log_in` takes."""
    client = Client()
    log_in(client, gebruiker, **hoe)
    return client
