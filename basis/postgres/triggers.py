"""Triggers that several models ask for."""

from typing import Any

import pgtrigger


def blijft(naam: str, tekst: str, *, tenzij: str = "false", bij: Any = None) -> pgtrigger.Trigger:
    """Refuse to change or remove rows (`bij`: which of these), unless a condition in SQL about OLD and NEW holds.

    `naam` is what the refusal is called by, as that of a constraint; `tekst` is for people.
    """
    return pgtrigger.Trigger(
        name="blijft",
        when=pgtrigger.Before,
        operation=bij or pgtrigger.Update | pgtrigger.Delete,
        func=f"""
        IF NOT ({tenzij}) THEN
            RAISE EXCEPTION '{tekst}' USING ERRCODE = 'check_violation', CONSTRAINT = '{naam}';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
        """,
    )
