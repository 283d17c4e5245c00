//! What is known beside the evidence. Does not depend on the evidence, or on what is said.

use super::clock::Clock;
use crate::paste::{AppId, Completeness};

/// What is known beside the evidence.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Now, and the person's time zone.
    pub clock: &'a Clock,
    /// The app that created the token, by the token's own text or by Meta.
    pub app_id: Option<&'a AppId>,
    /// The business portfolio, if the run found just one.
    pub business_id: Option<&'a str>,
    /// The `WhatsApp` Business Account that the case is about.
    pub waba_id: Option<&'a str>,
    /// What the text of the token says about being complete.
    pub completeness: Completeness,
    /// The ID that was asked for.
    pub id: Option<&'a str>,
    /// The field that the ID was typed into.
    pub id_field: IdField,
    /// The ID that belongs into that field, with its name, if the run found just one.
    pub instead: Option<&'a str>,
    /// Whether the ID is one of a phone number, and the run found several to choose from.
    pub has_numbers_to_choose: bool,
    /// Whether another call of the same run worked with this token, which proves that it works.
    pub another_call_worked: bool,
    /// Whether the copied command can be had beside the diagnosis.
    pub command_is_offered: bool,
    /// What the evidence comes from.
    pub subject: Subject<'a>,
}

/// What evidence comes from.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A test, or an answer that was pasted.
    Test,
    /// An exchange.
    Exchange {
        /// The app by the token's own text, if another was given.
        maker: Option<&'a AppId>,
    },
}

impl<'a> Context<'a> {
    /// What is known beside a pasted answer: the time, and nothing of the token that it was made with.
    #[must_use]
    pub fn of_paste(clock: &'a Clock) -> Self {
        Self {
            clock,
            app_id: None,
            business_id: None,
            waba_id: None,
            completeness: Completeness::Unknown,
            id: None,
            id_field: IdField::PhoneNumberId,
            instead: None,
            has_numbers_to_choose: false,
            another_call_worked: false,
            command_is_offered: false,
            subject: Subject::Test,
        }
    }

    pub(super) fn is_exchange(&self) -> bool {
        matches!(self.subject, Subject::Exchange { .. })
    }
}

/// Which of the two ID fields a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdField {
    /// "Phone number ID".
    PhoneNumberId,
    /// "`WhatsApp` Business Account ID".
    WhatsAppBusinessAccountId,
}

/// What an ID can turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// A `WhatsApp` Business Account.
    Account,
    /// A phone number.
    PhoneNumber,
    /// A business portfolio.
    Portfolio,
    /// The app that created the token.
    App,
    /// Who holds the token.
    Holder,
}
