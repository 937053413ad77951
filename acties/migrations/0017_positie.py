"""Each row of the journal gets a number in the order of commit (docs/adr/0043). Plain triggers, as those of 0002."""

import django.db.models.deletion
from django.db import migrations, models

NUMMER = """
INSERT INTO acties_positie (gebeurtenis_id) SELECT id FROM acties_gebeurtenis ORDER BY id;
CREATE FUNCTION acties_krijgt_positie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM bronnen_stempel WHERE naam = 'inhoud' FOR UPDATE;
    INSERT INTO acties_positie (gebeurtenis_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER krijgt_positie AFTER INSERT ON acties_gebeurtenis DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION acties_krijgt_positie();
CREATE TRIGGER journaal_alleen_erbij BEFORE UPDATE OR DELETE OR TRUNCATE ON acties_positie
    FOR EACH STATEMENT EXECUTE FUNCTION acties_journaal_alleen_erbij();
"""
WEG = """
DROP TRIGGER journaal_alleen_erbij ON acties_positie;
DROP TRIGGER krijgt_positie ON acties_gebeurtenis;
DROP FUNCTION acties_krijgt_positie();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("acties", "0016_getekend_door"),
        ("bronnen", "0003_stempel_rapporten"),
    ]

    operations = [
        migrations.CreateModel(
            name="Positie",
            fields=[
                ("nummer", models.BigAutoField(primary_key=True, serialize=False, verbose_name="positie")),
                (
                    "gebeurtenis",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="positie",
                        to="acties.gebeurtenis",
                    ),
                ),
            ],
            options={
                "verbose_name": "positie in het journaal",
                "verbose_name_plural": "posities in het journaal",
            },
        ),
        migrations.RunSQL(NUMMER, WEG),
    ]
