//! The names that the module uses are those that `token-doctor.d.ts` and `report.schema.json` declare.

use std::collections::BTreeSet;

use serde_json::Value;
use token_doctor::check::{CheckId, CheckState, Verdict};
use token_doctor::diagnosis::{Category, Cause};
use token_doctor::paste::{Completeness, Kind, Severity};

/// The names in quotes between a member or type of the declarations and the next semicolon.
fn declared(before: &str) -> BTreeSet<&'static str> {
    let declarations = include_str!("../../src/module/token-doctor.d.ts");
    let (_, after) = declarations.split_once(before).unwrap();
    let (names, _) = after.split_once(';').unwrap();
    names.split('"').skip(1).step_by(2).collect()
}

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> BTreeSet<&'static str> {
    all.iter().map(|one| name(*one)).collect()
}

#[test]
fn every_name_is_declared_and_every_declared_name_is_used() {
    for (declaration, given_out) in [
        ("type TokenKind =", names(Kind::ALL, Kind::as_str)),
        ("completeness: ", names(Completeness::ALL, Completeness::as_str)),
        ("severity: ", names(Severity::ALL, Severity::as_str)),
        ("type Category =", names(Category::ALL, Category::as_str)),
        ("type Cause =", names(Cause::ALL, Cause::as_str)),
        ("verdict: ", names(Verdict::ALL, Verdict::as_str)),
        ("type CheckId =", names(CheckId::ALL, CheckId::as_str)),
        ("state: ", names(CheckState::ALL, CheckState::as_str)),
    ] {
        assert_eq!(given_out, declared(declaration), "{declaration}");
    }
}

#[test]
fn the_schema_of_the_report_lists_every_name() {
    let schema: Value = serde_json::from_str(include_str!("../../src/module/report.schema.json")).unwrap();
    for (place, given_out) in [
        ("/$defs/category", names(Category::ALL, Category::as_str)),
        ("/$defs/cause", names(Cause::ALL, Cause::as_str)),
        ("/$defs/checkId", names(CheckId::ALL, CheckId::as_str)),
        ("/properties/verdict", names(Verdict::ALL, Verdict::as_str)),
        (
            "/properties/checks/items/properties/state",
            names(CheckState::ALL, CheckState::as_str),
        ),
    ] {
        let listed = schema.pointer(place).unwrap()["enum"].as_array().unwrap();
        let listed: BTreeSet<&str> = listed.iter().filter_map(Value::as_str).collect();
        assert_eq!(given_out, listed, "{place}");
    }
}

/// The codes of findings have no type. Each is a literal in `src/paste`.
#[test]
fn every_code_of_a_finding_is_declared() {
    let declared = declared("type FindingCode =");
    let sources: String = std::fs::read_dir("src/paste")
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    for code in &declared {
        assert!(sources.contains(&format!("\"{code}\"")), "{code} is in no source");
    }
    let calls = sources.split("finding(").skip(1);
    let used: BTreeSet<&str> = calls
        .filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    assert!(used.len() > 5, "{used:?}");
    assert!(used.is_subset(&declared), "{used:?}");
}
