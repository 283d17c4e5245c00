//! The names that the module uses are those that `token-doctor.d.ts` declares.

use std::collections::BTreeSet;

use token_doctor::check::{CheckId, CheckState, Verdict};
use token_doctor::diagnosis::Category;
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
        ("verdict: ", names(Verdict::ALL, Verdict::as_str)),
        ("type CheckId =", names(CheckId::ALL, CheckId::as_str)),
        ("state: ", names(CheckState::ALL, CheckState::as_str)),
    ] {
        assert_eq!(given_out, declared(declaration), "{declaration}");
    }
}
