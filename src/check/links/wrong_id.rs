//! An ID of another type of object than the field needs. Does not depend on the check that asks.

use crate::check::question::{Question, kind_of_node};
use crate::check::snapshot::Snapshot;
use crate::diagnosis::{Discovery, Evidence, IdField, ObjectKind, diagnose};
use crate::paste::AppId;

use super::check_result::CheckResult;

/// The result for an ID that belongs in another field, or in no field; `None` if nothing shows that.
pub(super) fn wrong_id(snapshot: &Snapshot, field: IdField, id: &str, questions: &[Question]) -> Option<CheckResult> {
    if let Some((number, account)) = swapped(snapshot) {
        return Some(CheckResult::broken(snapshot.discovered(Discovery::SwappedIds {
            phone_number_id: number,
            account_id: account,
        })));
    }
    let wanted = match field {
        IdField::PhoneNumberId => ObjectKind::PhoneNumber,
        IdField::WhatsAppBusinessAccountId => ObjectKind::Account,
    };
    let kind = kind_of(snapshot, id, questions).filter(|kind| *kind != wanted)?;
    let misplaced = Evidence::Discovery(Discovery::MisplacedId(kind));
    Some(CheckResult::broken(diagnose(&misplaced, &snapshot.context_of(field))))
}

/// Both IDs, the number's first, if each is in the other's field.
fn swapped<'a>(snapshot: &Snapshot<'a>) -> Option<(&'a str, &'a str)> {
    let request = snapshot.answers.request();
    let (number, account) = (request.given_phone_number_id()?, request.given_account_id()?);
    let number_is = kind_of(snapshot, number.as_str(), &[Question::PhoneNumber(number.clone())]);
    let account_is = kind_of(snapshot, account.as_str(), &[Question::Account(account.clone())]);
    (number_is == Some(ObjectKind::Account) && account_is == Some(ObjectKind::PhoneNumber))
        .then_some((account.as_str(), number.as_str()))
}

/// What an ID belongs to, from what was found, else from Meta's refusal of one of these questions.
fn kind_of(snapshot: &Snapshot, id: &str, questions: &[Question]) -> Option<ObjectKind> {
    let assets = snapshot.assets;
    let app_id = snapshot.answers.app_id().map(AppId::as_str);
    if assets.account(id).is_some() {
        Some(ObjectKind::Account)
    } else if assets.phone_number(id).is_some() {
        Some(ObjectKind::PhoneNumber)
    } else if assets.portfolio_ids().any(|portfolio| portfolio == id) {
        Some(ObjectKind::Portfolio)
    } else if app_id == Some(id) {
        Some(ObjectKind::App)
    } else if snapshot.token.holder_id.as_deref() == Some(id) {
        Some(ObjectKind::Holder)
    } else {
        questions
            .iter()
            .find_map(|question| snapshot.answers.node_type(question))
            .and_then(kind_of_node)
    }
}
