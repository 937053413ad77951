"""What is filled in on the workplace of questions: the question, its subjects and answers, and what is held."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from basis.tijd.perioden import dag, periode
from basis.web.formulieren import MetFouten, Rondjes
from basis.web.velden import HULP_DAG, HULP_PERIODE, DagInvoer, PeriodeInvoer
from meedoen.models import LEESTERMIJN, Grond, Inbrengbron, Moderatie, Vraag
from meedoen.services.vraag import VAST
from partijen.models import Partij
from werk.meedoen.gezien import gezien_nu

OPEN = timedelta(weeks=6)  # what a new question proposes
ANTWOORD_NA = timedelta(weeks=8)
BEWAREN = timedelta(days=730)  # after the promised day
WAT_ERMEE = "Wij lezen elke reactie. Daarna schrijven wij op wat wij ermee doen, en waarom."


def tekstveld(label: str, hulp: str, fout: str = "", *, meest: int = 2_000, rijen: int = 4) -> forms.CharField:
    """A longer text; without `fout` it may be left empty."""
    invoer = forms.Textarea(attrs={"rows": rijen})
    fouten = {"required": fout}
    return forms.CharField(
        label=label, help_text=hulp, max_length=meest, widget=invoer, required=bool(fout), error_messages=fouten
    )


class OverForm(MetFouten):
    """What a new question is about."""

    over = forms.ChoiceField(label="Waarover gaat uw vraag?", error_messages={"required": "Kies waarover het gaat."})

    def __init__(self, data: QueryDict | None, keuzes: Sequence[tuple[str, Any]]) -> None:
        super().__init__(data)
        self.is_leeg = not keuzes
        self.fields["over"].choices = [("", "Kies …"), *keuzes]  # type: ignore[attr-defined]


class VraagForm(MetFouten):
    """A question. Of one that stands on the site only what explains it."""

    titel = forms.CharField(
        label="Uw vraag",
        help_text="Eén vraag, in gewone woorden. Bijvoorbeeld: Welke woningen mist u in uw buurt?",
        max_length=160,
        error_messages={"required": "Schrijf uw vraag op."},
    )
    toelichting = tekstveld(
        "Waarom vraagt u dit?",
        "Wat speelt er, en waar kan een inwoner nog invloed op hebben?",
        "Leg uit waarom u dit vraagt.",
        meest=5_000,
        rijen=6,
    )
    wat_ermee = tekstveld(
        "Wat gebeurt er met reacties?", "Beloof alleen wat u kunt doen.", "Zeg wat u met reacties doet.", rijen=3
    )
    opent = DagInvoer(label="Eerste dag om te reageren", error_messages={"required": "Vul de eerste dag in."})
    sluit = DagInvoer(
        label="Laatste dag om te reageren",
        help_text=f"De vraag sluit vanzelf na deze dag. {HULP_DAG}",
        error_messages={"required": "Vul de laatste dag in."},
    )
    beantwoorder = forms.ModelChoiceField(
        Partij.objects.none(), label="Wie geeft het antwoord?", error_messages={"required": "Kies wie antwoordt."}
    )
    antwoord_beloofd = DagInvoer(
        label="Uiterlijk wanneer is het antwoord er?",
        help_text=f"Deze dag verandert nooit meer als de vraag op de site staat. {HULP_DAG}",
        error_messages={"required": "Vul de dag in waarop het antwoord er uiterlijk is."},
    )
    moderatie = forms.ChoiceField(
        label="Wanneer komt een reactie op de site?",
        choices=[
            (Moderatie.VOORAF, f"Nadat iemand van u haar las, binnen {LEESTERMIJN} werkdagen"),
            (Moderatie.ACHTERAF, f"Meteen. Iemand van u leest haar binnen {LEESTERMIJN} werkdagen"),
        ],
        widget=Rondjes,
        error_messages={"required": "Kies wanneer een reactie op de site komt."},
    )
    bewaren_tot = DagInvoer(
        label="Tot en met welke dag bewaart u reacties?",
        help_text=f"Daarna wist het portaal de teksten. {HULP_DAG}",
        error_messages={"required": "Vul in tot wanneer u reacties bewaart."},
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, partijen: Sequence[Partij], vraag: Vraag | None = None) -> None:
        super().__init__(data, initial=_van(vraag) if vraag else _voorstel())
        keuze: Any = self.fields["beantwoorder"]
        keuze.empty_label = "Kies …"
        keuze.queryset = Partij.objects.filter(pk__in=[partij.pk for partij in partijen]).voor_lijst()
        if vraag and vraag.gepubliceerd_op:
            for naam in [*VAST, "opent", "sluit"]:
                self.fields.pop(naam, None)

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or self.cleaned_data
        opent, sluit = ingevuld.get("opent"), ingevuld.get("sluit")
        if opent and sluit and sluit < opent:
            self.add_error("sluit", "De laatste dag komt na de eerste.")
        return ingevuld

    @property
    def velden(self) -> dict[str, Any]:
        """What the service asks."""
        ingevuld = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}
        if "opent" not in ingevuld:
            return ingevuld
        ingevuld["periode"] = periode(ingevuld.pop("opent"), ingevuld.pop("sluit"))
        return ingevuld | {"antwoord_beloofd": dag(ingevuld["antwoord_beloofd"])}

    def neem_over(self, fout: ValidationError) -> None:
        """The period is two fields here."""
        if hasattr(fout, "error_dict") and "periode" in fout.error_dict and "sluit" in self.fields:
            self.add_error("sluit", fout.message_dict["periode"])
        else:
            super().neem_over(fout)


def _voorstel() -> dict[str, Any]:
    opent = timezone.localdate() + timedelta(days=7)
    beloofd = opent + OPEN + ANTWOORD_NA
    datums = {"opent": opent, "sluit": opent + OPEN, "antwoord_beloofd": beloofd, "bewaren_tot": beloofd + BEWAREN}
    return datums | {"wat_ermee": WAT_ERMEE, "moderatie": Moderatie.VOORAF}


def _van(vraag: Vraag) -> dict[str, Any]:
    """What a question says now."""
    namen = ("titel", "toelichting", "wat_ermee", "beantwoorder", "moderatie", "bewaren_tot", "versie")
    datums = {
        "opent": vraag.periode.lower,
        "sluit": vraag.sluit,
        "antwoord_beloofd": vraag.beloofde_dag,
    }
    return {naam: getattr(vraag, naam) for naam in namen} | datums


class VerzetForm(MetFouten):
    """Another day on which the answer is expected."""

    verwacht = PeriodeInvoer(
        label="Wanneer is het antwoord er wel?",
        help_text=HULP_PERIODE,
        error_messages={"required": "Vul in wanneer het antwoord er wel is."},
    )
    reden = tekstveld("Waarom lukt het niet op tijd?", "Inwoners lezen dit bij de vraag.", "Zeg waarom het niet lukt.")


class AfrondForm(MetFouten):
    """Closing a question."""

    reden = tekstveld(
        "Waarom krijgt niet elke reactie een antwoord?", "Alleen als er nog reacties zonder antwoord zijn."
    )


class ToevoegForm(MetFouten):
    """What came by letter, telephone or at a meeting."""

    bron = forms.ChoiceField(
        label="Hoe kwam de reactie binnen?",
        choices=[keuze for keuze in Inbrengbron.choices if keuze[0] != Inbrengbron.SITE],
        widget=Rondjes,
        error_messages={"required": "Kies hoe de reactie binnenkwam."},
    )
    tekst = tekstveld(
        "De reactie", "Zo letterlijk mogelijk. Geen adres of telefoonnummer.", "Schrijf de reactie op.", meest=4_000
    )
    naam = forms.CharField(
        label="Naam erbij", help_text="Alleen als de schrijver dat wil.", max_length=80, required=False
    )
    mag_openbaar = forms.TypedChoiceField(
        label="Mag iedereen deze reactie lezen?",
        choices=[("ja", "Ja, zet de reactie op de site"), ("nee", "Nee, alleen wie antwoordt leest haar")],
        coerce=lambda waarde: waarde == "ja",
        widget=Rondjes,
        error_messages={"required": "Vraag de schrijver of iedereen dit mag lezen."},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"sleutel": uuid4()})


class TegenForm(MetFouten):
    """By which rule one or more reactions are held, and what their writers read."""

    grond = forms.ChoiceField(
        label="Onze regel",
        choices=[
            (Grond.SCHELDEN, "Schelden of dreigen"),
            (Grond.GEGEVENS, "Gegevens van een ander"),
            (Grond.RECLAME, "Reclame"),
            (Grond.ANDERS, "Gaat over iets anders"),
        ],
        widget=Rondjes,
        error_messages={"required": "Kies volgens welke regel u tegenhoudt."},
    )
    uitleg = tekstveld(
        "Leg het uit aan de schrijver",
        "De schrijver leest dit op de volgpagina. Eén of twee zinnen, zonder verwijt.",
        "Leg de schrijver uit waarom.",
        rijen=3,
    )


class WeglaatForm(MetFouten):
    """The text as readers will see it, with something left out."""

    op_de_site = tekstveld(
        "De tekst op de site",
        "Haal weg wat er niet mag staan. Zet daar ‘[weggelaten]’. Verander verder niets.",
        "Blijft er niets over? Houd de reactie dan tegen.",
        meest=4_000,
        rijen=8,
    )
    uitleg = tekstveld(
        "Leg het uit aan de schrijver", "Wat liet u weg, en waarom? De schrijver leest dit.", "Leg uit wat u wegliet."
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False, initial=gezien_nu)


class OnderwerpForm(MetFouten):
    """A subject and what citizens say about it."""

    titel = forms.CharField(
        label="Onderwerp", max_length=120, error_messages={"required": "Geef het onderwerp een titel."}
    )
    samenvatting = tekstveld(
        "Wat zeggen inwoners hierover?", "Deze samenvatting staat bij het antwoord. Noem ook wie het anders ziet."
    )
