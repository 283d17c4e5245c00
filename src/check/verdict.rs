//! The verdict of a run, from the results of its checks. Does not depend on how a report is written or shown.

use crate::diagnosis::{Diagnosis, Evidence, GraphFacts, NotSent, diagnose};
use crate::graph::{Reply, WabaId};
use crate::paste::AccessToken;

use super::checks::{CheckId, CheckState};
use super::facts::{FoundAccount, Sending, SendingFacts, is_bound_to_accounts, remainders};
use super::links::{self, check_result::CheckResult};
use super::question::Question;
use super::report::{ConnectionReport, Origin, RunSummary, Verdict};
use super::sending::sending;
use super::snapshot::Snapshot;
use super::words;
use crate::words::Said;

/// The report of a run at the time of a snapshot.
pub(super) fn report(snapshot: Snapshot, forms_are_proven: bool, now_unix_secs: i64) -> ConnectionReport {
    let results = links::results(&snapshot);
    let sending = SendingFacts {
        can_be_checked: snapshot.number_to_send_from().is_some(),
        ..sending(&snapshot)
    };
    let diagnosis = diagnosis(&snapshot, &results, &sending);
    let broken = results.iter().find(|(_, result)| result.state == CheckState::Fail);
    let first_broken_check = broken.map(|(id, _)| *id);
    let verdict = diagnosis
        .as_ref()
        .map_or(Verdict::Connected, |diagnosis| Verdict::of(diagnosis.category));
    let is_success = matches!(verdict, Verdict::Connected | Verdict::Attention) && snapshot.has_reached_number();
    let (answers, assets) = (snapshot.answers, snapshot.assets);
    ConnectionReport {
        verdict,
        verified_name: is_success.then(|| verified_name(&snapshot)),
        diagnosis,
        checks: links::checks(results, first_broken_check),
        glance: Vec::new(),
        first_broken_check,
        requests: 0,
        requests_by_address: 0,
        is_given_number_read: answers.request().given_phone_number_id().is_some() && snapshot.has_reached_number(),
        is_live: !answers.is_replay(),
        is_bound_to_accounts: is_bound_to_accounts(answers),
        unread_accounts: unread_accounts(&snapshot),
        remainders: remainders(answers, assets).collect(),
        origin: Origin::Run(Box::new(summary(&snapshot, forms_are_proven, now_unix_secs))),
        accounts: assets.accounts.clone(),
        phone_numbers: assets.phone_numbers.clone(),

        account_to_subscribe: snapshot.account_to_subscribe(),
        subscription_failure: snapshot.subscription_failure(),
        sending,
        webhook: snapshot.webhook,
        token: snapshot.token,
        permissions: snapshot.permissions,
    }
}

fn summary(snapshot: &Snapshot, forms_are_proven: bool, now_unix_secs: i64) -> RunSummary {
    let answers = snapshot.answers;
    let request = answers.request();
    let refusal = |(question, reply): (&Question, &Reply)| {
        let Reply::Refused { errors, .. } = reply else {
            return None;
        };
        let error = errors.first()?;
        let facts = GraphFacts {
            code: error.stated_code().map(|code| code.0),
            subcode: error.error_subcode,
            fbtrace_id: error.fbtrace_id.clone(),
            ..GraphFacts::default()
        };
        Some((question.clone(), facts))
    };
    RunSummary {
        ended_at_unix_secs: now_unix_secs,
        graph_version: request.graph_version.clone(),
        token_summary: request.inspection.token.as_ref().map(AccessToken::summary),
        phone_number_id: request.given_phone_number_id().cloned(),
        account_id: request.given_account_id().cloned(),
        questions: answers
            .questions()
            .filter(|question| !question.is_write())
            .cloned()
            .collect(),
        forms_are_proven,
        refusals: answers
            .refused()
            .filter(|(question, _)| !question.is_write())
            .filter_map(refusal)
            .collect(),
    }
}

fn unread_accounts(snapshot: &Snapshot) -> Vec<(WabaId, Said)> {
    let reason = |account: &FoundAccount| {
        let failure = snapshot.failure(&Question::PhoneNumbers(account.id.clone(), None))?;
        Some((account.id.clone(), words::not_read(&failure.title)))
    };
    snapshot.assets.accounts.iter().filter_map(reason).collect()
}

/// The one diagnosis; `None` if connected.
fn diagnosis(snapshot: &Snapshot, results: &[(CheckId, CheckResult)], sending: &SendingFacts) -> Option<Diagnosis> {
    let inspection = &snapshot.answers.request().inspection;
    if inspection.token.is_none() && !snapshot.answers.is_replay() {
        let nothing = Evidence::NotSent(NotSent::NoToken(inspection));
        return Some(diagnose(&nothing, &snapshot.context()));
    }
    let trouble_where = |is_wanted: fn(&CheckResult) -> bool| {
        let (_, result) = results.iter().find(|(_, result)| is_wanted(result))?;
        result.trouble.clone()
    };
    let broken = trouble_where(|result| result.state == CheckState::Fail);
    if broken.is_some() {
        return broken;
    }
    if sending.state == Sending::Refused {
        return sending.diagnosis.clone();
    }
    if snapshot.has_reached_number() {
        return trouble_where(|result| result.is_urgent).or_else(|| trouble_where(|result| result.trouble.is_some()));
    }
    let is_uncertain = |diagnosis: &Diagnosis| Verdict::of(diagnosis.category) == Verdict::CouldNotTell;
    snapshot
        .decisive_failure(is_uncertain)
        .or_else(|| snapshot.search_failure())
        .or_else(|| {
            let (_, result) = results.iter().find(|(id, _)| *id == CheckId::PhoneNumber)?;
            result.trouble.clone()
        })
        .or_else(|| snapshot.decisive_failure(|_| true))
        .or_else(|| {
            let nothing = Reply::read(None, "");
            Some(diagnose(&Evidence::Reply(&nothing), &snapshot.context()))
        })
}

/// What the success sentence names: the chosen or only number, else the account, and how many more there are.
fn verified_name(snapshot: &Snapshot) -> Said {
    if let Some(name) = snapshot.chosen_number().and_then(|number| number.phone_number.name()) {
        return Said::unchanged(name);
    }
    let Some(first) = snapshot.assets.accounts.first() else {
        return Said::default();
    };
    let name = first.name.as_deref().unwrap_or(first.id.as_str());
    words::and_more(name, snapshot.assets.accounts.len() - 1)
}
