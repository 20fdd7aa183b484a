//! The examples of docs/json.md have the shape of what the commands print.

use std::path::Path;

use serde_json::Value;

use super::Home;

/// Command lines with the JSON that stands behind each.
fn examples() -> Vec<(String, Value)> {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md")).unwrap();
    page.split("```sh\n")
        .skip(1)
        .map(|part| {
            let (line, rest) = part.split_once("\n```").unwrap();
            let json = rest.split_once("```json\n").unwrap().1.split_once("\n```").unwrap().0;
            (line.to_owned(), serde_json::from_str(json).unwrap_or_else(|error| panic!("{line}: {error}")))
        })
        .collect()
}

/// Where a printed value is not of the documented shape. Null fits everything; of arrays every item must be as the first one
/// documented.
fn differences(documented: &Value, printed: &Value, at: &str, found: &mut Vec<String>) {
    match (documented, printed) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(documented), Value::Object(printed)) => {
            // Records are cut in the documentation, and settings of a column are printed only where they say something.
            let cut = at.ends_with(".records") || at.ends_with(".mapping[]");
            let (known, all): (Vec<&String>, Vec<&String>) = (documented.keys().collect(), printed.keys().collect());
            if known != all && !cut {
                found.push(format!("{at}: {known:?} is documented, {all:?} printed"));
            }
            for (key, value) in documented {
                match printed.get(key) {
                    Some(other) => differences(value, other, &format!("{at}.{key}"), found),
                    None => found.push(format!("{at}.{key} is not printed")),
                }
            }
        }
        (Value::Array(documented), Value::Array(printed)) => {
            if let Some(first) = documented.iter().find(|item| !item.is_null()) {
                printed.iter().for_each(|item| differences(first, item, &format!("{at}[]"), found));
            }
        }
        (Value::String(_), Value::String(_)) | (Value::Number(_), Value::Number(_)) | (Value::Bool(_), Value::Bool(_)) => {}
        // The value of a setting, an input of a score, an input of a criterion: of the kind that it has.
        _ if [".value", ".input", ".to", ".from"].iter().any(|ending| at.ends_with(ending)) => {}
        _ => found.push(format!("{at}: {documented} is documented, {printed} printed")),
    }
}

#[test]
fn every_example_has_the_shape_of_what_is_printed() {
    let home = Home::new();
    home.whole_demo("t.db");
    let list = "客户名称,客户等级,续约日期,使用率\n岚桥试验有限公司,A,2027-03-31,85%\n坏行公司,D,2027-05-01,40%\n岚桥试验有限公司,A,2027-03-31,85%\n";
    std::fs::write(home.path("customers.csv"), list).unwrap();
    let examples = examples();
    assert!(examples.len() > 15, "the examples are found by their fences");
    let mut found = Vec::new();
    for (line, documented) in examples {
        let words: Vec<&str> = line.split(' ').skip(1).collect();
        let answer = home.run(&words);
        let text = if answer.out.is_empty() { &answer.err } else { &answer.out };
        let printed: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{line}: {error}: {text}"));
        differences(&documented, &printed, line.split(' ').nth(3).unwrap_or(""), &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_difference_is_noticed() {
    let found = |documented: &str, printed: &str| {
        let mut found = Vec::new();
        differences(&serde_json::from_str(documented).unwrap(), &serde_json::from_str(printed).unwrap(), "x", &mut found);
        found.len()
    };
    assert_eq!(found(r#"{"a": [{"b": "1"}]}"#, r#"{"a": [{"b": null}, {"b": "2"}]}"#), 0);
    assert_eq!(found(r#"{"a": [{"b": "1"}]}"#, r#"{"a": [{"b": "1"}, {"b": 2}]}"#), 1);
    assert_eq!(found(r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#), 1);
    assert!(found(r#"{"a": 1, "b": 2}"#, r#"{"a": 1}"#) > 0);
}
