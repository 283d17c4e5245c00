//! The exchange of a token: one call, or the reason why none is made. Does not depend on how the call is sent.

use crate::diagnosis::{Category, Clock, Context, Diagnosis, Evidence, NotSent, Subject, diagnose, moment};
use crate::graph::{AppSecret, ExchangedToken, Reply, TokenExchange};
use crate::paste::{AppId, Inspection, Kind};

use super::facts::{Holder, TokenType};
use super::question_state::Outcome;
use super::report::ConnectionReport;
use super::words::exchange as words;
use crate::words::{Said, Sentences};

/// The values of an exchange.
#[derive(Clone, Debug)]
pub struct ExchangeRequest {
    /// What was pasted, inspected.
    pub inspection: Inspection,
    /// The app that created the token; `None` if the typed text cannot be its ID.
    pub app_id: Option<AppId>,
    /// The secret of that app.
    pub app_secret: Option<AppSecret>,
    /// Whether to renew the token of a system user.
    pub renew: bool,
    /// Whether a curl command is offered beside it.
    pub command_is_offered: bool,
}

/// What "Exchange token" does, before anything is sent.
#[derive(Clone, Debug)]
pub enum Prepared {
    /// The call to send.
    Ready(TokenExchange),
    /// Doubts, in sentences: a second request that confirms the same sentences is sent.
    Asks(Sentences),
    /// Nothing is sent, and why.
    Refused(Box<Diagnosis>),
}

/// What is said about a token that an exchange returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// "Token exchanged. The new token lasts 60 days".
    pub headline: Said,
    /// When it expires, what it is not, and what comes next: one or two sentences each.
    pub sentences: Vec<Said>,
}

impl ExchangeRequest {
    /// The call to make, or the reason not to make it, from the text of the token and the last test of the same token.
    /// `confirmed` is what [`Prepared::Asks`] said the first time, if this is the second time.
    #[must_use]
    pub fn prepare(
        &self,
        last_test: Option<&ConnectionReport>,
        confirmed: Option<&Sentences>,
        clock: &Clock,
    ) -> Prepared {
        // The person should not look for an app secret that cannot help.
        if self.inspection.token.is_some()
            && let Some(why) = last_test.and_then(refusal)
        {
            return Prepared::Refused(Box::new(diagnose(&Evidence::NotSent(why), &self.context(clock))));
        }
        let call = match self.call(clock) {
            Ok(call) => call,
            Err(refusal) => return Prepared::Refused(refusal),
        };
        let doubts = self.doubts(&call.app_id, last_test, clock);
        if doubts.is_empty() || confirmed == Some(&doubts) {
            return Prepared::Ready(call);
        }
        Prepared::Asks(doubts)
    }

    /// Doubts about the exchange, which prove nothing.
    fn doubts(&self, app_id: &AppId, last_test: Option<&ConnectionReport>, clock: &Clock) -> Sentences {
        let mut doubts: Vec<Said> = Vec::new();
        let known = last_test.map(|report| &report.token);
        let maker = known
            .and_then(|token| token.app_id.as_ref())
            .or(self.inspection.app_id.as_ref());
        if let Some(maker) = maker.filter(|maker| *maker != app_id) {
            doubts.extend(words::of_another_app(maker.as_str(), app_id.as_str()));
        }
        if known.is_none() && self.inspection.kind != Kind::AccessToken {
            doubts.push(words::NOT_A_TOKEN.into());
        }
        let expired_at = known
            .and_then(|token| token.expires_at)
            .filter(|at| *at <= clock.now_unix_secs);
        // From Meta and from this device's clock, which may be wrong.
        doubts.extend(
            expired_at
                .and_then(|at| words::has_expired(at, clock))
                .into_iter()
                .flatten(),
        );
        let doubt = match known.map(|token| (token.holder, token.token_type)) {
            Some((Holder::User, _)) if self.renew => Some(words::NOT_OF_SYSTEM_USER),
            Some((Holder::SystemUser, TokenType::LongLived)) if !self.renew => Some(words::OF_SYSTEM_USER),
            Some((_, TokenType::LongLived)) if !self.renew => Some(words::LONG_LIVED),
            _ => None,
        };
        doubts.extend(doubt.map(Said::from));
        if !doubts.is_empty() {
            doubts.push(words::PRESS_AGAIN.into());
        }
        doubts.into_iter().collect()
    }

    /// The call to make, if only the token's text is known.
    ///
    /// # Errors
    /// If a value is missing or recognised as something else: why nothing is sent.
    pub fn call(&self, clock: &Clock) -> Result<TokenExchange, Box<Diagnosis>> {
        let not_sent = |why| Box::new(diagnose(&Evidence::NotSent(why), &self.context(clock)));
        let token = self.inspection.token.clone();
        Ok(TokenExchange {
            token: token.ok_or_else(|| not_sent(NotSent::NoToken(&self.inspection)))?,
            app_id: self.app_id.clone().ok_or_else(|| not_sent(NotSent::AppId))?,
            app_secret: self.app_secret.clone().ok_or_else(|| not_sent(NotSent::NoAppSecret))?,
            renew: self.renew,
        })
    }

    /// What the call returned.
    ///
    /// # Errors
    /// If that is no token: what it means.
    pub fn read(&self, outcome: &Outcome, clock: &Clock) -> Result<ExchangedToken, Box<Diagnosis>> {
        let context = self.context(clock);
        let evidence_of = |evidence: &Evidence| Box::new(diagnose(evidence, &context));
        match outcome {
            Outcome::Answered { http_status, body } => {
                let reply = Reply::read(Some(*http_status), body);
                if matches!(reply, Reply::Refused { .. }) {
                    return Err(evidence_of(&Evidence::Reply(&reply)));
                }
                ExchangedToken::read(body).ok_or_else(|| evidence_of(&Evidence::Reply(&reply)))
            }
            Outcome::NoAnswer(why) => Err(evidence_of(&Evidence::NoAnswer(*why))),
            Outcome::NotMade => Err(evidence_of(&Evidence::Reply(&Reply::read(None, "")))),
        }
    }

    /// What is said about the token that the call returned.
    #[must_use]
    pub fn success(&self, exchanged: &ExchangedToken, clock: &Clock) -> Exchanged {
        // An expiry that no calendar can show counts as none.
        let has_end = |secs: &i64| *secs > 0 && moment(clock.now_unix_secs.saturating_add(*secs), clock).is_some();
        let lasts_secs = exchanged.expires_in_secs.filter(has_end);
        let is_same = self.inspection.token.as_ref() == Some(&exchanged.token);
        Exchanged {
            headline: words::exchanged(lasts_secs, self.renew),
            sentences: words::about_exchanged(lasts_secs, self.renew, is_same, clock),
        }
    }

    fn context<'a>(&'a self, clock: &'a Clock) -> Context<'a> {
        let maker = self.inspection.app_id.as_ref();
        Context {
            app_id: self.app_id.as_ref(),
            completeness: self.inspection.completeness,
            command_is_offered: self.command_is_offered,
            subject: Subject::Exchange {
                maker: maker.filter(|maker| self.app_id.as_ref().is_some_and(|app_id| app_id != *maker)),
            },
            ..Context::of_paste(clock)
        }
    }
}

/// Why a token should not be exchanged, from what Meta said about it in its last test.
fn refusal(last_test: &ConnectionReport) -> Option<NotSent<'_>> {
    if let Some(diagnosis) = &last_test.diagnosis
        && diagnosis.category == Category::TokenExpired
    {
        return Some(NotSent::Ended(diagnosis));
    }
    match (last_test.token.token_type, last_test.token.holder) {
        (_, Holder::App) => Some(NotSent::OfApp),
        (TokenType::Permanent, _) => Some(NotSent::Permanent),
        _ => None,
    }
}
