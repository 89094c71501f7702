//! The JSON Schema of dates, as strict as the reader.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value as Json, json};

use crate::profile::describe::{define, schema};
use crate::profile::value::date::{DateAt, Dated, End, When, lexicon};
use crate::profile::value::text::Text;

/// The pattern of a date, for editors; the 29th of February is in it for every year.
const PATTERN: &str = "((19|20)[0-9]{2}|2100)\
    (-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]))?|-(0[13-9]|1[0-2])-30|-(0[13578]|1[02])-31)?";

/// The schema of a date, of the word that may stand for one, or of nothing.
fn strict(word: Option<&str>) -> Schema {
    let or = |before: &str| word.map(|word| format!("{before}{word}")).unwrap_or_default();
    // An editor's YAML reader takes `2020` for a number.
    json_schema!({
        "type": ["string", "integer", "null"],
        "pattern": format!("^({PATTERN}{})$|^\\s*$", or("|")),
        "minimum": 1900,
        "maximum": 2100,
        "errorMessage": format!("write YYYY, YYYY-MM or YYYY-MM-DD{}", or(", or ")),
        "examples": std::iter::once("2020-08").chain(word).collect::<Vec<_>>(),
    })
}

/// The schema of a date where words may stand that are none: what has no words but those of dates is a date.
fn or_words(date: Json, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = generator.subschema_for::<Text>();
    let meant = define(
        "MeantAsDate",
        generator,
        |_| json!({ "anyOf": [{ "type": "string", "pattern": lexicon::pattern() }, { "type": "number" }] }),
    );
    let version = json!({ "allOf": [meant, { "pattern": r"\S" }] });
    schema.insert("if".into(), meant);
    schema.insert("then".into(), date);
    let versions = json!({ "if": { "type": "object" }, "then": { "additionalProperties": { "not": version } } });
    schema.insert("allOf".into(), json!([versions]));
    schema
}

/// Gives a type the schema of a date, or of the word that may stand for one.
macro_rules! date_schema {
    ($($type:ident $word:expr;)*) => {
        $(schema!($type, |_| strict($word));)*
    };
}

date_schema! {
    DateAt None;
    Dated Some("today");
}

schema!(When, |generator| {
    let date = generator.subschema_for::<DateAt>().to_value();
    or_words(date, generator)
});

schema!(End, |generator| or_words(strict(Some("present")).to_value(), generator));
