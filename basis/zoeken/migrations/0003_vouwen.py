"""One rule of folding in the database: `vouw`, `zoeksleutel` and, made of it, `sorteersleutel`.

The same as the functions of `basis.zoeken.vouwen`. Immutable, so that indexes and generated columns can use them: all
they need is named with its schema, and nothing in them depends on the locale of the server.
"""

from django.db import migrations

HOOFDLETTERS_EN_VORMEN = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÐØĐĦŁŊŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚ"
    "ϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲ"
    "ҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖłøđðħıŧς‐"
    "’‘"
)
KLEINE_LETTERS = (
    "abcdefghijklmnopqrstuvwxyz"
    "dodhlŋtɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛ"
    "ϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳ"
    "ҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆloddhitσ-"
    "''"
)

ACCENTEN = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
ONZICHTBAAR = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff0-\ufffc\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
LEESTEKENS = r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u3000]+"


def _zonder_vormen(tekst: str) -> str:
    """The letters that are two when they are taken apart."""
    for een, twee in (
        ("Æ", "ae"),
        ("æ", "ae"),
        ("Œ", "oe"),
        ("œ", "oe"),
        ("ß", "ss"),
        ("ẞ", "ss"),
        ("Þ", "th"),
        ("þ", "th"),
    ):
        tekst = f"pg_catalog.replace({tekst}, '{een}', '{twee}')"
    return tekst


def _sql(tekst: str) -> str:
    return tekst.replace("'", "''")


def _functie(naam: str, wat: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION public.{naam}(tekst text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN {wat}
"""


GEWONE_LETTERS = f"pg_catalog.regexp_replace(pg_catalog.normalize(tekst, 'NFKD'), '[{ACCENTEN}{ONZICHTBAAR}]', '', 'g')"
VOUW = _functie(
    "vouw",
    _zonder_vormen(
        f"pg_catalog.translate({GEWONE_LETTERS}, '{_sql(HOOFDLETTERS_EN_VORMEN)}', '{_sql(KLEINE_LETTERS)}')"
    ),
)
ZOEKSLEUTEL = _functie(
    "zoeksleutel", f"pg_catalog.btrim(pg_catalog.regexp_replace(public.vouw(tekst), '{LEESTEKENS}', ' ', 'g'), ' ')"
)
# Past 's- and 't at the begin of a word, as the register of organisations sorts.
SORTEERSLEUTEL = _functie(
    "sorteersleutel",
    "pg_catalog.regexp_replace("
    f"pg_catalog.regexp_replace(public.vouw(tekst), '(^| )''[st][ -]', '\\1', 'g'), '^{LEESTEKENS}', '')",
)
EERDERE_SORTEERSLEUTEL = _functie(
    "sorteersleutel",
    "pg_catalog.regexp_replace("
    "pg_catalog.lower(public.unaccent('public.unaccent'::pg_catalog.regdictionary, tekst)), '^[^[:alnum:]]+', '')",
)


class Migration(migrations.Migration):
    dependencies = [("zoeken", "0002_datum_en_bron")]

    operations = [
        migrations.RunSQL(VOUW, "DROP FUNCTION public.vouw(text)"),
        migrations.RunSQL(ZOEKSLEUTEL, "DROP FUNCTION public.zoeksleutel(text)"),
        migrations.RunSQL(SORTEERSLEUTEL, EERDERE_SORTEERSLEUTEL),
    ]
