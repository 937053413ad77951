"""The extensions of PostgreSQL that the portal uses, and the key by which titles and names sort."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

# Immutable, so that indexes and generated columns can use it: all it needs is named with its schema. Small letters
# without accents, from the first letter or digit on; the same in every locale of the server.
MAAK_SORTEERSLEUTEL = r"""
CREATE FUNCTION public.sorteersleutel(tekst text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN pg_catalog.regexp_replace(
    pg_catalog.lower(public.unaccent('public.unaccent'::pg_catalog.regdictionary, tekst)), '^[^[:alnum:]]+', ''
)
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(MAAK_SORTEERSLEUTEL, "DROP FUNCTION public.sorteersleutel(text)"),
    ]
