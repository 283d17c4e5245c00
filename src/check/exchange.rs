//! The exchange of a token from what was typed to what it gave: one call, or the reason why none is made.
//!
//! Must not know how the call is sent.

use crate::access_token::{AppId, Inspection};
use crate::diagnosis::{Clock, Context, Diagnosis, Evidence, NotSent, diagnose};
use crate::graph::{AppSecret, ExchangedToken, Reply, TokenExchange};

use super::run::Outcome;

/// What an exchange is asked for with.
#[derive(Clone, Debug)]
pub struct ExchangeRequest {
    /// What was pasted, inspected.
    pub inspection: Inspection,
    /// The app that made the token; `None` where what was typed cannot be its ID.
    pub app_id: Option<AppId>,
    /// The secret of that app.
    pub app_secret: Option<AppSecret>,
    /// Whether to renew the token of a system user.
    pub renew: bool,
}

impl ExchangeRequest {
    /// The call to make.
    ///
    /// # Errors
    /// Where something is missing that it takes, or is recognised as something else: why nothing is sent.
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

    /// What the call gave.
    ///
    /// # Errors
    /// Where that is no token: what it means.
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

    fn context<'a>(&'a self, clock: &'a Clock) -> Context<'a> {
        Context {
            app_id: self.app_id.as_ref(),
            completeness: self.inspection.completeness,
            ..Context::of_paste(clock)
        }
    }
}
