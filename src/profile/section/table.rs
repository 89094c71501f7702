//! Tables that are sections: a family, scores, equipment.

use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::diagnostic::Code;
use crate::diagnostic::phrase::count;
use crate::profile::record::{Read, Reader};
use crate::profile::value::text::Text;
use crate::profile::yaml::flow;
use crate::profile::yaml::node::{Key, Node, Value};

/// The most columns that a page has room for.
pub const MOST_COLUMNS: usize = 12;
/// The most rows of a table; more are a register, and no part of a résumé.
pub const MOST_ROWS: usize = 200;

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// The heads of its columns.
    pub columns: Vec<Text>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Cells>,
}

/// A row of cells.
#[derive(Debug, Clone)]
pub struct Cells {
    /// What they say; some may be empty.
    pub cells: Vec<Option<Text>>,
    /// Where it is.
    range: Range<usize>,
}

impl Table {
    /// The table of the section `key`, which is written at `node`; reports one without heads, or with rows of another length.
    pub fn new(key: &Key, (columns, rows): (Vec<Text>, Vec<Cells>), node: &Node, reader: &mut Reader) -> Option<Self> {
        let at = |name: &str| node.get(name).map_or(key.range.clone(), Node::anchor);
        for (name, missing, example) in [
            ("columns", columns.is_empty(), "columns: [Name, Relation]"),
            ("rows", rows.is_empty(), "rows: [[Jo, sister]]"),
        ] {
            if missing {
                let message = format!("the table `{}` needs `{name}`", key.text);
                reader.error(Code::MissingField, at(name), message).hints.push(format!("add `{example}`"));
                return None;
            }
        }
        for (name, found, most) in [("columns", columns.len(), MOST_COLUMNS), ("rows", rows.len(), MOST_ROWS)] {
            if found > most {
                let message = format!("a table has at most {most} {name}, and this one has {found}");
                reader.error(Code::WrongType, at(name), message).hints.push("make two sections of it".into());
                return None;
            }
        }
        let problems = reader.problems.count();
        for row in rows.iter().filter(|row| row.cells.len() != columns.len()) {
            let found = count(row.cells.len(), "cell");
            let message = format!("this row has {found}, and the table {}", count(columns.len(), "column"));
            let hint = "write a cell for each column; an empty one is `~`";
            reader.error(Code::UnevenRow, row.range.clone(), message).hints.push(hint.into());
        }
        (reader.problems.count() == problems).then_some(Self { columns, rows })
    }
}

impl Read for Cells {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let Value::List(items) = &node.value else {
            let words: Vec<&str> = match &node.value {
                Value::Map(pairs) => pairs
                    .iter()
                    .filter_map(
                        |(_, node)| if let Value::Text(text) = &node.value { Some(text.as_str()) } else { None },
                    )
                    .collect(),
                Value::Text(text) => text.split(['|', ',']).map(str::trim).filter(|word| !word.is_empty()).collect(),
                _ => Vec::new(),
            };
            let row = if words.is_empty() { "[one, two]".into() } else { flow::list(&words) };
            reader.wrong_type(node, "a list of cells").hints.push(format!("write `- {row}`"));
            return None;
        };
        let problems = reader.problems.count();
        let cells = items.iter().map(|item| match item.value {
            Value::Null => None,
            _ => Text::read(item, reader),
        });
        let cells = cells.collect();
        (reader.problems.count() == problems).then_some(Self { cells, range: node.range.clone() })
    }
}

impl JsonSchema for Cells {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cells".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>().to_value();
        json_schema!({ "type": ["array", "null"], "items": json!({ "if": { "type": "null" }, "else": text }) })
    }
}
