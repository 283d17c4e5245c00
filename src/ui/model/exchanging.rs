//! The exchange of the token for a token of 60 days: what was typed for it, what was asked, what it gave. Does not depend on the
//! state as a whole, on the browser, or on the reasons against an exchange (`check`).

use std::rc::Rc;

use crate::check::{ExchangeRequest, Exchanged};
use crate::diagnosis::{Clock, Diagnosis, moment};
use crate::graph::ExchangedToken;
use crate::paste::{AccessToken, Inspection, inspect_alone};
use crate::words::{Said, Sentences, Text, t};

/// The exchange.
#[derive(Clone, Default)]
pub struct Exchange {
    /// Whether its part of the guide is open.
    pub is_open: bool,
    /// What is in the field of the app ID.
    pub app_id: String,
    /// Whether the person typed it; otherwise it is what the token's text or the host suggests.
    pub is_app_id_typed: bool,
    /// How far it has come.
    pub stage: ExchangeStage,
}

/// How far an exchange has come.
#[derive(Clone, Default)]
pub enum ExchangeStage {
    /// Nothing was pressed.
    #[default]
    Idle,
    /// There are doubts about it, which a second press of the same button answers.
    Asking {
        /// The doubts.
        doubts: Sentences,
        /// Which button.
        renew: bool,
    },
    /// Meta is asked. Its answer is known by the number.
    UnderWay(u32),
    /// Nothing was sent, or Meta gave no token.
    Refused(Rc<Diagnosis>),
    /// Meta gave a token.
    Done(Rc<NewToken>),
}

/// What can happen to an exchange.
pub enum ExchangeEvent {
    /// Its part of the guide was opened or closed.
    Toggled(bool),
    /// The field of the app's ID has a new text.
    AppIdTyped(String),
    /// There are doubts about it, or about a renewal.
    Asked {
        /// What.
        doubts: Sentences,
        /// Which button was pressed.
        renew: bool,
    },
    /// Meta is asked.
    Began(u32),
    /// Nothing is sent.
    Refused(Rc<Diagnosis>),
    /// Meta has given a token, or has not.
    Ended(u32, Result<Rc<NewToken>, Rc<Diagnosis>>),
}

/// A token that an exchange gave.
pub struct NewToken {
    /// The token.
    pub token: AccessToken,
    /// What is said about it.
    pub said: Exchanged,
    /// What is compared, of the old token, and of the new token.
    pub rows: [[Said; 3]; 3],
}

impl NewToken {
    /// What a request has given. `old_expires_at`: when the token that was exchanged expires, in Unix seconds, as far as it is known.
    #[must_use]
    pub fn of(request: &ExchangeRequest, given: &ExchangedToken, old_expires_at: Option<i64>, clock: &Clock) -> Self {
        let new_expires_at = given
            .expires_in_secs
            .filter(|secs| *secs > 0)
            .map(|secs| clock.now_unix_secs.saturating_add(secs));
        let (old, new) = (&request.inspection, inspect_alone(given.token.expose()));
        let row = |label: Text, of_old: Option<Said>, of_new: Option<Said>| {
            let known = |value: Option<Said>| value.unwrap_or_else(|| t!("unknown").into());
            [label.into(), known(of_old), known(of_new)]
        };
        let length = |inspection: &Inspection| {
            let token = inspection.token.as_ref()?;
            Some(Said::quote(token.character_count().to_string()))
        };
        let app = |inspection: &Inspection| Some(Said::quote(inspection.app_id.as_ref()?.as_str().to_owned()));
        let expiry = |at: Option<i64>| moment(at?, clock);
        Self {
            token: given.token.clone(),
            said: request.success(given, clock),
            rows: [
                row(t!("Length"), length(old), length(&new)),
                row(t!("Created by app"), app(old), app(&new)),
                row(t!("Expires"), expiry(old_expires_at), expiry(new_expires_at)),
            ],
        }
    }
}

impl Exchange {
    /// Takes the app that the token's text or the host suggests, unless the person has typed one.
    pub(super) fn suggest(&mut self, app_id: Option<&str>) {
        self.stage = ExchangeStage::Idle;
        if !self.is_app_id_typed {
            app_id.unwrap_or_default().clone_into(&mut self.app_id);
        }
    }

    /// Applies an event. One of an exchange that is no longer under way changes nothing.
    pub(super) fn apply(&mut self, event: ExchangeEvent) {
        self.stage = match event {
            ExchangeEvent::Toggled(is_open) => {
                self.is_open = is_open;
                return;
            }
            ExchangeEvent::AppIdTyped(typed) => {
                self.is_app_id_typed = !typed.trim().is_empty();
                self.app_id = typed;
                ExchangeStage::Idle
            }
            ExchangeEvent::Asked { doubts, renew } => ExchangeStage::Asking { doubts, renew },
            ExchangeEvent::Began(number) => ExchangeStage::UnderWay(number),
            ExchangeEvent::Refused(why) => ExchangeStage::Refused(why),
            ExchangeEvent::Ended(number, outcome) => {
                if !matches!(self.stage, ExchangeStage::UnderWay(awaited) if awaited == number) {
                    return;
                }
                match outcome {
                    Ok(token) => ExchangeStage::Done(token),
                    Err(why) => ExchangeStage::Refused(why),
                }
            }
        };
    }

    /// Whether Meta is asked.
    pub(crate) fn is_under_way(&self) -> bool {
        matches!(self.stage, ExchangeStage::UnderWay(_))
    }

    /// What was asked before a press of the same button.
    #[must_use]
    pub fn asked(&self, for_renewal: bool) -> Option<&Sentences> {
        match &self.stage {
            ExchangeStage::Asking { doubts, renew } if *renew == for_renewal => Some(doubts),
            _ => None,
        }
    }
}
