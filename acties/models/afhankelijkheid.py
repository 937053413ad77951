"""What a promise waits for: other promises, never in a circle."""

import pgtrigger
from django.db import models

from acties.models.afspraak import Afspraak

# One at a time says for which others a promise waits: two at once could close a circle together.
EEN_TEGELIJK = 731_001


class Afhankelijkheid(models.Model):
    """One promise waits for another. Never in a circle: a trigger refuses it."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="afhankelijkheden")
    op = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="afhankelijken")

    class Meta:
        verbose_name = "afhankelijkheid"
        verbose_name_plural = "afhankelijkheden"
        constraints = (
            models.UniqueConstraint(
                fields=["afspraak", "op"],
                name="afhankelijkheid_uniek",
                violation_error_message="Deze afspraak wacht daar al op.",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="geen_kring",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                # The number of the lock is a constant of this module.
                func=f"""
                PERFORM pg_advisory_xact_lock({EEN_TEGELIJK});
                IF EXISTS (
                    WITH RECURSIVE keten (id) AS (SELECT NEW.op_id UNION
                        SELECT a.op_id FROM acties_afhankelijkheid AS a JOIN keten ON a.afspraak_id = keten.id)
                    SELECT 1 FROM keten WHERE id = NEW.afspraak_id
                ) THEN
                    RAISE EXCEPTION 'Afspraken wachten niet op elkaar in een kring.'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'afhankelijkheid_geen_kring';
                END IF;
                RETURN NEW;
                """,  # noqa: S608
            ),
        )

    def __str__(self) -> str:
        return f"{self.afspraak} wacht op {self.op}"
