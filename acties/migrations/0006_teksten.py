"""A change of a text is a row of the journal, which needs no reason (docs/adr/0037); also each from before that rule."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count, pairwise
from typing import Any

from django.db import migrations, models
from django.utils import timezone

from basis.tijd.perioden import DateRange, dag, schrijf_periode

TEKSTVELDEN = {
    "Actie": ("titel", "doel", "samenvatting", "toelichting", "looptijd"),
    "Mijlpaal": ("titel", "soort", "toelichting", "nummer"),
    "Onderdeel": ("titel", "samenvatting", "vraag", "aanpak", "opbrengst", "betekenis", "herkomst"),
    "Document": ("soort",),
}


def vertel_oude_teksten(apps: Any, schema_editor: Any) -> None:
    """Of what the history of edits kept: each change of a text since its actie was public, as the row it would be now.

    It takes a version that has no row, for a changed text had none.
    """
    Actie, Gebeurtenis = apps.get_model("acties", "Actie"), apps.get_model("acties", "Gebeurtenis")
    mensen = set(Gebeurtenis._meta.get_field("door").related_model._base_manager.values_list("pk", flat=True))
    per_actie: dict[int, list[Any]] = defaultdict(list)
    for naam in TEKSTVELDEN:
        for rij in _oude_rijen(apps, naam):
            rij.door_id = rij.door_id if rij.door_id in mensen else None
            per_actie[rij.actie_id].append(rij)
    for actie in Actie.objects.filter(pk__in=per_actie, gepubliceerd_op__isnull=False):
        rijen = [rij for rij in per_actie[actie.pk] if rij.geregistreerd_op >= actie.gepubliceerd_op]
        rijen.sort(key=lambda rij: rij.geregistreerd_op)
        bezet = set(Gebeurtenis.objects.filter(actie=actie).values_list("versie", flat=True))
        vrij = (versie for versie in count(1) if versie not in bezet)
        for rij in rijen:
            rij.versie = next(vrij)
        Gebeurtenis.objects.bulk_create(rijen)
        if rijen and rijen[-1].versie > actie.versie:
            Actie.objects.filter(pk=actie.pk).update(versie=rijen[-1].versie)


def _oude_rijen(apps: Any, naam: str) -> Iterator[Any]:
    dingen = apps.get_model("acties", naam).objects.in_bulk()
    stappen: dict[int, list[Any]] = defaultdict(list)
    for bewerking in apps.get_model("acties", f"{naam}Bewerking").objects.order_by("pgh_id"):
        if bewerking.pgh_obj_id in dingen:
            stappen[bewerking.pgh_obj_id].append(bewerking)
    for pk, bewerkingen in stappen.items():
        ding = dingen[pk]
        over = {"actie_id": pk} if naam == "Actie" else {"actie_id": ding.actie_id, f"{naam.lower()}_id": pk}
        for was, werd in pairwise([*bewerkingen, ding]):
            if velden := [veld for veld in TEKSTVELDEN[naam] if getattr(was, veld) != getattr(werd, veld)]:
                yield apps.get_model("acties", "Gebeurtenis")(
                    soort="tekst",
                    van={veld: _tekst(getattr(was, veld)) for veld in velden},
                    naar={veld: _tekst(getattr(werd, veld)) for veld in velden},
                    door_id=(was.pgh_context or {}).get("user"),
                    datum=dag(timezone.localdate(was.pgh_created_at)),
                    geregistreerd_op=was.pgh_created_at,
                    **over,
                )


def _tekst(waarde: Any) -> Any:
    return schrijf_periode(waarde) if isinstance(waarde, DateRange) else waarde


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0005_status_loopt"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="gebeurtenis",
            name="gebeurtenis_soort_bestaat",
        ),
        migrations.RemoveConstraint(
            model_name="gebeurtenis",
            name="gebeurtenis_heeft_reden",
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="soort",
            field=models.CharField(
                choices=[
                    ("aangemaakt", "Actie aangemaakt"),
                    ("gepubliceerd", "Actie gepubliceerd"),
                    ("ingetrokken", "Publicatie ingetrokken"),
                    ("status", "Voortgang gemeld"),
                    ("fase", "Nieuwe fase"),
                    ("mijlpaal-toegevoegd", "Mijlpaal toegevoegd"),
                    ("mijlpaal-bereikt", "Mijlpaal bereikt"),
                    ("mijlpaal-herijkt", "Mijlpaal opnieuw gepland"),
                    ("mijlpaal-vervallen", "Mijlpaal vervallen"),
                    ("afspraak", "Afspraak vastgelegd"),
                    ("deelname", "Deelnemers gewijzigd"),
                    ("onderdeel", "Onderdeel gewijzigd"),
                    ("document", "Document toegevoegd"),
                    ("bevestigd", "Nog actueel"),
                    ("teruggenomen", "Melding teruggenomen"),
                    ("tekst", "Tekst gewijzigd"),
                ],
                max_length=30,
                verbose_name="soort",
            ),
        ),
        # Its choices are no part of the column, which can't be altered.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="gebeurtenis",
                    name="verandering",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                models.Q(("soort", "status"), ("van__status", models.F("naar__status"))),
                                then=models.Value("voortgang"),
                            ),
                            models.When(
                                models.Q(
                                    ("soort", "mijlpaal-bereikt"),
                                    models.Q(("naar__contains", {"stand": "ja"}), _negated=True),
                                ),
                                then=models.Value("mijlpaal-bijgesteld"),
                            ),
                            models.When(
                                models.Q(("soort", "afspraak"), ("van", {})), then=models.Value("afspraak-gemaakt")
                            ),
                            models.When(
                                models.Q(("naar__contains", {"stand": "ingetrokken"}), ("soort", "afspraak")),
                                then=models.Value("afspraak-ingetrokken"),
                            ),
                            models.When(
                                models.Q(("naar__contains", {"stand": "nagekomen"}), ("soort", "afspraak")),
                                then=models.Value("afspraak-nagekomen"),
                            ),
                            models.When(
                                models.Q(
                                    models.Q(("naar", {"stand": "bevestigd"}), ("soort", "afspraak")),
                                    models.Q(("afspraak__isnull", False), ("soort", "bevestigd")),
                                    _connector="OR",
                                ),
                                then=models.Value("afspraak-bevestigd"),
                            ),
                            models.When(models.Q(("soort", "afspraak")), then=models.Value("afspraak-gewijzigd")),
                            models.When(
                                models.Q(("soort", "onderdeel"), ("van", {})), then=models.Value("onderdeel-toegevoegd")
                            ),
                            models.When(models.Q(("soort", "onderdeel")), then=models.Value("onderdeel-gewijzigd")),
                            models.When(
                                models.Q(("soort", "document"), ("van", {})), then=models.Value("document-toegevoegd")
                            ),
                            models.When(
                                models.Q(("naar__contains", {"is_vervallen": True}), ("soort", "document")),
                                then=models.Value("document-verwijderd"),
                            ),
                            models.When(models.Q(("soort", "document")), then=models.Value("document-gewijzigd")),
                            default=models.F("soort"),
                        ),
                        output_field=models.CharField(
                            choices=[
                                ("status", "status veranderd"),
                                ("voortgang", "voortgang gemeld, status gelijk"),
                                ("fase", "nieuwe fase"),
                                ("mijlpaal-bereikt", "mijlpaal bereikt"),
                                ("mijlpaal-herijkt", "mijlpaal opnieuw gepland"),
                                ("mijlpaal-toegevoegd", "mijlpaal toegevoegd"),
                                ("mijlpaal-bijgesteld", "mijlpaal bijgesteld"),
                                ("mijlpaal-vervallen", "mijlpaal vervallen"),
                                ("afspraak-gemaakt", "afspraak gemaakt"),
                                ("afspraak-bevestigd", "afspraak bevestigd"),
                                ("afspraak-gewijzigd", "afspraak gewijzigd"),
                                ("afspraak-nagekomen", "afspraak nagekomen"),
                                ("afspraak-ingetrokken", "afspraak ingetrokken"),
                                ("onderdeel-toegevoegd", "thema of onderdeel toegevoegd"),
                                ("onderdeel-gewijzigd", "thema of onderdeel gewijzigd"),
                                ("document-toegevoegd", "document toegevoegd"),
                                ("document-gewijzigd", "document gewijzigd"),
                                ("document-verwijderd", "document verwijderd"),
                                ("deelname", "deelnemers gewijzigd"),
                                ("bevestigd", "actie bevestigd als nog actueel"),
                                ("teruggenomen", "melding meteen teruggenomen"),
                                ("tekst", "tekst gewijzigd"),
                                ("aangemaakt", "actie aangemaakt"),
                                ("gepubliceerd", "actie gepubliceerd"),
                                ("ingetrokken", "publicatie ingetrokken"),
                            ],
                            max_length=30,
                            verbose_name="verandering",
                        ),
                    ),
                ),
            ]
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "aangemaakt",
                            "gepubliceerd",
                            "ingetrokken",
                            "status",
                            "fase",
                            "mijlpaal-toegevoegd",
                            "mijlpaal-bereikt",
                            "mijlpaal-herijkt",
                            "mijlpaal-vervallen",
                            "afspraak",
                            "deelname",
                            "onderdeel",
                            "document",
                            "bevestigd",
                            "teruggenomen",
                            "tekst",
                        ],
                    )
                ),
                name="gebeurtenis_soort_bestaat",
                violation_error_message="Kies een bestaande soort gebeurtenis.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden__regex", "\\S"), ("soort", "tekst"), _connector="OR"),
                name="gebeurtenis_heeft_reden",
                violation_error_message="Geen verandering zonder reden.",
            ),
        ),
        migrations.RunPython(vertel_oude_teksten, migrations.RunPython.noop),
    ]
