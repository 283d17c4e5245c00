//! The names that the module gives out are those that `token-doctor.d.ts` declares.

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
fn every_name_is_declared_and_every_declared_name_is_given_out() {
    let kinds = [
        Kind::AccessToken,
        Kind::AppAccessToken,
        Kind::AppSecret,
        Kind::InstagramToken,
        Kind::ThreadsToken,
        Kind::PhoneNumber,
        Kind::ObjectId,
        Kind::JsonWebToken,
        Kind::OtherKey,
        Kind::GraphError,
        Kind::Placeholder,
        Kind::Empty,
        Kind::Unknown,
    ];
    let completenesses = [
        Completeness::LooksComplete,
        Completeness::LooksTruncated,
        Completeness::LooksAltered,
        Completeness::Unknown,
    ];
    let verdicts = [
        Verdict::Connected,
        Verdict::Attention,
        Verdict::Failed,
        Verdict::CouldNotTell,
    ];
    let checks = [
        CheckId::Text,
        CheckId::Token,
        CheckId::App,
        CheckId::Permissions,
        CheckId::Account,
        CheckId::PhoneNumber,
        CheckId::Health,
        CheckId::Webhook,
    ];
    let states = [
        CheckState::Pass,
        CheckState::Warn,
        CheckState::Fail,
        CheckState::Unknown,
        CheckState::Skipped,
        CheckState::Running,
    ];
    let severities = [Severity::Info, Severity::Warning, Severity::Error];
    for (declaration, given_out) in [
        ("type TokenKind =", names(&kinds, Kind::as_str)),
        ("completeness: ", names(&completenesses, Completeness::as_str)),
        ("severity: ", names(&severities, Severity::as_str)),
        ("type Category =", names(Category::ALL, Category::as_str)),
        ("verdict: ", names(&verdicts, Verdict::as_str)),
        ("type CheckId =", names(&checks, CheckId::as_str)),
        ("state: ", names(&states, CheckState::as_str)),
    ] {
        assert_eq!(given_out, declared(declaration), "{declaration}");
    }
}
