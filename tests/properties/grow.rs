//! Values of a profile made from its schema, so that a field that is added there is covered by itself.

use serde_json::{Map, Value as Json, json};

/// What is to be made where the schema leaves a choice.
pub trait Taste {
    /// A text; `field` is the nearest key.
    fn text(&mut self, field: &str) -> String;
    /// What comes behind `https://`.
    fn address(&mut self) -> String;
    /// Whether a field is there.
    fn takes(&mut self, field: &str, required: bool) -> bool;
    /// How many items a list has, so deep in lists.
    fn count(&mut self, field: &str, depth: usize) -> usize;
    /// One of so many forms.
    fn pick(&mut self, forms: usize) -> usize;
}

/// The profile's schema.
pub struct Schema(Json);

impl Schema {
    /// That of the program.
    pub fn new() -> Self {
        Self(jikji::schema::json())
    }

    /// The names of all kinds of entries.
    pub fn kinds(&self) -> Vec<&str> {
        self.0["$defs"]
            .as_object()
            .into_iter()
            .flat_map(|all| all.keys())
            .filter_map(|it| it.strip_prefix("Entry-"))
            .collect()
    }

    /// The fields of an entry of a kind, and whether each must be there.
    pub fn fields(&self, kind: &str) -> Vec<(&str, bool)> {
        let entry = &self.0["$defs"][format!("Entry-{kind}")];
        let required = |name: &str| is_required(entry, name);
        let names = entry["properties"].as_object().into_iter().flat_map(|fields| fields.keys());
        names.filter(|name| *name != "kind").map(|name| (name.as_str(), required(name))).collect()
    }

    /// An entry of a kind.
    pub fn entry(&self, kind: &str, taste: &mut dyn Taste) -> Json {
        let mut entry = self.grow(&json!({ "$ref": format!("#/$defs/Entry-{kind}") }), "entry", 0, taste);
        if let Some(entry) = entry.as_object_mut() {
            entry.shift_remove("kind");
        }
        entry
    }

    /// The value of one of the profile's own keys.
    pub fn own(&self, key: &str, taste: &mut dyn Taste) -> Json {
        self.grow(&self.0["properties"][key], key, 0, taste)
    }

    fn grow(&self, schema: &Json, field: &str, depth: usize, taste: &mut dyn Taste) -> Json {
        if let Some(name) = schema["$ref"].as_str().and_then(|it| it.strip_prefix("#/$defs/")) {
            return leaf(name, field, taste).unwrap_or_else(|| self.grow(&self.0["$defs"][name], field, depth, taste));
        }
        if field == "tags" {
            return json!([taste.text(field)]);
        }
        if schema["properties"].is_object() {
            return self.record(schema, depth, taste);
        }
        let is = |kind: &str| {
            schema["type"] == kind || schema["type"].as_array().is_some_and(|all| all.contains(&kind.into()))
        };
        if is("array") {
            return self.list(&schema["items"], field, depth, taste);
        }
        if let Some(choices) = schema["enum"].as_array() {
            let choices: Vec<_> = choices.iter().filter(|it| !it.is_null()).collect();
            return choices[taste.pick(choices.len())].clone();
        }
        match schema.get("if") {
            Some(test) if test["type"] == "array" && schema["then"]["items"].is_object() => {
                self.list(&schema["then"]["items"], field, depth, taste)
            }
            // A record, or a text in its place.
            Some(test) if test["propertyNames"].is_object() && depth < 6 && taste.pick(2) == 0 => {
                self.grow(&schema["then"], field, depth, taste)
            }
            Some(test) if test["propertyNames"].is_object() || test["type"] == "object" => {
                self.grow(&schema["else"], field, depth, taste)
            }
            _ if is("boolean") => json!(true),
            _ if schema["examples"].is_array() => schema["examples"][0].clone(),
            _ if is("string") && schema["pattern"].is_null() => taste.text(field).into(),
            _ => panic!("what is `{field}` to be? {schema:#}"),
        }
    }

    fn list(&self, items: &Json, field: &str, depth: usize, taste: &mut dyn Taste) -> Json {
        (0..taste.count(field, depth)).map(|_| self.grow(items, field, depth + 1, taste)).collect()
    }

    fn record(&self, schema: &Json, depth: usize, taste: &mut dyn Taste) -> Json {
        let mut record = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if taste.takes(name, is_required(schema, name)) {
                record.insert(name.clone(), self.grow(field, name, depth, taste));
            }
        }
        // An entry has a date, or a start and an end.
        if record.contains_key("start") || record.contains_key("end") {
            record.shift_remove("date");
        }
        // A rule that one of some must be there.
        let one_of = schema["allOf"].as_array().into_iter().flatten().filter_map(|rule| rule["anyOf"].as_array());
        for names in
            one_of.map(|forms| forms.iter().filter_map(|form| form["required"][0].as_str()).collect::<Vec<_>>())
        {
            if !names.iter().any(|name| record.contains_key(*name)) {
                let name = names[taste.pick(names.len())];
                record.insert(name.into(), self.grow(&schema["properties"][name], name, depth, taste));
            }
        }
        record.into()
    }
}

fn is_required(record: &Json, name: &str) -> bool {
    record["required"].as_array().is_some_and(|names| names.contains(&name.into()))
}

/// A value of a type that has a form of its own.
fn leaf(name: &str, field: &str, taste: &mut dyn Taste) -> Option<Json> {
    let year = |field: &str| match field {
        "start" | "birth" => "2016",
        "expected" => "2029",
        _ => "2021",
    };
    let date = |taste: &mut dyn Taste| {
        let year = year(field);
        [year.to_owned(), format!("{year}-05"), format!("{year}-11-23")][taste.pick(3)].clone()
    };
    Some(match name {
        "RequiredText" | "Text" | "Scalar" => taste.text(field).into(),
        "Date" | "Dated" => date(taste).into(),
        "End" if taste.pick(4) == 3 => "present".into(),
        "End" => date(taste).into(),
        "When" => match taste.pick(2) {
            0 => date(taste).into(),
            _ => taste.text(field).into(),
        },
        "Url" => format!("https://{}", taste.address()).into(),
        "Email" => format!("{}@{}", taste.address().replace('/', "."), "example.org").into(),
        "Phone" => "+82 10-0000-0000".into(),
        "Doi" => format!("10.0000/{}", taste.address()).into(),
        "ArxivId" => "2004.09910".into(),
        "Numbers" => json!({ "KR": taste.text(field), "US": "11,000,000" }),
        "Links" => {
            let (label, address) = (taste.text("label"), format!("https://{}", taste.address()));
            let mut links = json!({ "github": "gildong", "Slides": address.clone() });
            if let Some(short) = label.get(..label.floor_char_boundary(90)) {
                links[short] = json!({ "url": address, "label": label });
            }
            links
        }
        _ => return None,
    })
}
