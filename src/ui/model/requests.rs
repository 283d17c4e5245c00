//! What a button would ask for, given the state; or why there is nothing to ask for. Does not depend on how it is asked (`check`,
//! `fetch`) or on who asks.

use super::comparing::NoComparison;
use super::input::{IdEntry, Refusal, has_token_of_example};
use super::saving::{Doubt, ToSave};
use super::state::State;
use super::testing::Test;
use crate::check::{ConnectionRequest, ExchangeRequest, Verdict};
use crate::graph::{PhoneNumberId, WabaId, WebhookAddress};
use crate::paste::{AppId, Kind};

/// What to test. A malformed ID stops no test: it is part of what is found.
///
/// # Errors
/// If what was pasted contains no token, or must not be sent.
pub fn connection(state: &State) -> Result<ConnectionRequest, Refusal> {
    if state.pasted.is_example() {
        return Err(Refusal::Example);
    }
    let inspection = &state.pasted.inspection;
    if inspection.kind == Kind::Empty {
        return Err(if state.host.has_stored_token {
            Refusal::Stored
        } else {
            Refusal::Empty
        });
    }
    if state.pasted.is_answer() {
        return Err(Refusal::Answer);
    }
    if inspection.is_other_secret() {
        return Err(Refusal::OtherSecret);
    }
    if inspection.token.is_none() {
        let has_choice = !inspection.choices.is_empty();
        return Err(if has_choice { Refusal::Several } else { Refusal::NoToken });
    }
    if inspection.kind == Kind::Unknown && !state.sends_unknown {
        return Err(Refusal::UnknownKind);
    }
    Ok(ConnectionRequest {
        inspection: inspection.clone(),
        phone_number_id: PhoneNumberId::parse(&state.phone_number_id.typed),
        whatsapp_business_account_id: WabaId::parse(&state.account_id.typed),
        // What was typed for an exchange is not for a test.
        app_secret: state.app_secret.clone().filter(|_| state.asks_for_app_secret),
        graph_version: state.graph_version.clone(),
        webhook_url: WebhookAddress::parse(state.webhook_url()),
        expected_app_id: state.host.app_id.as_deref().and_then(|id| AppId::parse(id.trim())),
    })
}

/// The test of the second token for a comparison: with the same IDs, version and app secret as the first.
///
/// # Errors
/// If there is nothing to compare.
pub fn comparison(state: &State) -> Result<ConnectionRequest, NoComparison> {
    let second = &state.comparing.second;
    if second.token.is_none() || second.is_other_secret() || has_token_of_example(second) {
        return Err(NoComparison::NoToken);
    }
    if second.token == state.pasted.inspection.token {
        return Err(NoComparison::Same);
    }
    let first = connection(state).map_err(|_| NoComparison::NoToken)?;
    Ok(ConnectionRequest {
        inspection: second.clone(),
        ..first
    })
}

/// What to exchange, and with what.
///
/// # Errors
/// If an example is in the field. Everything else is judged with the last test (`check`).
pub fn exchange(state: &State, renew: bool) -> Result<ExchangeRequest, Refusal> {
    if state.pasted.is_example() {
        return Err(Refusal::Example);
    }
    Ok(ExchangeRequest {
        inspection: state.pasted.inspection.clone(),
        app_id: AppId::parse(state.exchange.app_id.trim()),
        app_secret: state.app_secret.clone(),
        renew,
        command_is_offered: true,
    })
}

/// What to save.
///
/// # Errors
/// If the field contains nothing that could be a token.
pub fn save(state: &State) -> Result<ToSave, Refusal> {
    let inspection = &state.pasted.inspection;
    let token = match &inspection.token {
        _ if state.pasted.is_example() => return Err(Refusal::Example),
        _ if state.pasted.is_answer() => return Err(Refusal::Answer),
        Some(token) => Some(token.clone()),
        None if inspection.kind == Kind::Empty && state.host.has_stored_token => None,
        None if inspection.kind == Kind::Empty => return Err(Refusal::Empty),
        None if !inspection.choices.is_empty() => return Err(Refusal::Several),
        None => return Err(Refusal::NoToken),
    };
    let id = |entry: &IdEntry| entry.id.clone().unwrap_or_else(|| entry.typed.trim().to_owned());
    Ok(ToSave {
        token,
        phone_number_id: id(&state.phone_number_id),
        whatsapp_business_account_id: id(&state.account_id),
    })
}

/// What to ask before saving; nothing if a test of exactly this has found that it works.
#[must_use]
pub fn save_doubt(state: &State) -> Option<Doubt> {
    let has_malformed_id = state.phone_number_id.problem.or(state.account_id.problem).is_some();
    let inspection = &state.pasted.inspection;
    if inspection.token.is_none() {
        // The stored token stays as it is.
        return has_malformed_id.then_some(Doubt::MalformedId);
    }
    if inspection.is_other_secret() {
        return Some(Doubt::OtherSecret);
    }
    match &state.test {
        Test::Idle | Test::Cancelled | Test::NotTested(_) => Some(Doubt::Untested),
        Test::Running { .. } => Some(Doubt::Testing),
        Test::Ended { is_outdated: true, .. } => Some(Doubt::Changed),
        Test::Ended { report, .. } => match report.verdict {
            Verdict::Failed => Some(Doubt::Failed(
                report.diagnosis.as_ref().map(|diagnosis| diagnosis.category),
            )),
            Verdict::CouldNotTell => Some(Doubt::CouldNotTell),
            Verdict::Connected | Verdict::Attention => has_malformed_id.then_some(Doubt::MalformedId),
        },
    }
}
