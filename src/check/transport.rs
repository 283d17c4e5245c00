//! How the calls of a run are sent: as a form, so that the token is in no address, or as a GET.
//!
//! Meta treats a POST of a form with `method=get` as a GET: its PHP SDK sent every call in this way ("method override as
//! we always do a POST", facebook/facebook-php-sdk 3.2), and its JavaScript SDK sends long calls this way. For `WhatsApp` objects
//! this is not proven. **If Meta ignored `method=get`, the form would be a real POST, and `POST /{waba-id}/subscribed_apps`
//! subscribes an app.** So:
//!
//! - An edge that has a POST gets a form only after proof in the same run: an answer of an edge without a POST. Until then it
//!   waits. Without proof it gets a GET, or no request if nothing in the run came from Meta.
//! - A node gets a form at once: an update without a value changes nothing. Its answer proves nothing, because an
//!   update with `fields` is answered in the same way.
//! - What Meta refuses as a form is sent again as a GET. A call without an answer is repeated in the same way.
//!
//! Does not depend on the order of the questions, or on how a call is written or sent.

use serde_json::Value;

use crate::diagnosis::{Cause, cause_of};
use crate::graph::{ErrorCode, GraphError, Reply, Way};

use super::question::Question;

/// Whether the edge has a POST, which a form would be if Meta ignored `method=get`.
///
/// Meta's SDK has a POST of `phone_numbers`, `subscribed_apps` and `businesses`, and none of `permissions`, `debug_token` or
/// the lists of accounts (facebook/facebook-python-business-sdk, June 2026). The lists of a portfolio wait like the list
/// of portfolios, which comes before them.
pub(super) fn has_post(question: &Question) -> bool {
    match question {
        Question::SubscribedApps(_)
        | Question::PhoneNumbers(..)
        | Question::Businesses
        | Question::OwnedAccounts(..)
        | Question::ClientAccounts(..)
        | Question::SendingCheck(..)
        | Question::Subscription(_) => true,
        Question::PhoneNumber(_)
        | Question::Account(_)
        | Question::DebugToken
        | Question::App
        | Question::Me
        | Question::Permissions
        | Question::AssignedAccounts(_) => false,
    }
}

/// Whether an answer to this question can prove that Meta accepts `method=get`: an edge that certainly has no POST.
fn can_prove(question: &Question) -> bool {
    matches!(question, Question::DebugToken | Question::Permissions)
}

/// How the call of one question was sent, and how Meta answered.
#[derive(Clone, Debug, Default)]
pub(super) struct Transmission {
    /// How it was sent last. It is repeated in the same way.
    way: Option<Way>,
    refusal: Option<Refusal>,
    /// Whether its answer proves that Meta accepts `method=get`.
    is_proof: bool,
    /// Whether Meta has answered it.
    has_answer: bool,
}

/// That Meta refused a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// Meta said so, or answered as if to a POST.
    Stated,
    /// Meta may have refused the object instead.
    Possible,
}

impl Transmission {
    /// Records that the call was sent this way.
    pub(super) fn sent(&mut self, way: Way) {
        self.way = Some(way);
    }

    /// Records how Meta answered the call. Returns whether it must be sent again as a GET.
    pub(super) fn note(&mut self, question: &Question, reply: &Reply) -> bool {
        if question.is_write() {
            return false;
        }
        let is_form = self.way == Some(Way::Form);
        let is_read = matches!(reply, Reply::Answer(answer) if question.read(answer).is_some());
        self.has_answer |= is_read || matches!(reply, Reply::Refused { .. });
        if is_form && self.refusal.is_none() {
            self.refusal = if is_read { None } else { Refusal::of(reply) };
            self.is_proof |= can_prove(question) && (is_read || is_about_token(question, reply));
            return self.refusal.is_some();
        }
        if is_read && self.refusal.is_some() {
            // The GET has read what the form could not.
            self.refusal = Some(Refusal::Stated);
        }
        false
    }
}

impl Refusal {
    /// Reads the answer to a form. "Unsupported get request" is about the object: Meta accepted `method=get`.
    fn of(reply: &Reply) -> Option<Self> {
        const METHOD_NOT_ALLOWED: Option<u16> = Some(405);
        match reply {
            Reply::Refused { http_status, .. } | Reply::Unreadable { http_status, .. }
                if *http_status == METHOD_NOT_ALLOWED =>
            {
                Some(Self::Stated)
            }
            // The answer to a write.
            Reply::Answer(answer) => answer.get("success").and_then(Value::as_bool).map(|_| Self::Stated),
            Reply::Refused { errors, .. } => errors.iter().find_map(Self::of_error),
            Reply::Unreadable { .. } => None,
        }
    }

    fn of_error(error: &GraphError) -> Option<Self> {
        let text = error.message.as_deref().unwrap_or_default().to_ascii_lowercase();
        let code = error.stated_code();
        // Our reads have all parameters, so a missing one means that Meta treated the form as a write.
        let lacks_parameter =
            code == Some(ErrorCode(100)) && text.contains("the parameter ") && text.contains(" is required");
        if text.contains("unsupported post request") || lacks_parameter {
            Some(Self::Stated)
        } else if code == Some(ErrorCode(100)) && error.error_subcode == Some(33) && !text.contains("get request") {
            Some(Self::Possible)
        } else {
            None
        }
    }
}

/// Whether an edge has refused the token, or declined to describe it: only what reads says so.
fn is_about_token(question: &Question, reply: &Reply) -> bool {
    let Reply::Refused { errors, .. } = reply else {
        return false;
    };
    let is_of_token = errors
        .first()
        .is_some_and(|error| error.stated_code() == Some(ErrorCode(190)));
    let declines = matches!(cause_of(reply), Cause::AppTokenRequired | Cause::TokenOfAnotherApp);
    is_of_token || (*question == Question::DebugToken && declines)
}

/// Whether Meta accepts `method=get`, as far as a run shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Hearing {
    #[default]
    Unproven,
    /// A call that can prove it is still open.
    ProofIsOpen,
    Proven,
}

/// What all calls of a run show about forms so far.
#[derive(Debug, Default)]
pub(super) struct Forms {
    hearing: Hearing,
    /// Whether Meta refused a form.
    is_refused: bool,
    /// The paths that Meta refused as a form.
    refused_paths: Vec<String>,
    /// Whether anything in this run came from Meta.
    has_answer: bool,
}

impl Forms {
    /// What the questions of a run show: how each was sent, and whether its call is open or not sent yet.
    pub(super) fn of<'a>(asked: impl Iterator<Item = (&'a Question, &'a Transmission, bool)>) -> Self {
        let mut forms = Self::default();
        for (question, transmission, is_open) in asked {
            if transmission.is_proof {
                forms.hearing = Hearing::Proven;
            } else if is_open && can_prove(question) && forms.hearing == Hearing::Unproven {
                forms.hearing = Hearing::ProofIsOpen;
            }
            forms.is_refused |= transmission.refusal == Some(Refusal::Stated);
            forms.has_answer |= transmission.has_answer;
            if transmission.refusal.is_some() {
                forms.refused_paths.push(path(question));
            }
        }
        forms
    }

    /// Whether an answer proves that Meta accepts `method=get`.
    pub(super) fn are_proven(&self) -> bool {
        self.hearing == Hearing::Proven
    }

    /// How a question is sent now; `None` if it waits.
    pub(super) fn way(&self, question: &Question, transmission: &Transmission) -> Option<Way> {
        if question.is_write() {
            return Some(Way::Form);
        }
        if transmission.refusal.is_some()
            || (transmission.way.is_none() && self.refused_paths.contains(&path(question)))
        {
            return Some(Way::Get);
        }
        if transmission.way.is_some() {
            return transmission.way;
        }
        match self.hearing {
            Hearing::Proven => Some(Way::Form),
            _ if !has_post(question) => Some(if self.is_refused { Way::Get } else { Way::Form }),
            Hearing::ProofIsOpen => None,
            // An address is not tried if there were only failures: whatever blocked the forms may record it.
            Hearing::Unproven => self.has_answer.then_some(Way::Get),
        }
    }
}

fn path(question: &Question) -> String {
    question.request(&[]).path()
}
