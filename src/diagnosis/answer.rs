//! Explains an answer that a person pasted: complete or not, in a log line, escaped, several at once, or as a single
//! sentence.
//!
//! First decides whose answer it is: if nothing in the text is from Meta, nothing is said about the token. The rules
//! decide what an answer means. Does not depend on the network.

mod address;
mod author;
mod bad_news;
mod debug_token;
mod errors;
mod failure;
mod healthy;
mod http;
mod json;
mod not_from_meta;
mod programs;
mod prose;
mod scope;
mod source_code;
mod spelling;
mod unescape;

pub(super) use debug_token::explain as of_debug_token;

use super::case::Case;
use super::category::{Category, Cause};
use super::context::Context;
use super::diagnose::{of_errors, of_unreadable};
use super::rules::translated_position;
use super::write::{Diagnosis, write};
use crate::graph::{GraphError, UnreadableBody};
use crate::paste::{Inspection, Kind, error_position, inspect};
use crate::words::Sentences;
use json::Region;
use scope::Scope;

/// A longer text without a sign of an answer from Meta is not searched. In bytes.
const LONGEST_UNSIGNED: usize = 20_000;

/// The explanation of a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What it means.
    pub diagnosis: Diagnosis,
    /// Which parts of the text were read.
    pub read: Sentences,
}

/// Explains a text that may hold an answer of the Graph API.
///
/// `http_status` is the status of the answer, if it is known.
#[must_use]
pub fn explain(text: &str, http_status: Option<u16>, context: &Context) -> Diagnosis {
    Reading::of(text, http_status, context).diagnosis
}

/// Reads a paste as a token, or as an answer of the Graph API if it is one.
///
/// Stricter than [`explain`], whose text is known to be an answer: here words count only if they are Meta's own.
#[must_use]
pub fn read_paste(text: &str, context: &Context) -> (Inspection, Option<Explained>) {
    let inspection = inspect(text);
    match answer_in(text, &inspection, context) {
        Some(answer) => (inspection.into_answer(), Some(answer)),
        // Meta's words in source code or documentation are not an answer.
        None => (inspection.into_no_answer(), None),
    }
}

/// The answer of the Graph API; `None` if the text may be something else.
fn answer_in(text: &str, inspection: &Inspection, context: &Context) -> Option<Explained> {
    let is_asked = match inspection.kind {
        Kind::GraphError => true,
        // An error that hides the answer quotes the address of the call, with its ID.
        Kind::Unknown | Kind::ObjectId => text.len() <= LONGEST_UNSIGNED,
        _ => false,
    };
    if !is_asked {
        return None;
    }
    let reading = Reading::of(text, None, context);
    let is_answer =
        reading.is_certain && (inspection.kind != Kind::ObjectId || reading.diagnosis.cause == Cause::AnswerHidden);
    is_answer.then_some(Explained {
        diagnosis: reading.diagnosis,
        read: reading.read,
    })
}

/// The error of a library alone, without the log around it.
const SHORT_ERROR_BYTES: usize = 300;

struct Reading {
    diagnosis: Diagnosis,
    /// Which parts of the text were read.
    read: Sentences,
    /// Whether the text can only be an answer from Meta.
    is_certain: bool,
}

impl Reading {
    fn of(pasted: &str, http_status: Option<u16>, context: &Context) -> Self {
        let scope = Scope::of(pasted);
        let status_line = http::status_line(scope.text);
        let text = Text::of(scope.text, http_status.or(status_line));
        let answer = text.explain(context);
        Self {
            diagnosis: answer.diagnosis,
            read: scope.sentences(&text.plain, &answer.parts, status_line),
            is_certain: answer.is_certain,
        }
    }
}

/// The result of one way to read a text.
struct Answer {
    diagnosis: Diagnosis,
    is_certain: bool,
    /// Position of the JSON that was read, in bytes of [`Text::plain`]; empty if only words were read.
    parts: Vec<(usize, usize)>,
}

impl Answer {
    fn in_words(diagnosis: Diagnosis, is_certain: bool) -> Self {
        Self {
            diagnosis,
            is_certain,
            parts: Vec::new(),
        }
    }

    fn in_json(diagnosis: Diagnosis, parts: Vec<(usize, usize)>) -> Self {
        Self {
            diagnosis,
            is_certain: true,
            parts,
        }
    }
}

/// A text and its parts.
struct Text<'a> {
    /// Trimmed.
    whole: &'a str,
    http_status: Option<u16>,
    /// The text in the form in which its JSON is readable.
    plain: String,
    regions: Vec<Region>,
    /// The errors from Meta in each region.
    errors: Vec<Vec<GraphError>>,
    /// The text around the JSON, fully unescaped.
    words: String,
}

impl<'a> Text<'a> {
    /// Undoes one layer of quoting or escaping after the other, until the JSON contains an error from Meta; without
    /// one, the first form with any JSON is used.
    fn of(text: &'a str, http_status: Option<u16>) -> Self {
        let mut found = None;
        for plain in unescape::forms(text) {
            let mut regions = json::regions(&plain);
            for region in &mut regions {
                region.value = spelling::of_meta(std::mem::take(&mut region.value));
            }
            let errors: Vec<_> = regions.iter().map(|region| errors::in_value(&region.value)).collect();
            let is_from_meta = errors.iter().any(|errors| !errors.is_empty())
                || regions.iter().any(|region| debug_token::is_description(&region.value));
            if is_from_meta || found.is_none() && regions.iter().any(|region| not_from_meta::is_filled(&region.value)) {
                found = Some((plain.into_owned(), regions, errors));
            }
            if is_from_meta {
                break;
            }
        }
        let (plain, regions, errors) =
            found.unwrap_or_else(|| (unescape::all(text).into_owned(), Vec::new(), Vec::new()));
        let words = unescape::all(&json::around(&plain, &regions)).into_owned();
        Self {
            whole: text,
            http_status,
            plain,
            regions,
            errors,
            words,
        }
    }

    /// The result of the first way to read the text that succeeds.
    fn explain(&self, context: &Context) -> Answer {
        self.nothing(context)
            .or_else(|| self.source_code(context))
            .or_else(|| self.errors_in_json(context))
            .or_else(|| self.errors_in_words(context))
            .or_else(|| self.error_in_custom_fields(context))
            .or_else(|| self.description_of_a_token(context))
            .or_else(|| self.sentence_of_a_program(context))
            .or_else(|| self.healthy(context))
            .or_else(|| self.page(context))
            .or_else(|| self.address_without_id(context))
            .or_else(|| self.hidden(context))
            .unwrap_or_else(|| self.not_from_meta(context))
    }

    fn nothing(&self, context: &Context) -> Option<Answer> {
        self.whole.is_empty().then(|| {
            let diagnosis = match self.http_status {
                Some(_) => of_unreadable(self.http_status, UnreadableBody::Empty, context),
                None => write(Cause::NoAnswerFound, &Case::default(), context),
            };
            Answer::in_words(diagnosis, false)
        })
    }

    fn source_code(&self, context: &Context) -> Option<Answer> {
        let is_json = self.regions.iter().any(|region| region.range == (0, self.plain.len()));
        let sizes = self
            .regions
            .iter()
            .zip(&self.errors)
            .filter(|(_, errors)| !errors.is_empty());
        let bytes_of_errors: usize = sizes.map(|(region, _)| region.range.1 - region.range.0).sum();
        // A text that is mostly an answer is not source code that quotes one.
        if is_json || bytes_of_errors * 2 >= self.plain.len() {
            return None;
        }
        let is_written = source_code::is_source_code(self.whole) || source_code::is_table_of_codes(self.whole);
        is_written.then(|| Answer::in_words(not_from_meta::from_service(None, context), false))
    }

    /// Meta's errors in the JSON, including what `debug_token` says about a token that does not work.
    fn errors_in_json(&self, context: &Context) -> Option<Answer> {
        let mut errors = Vec::new();
        let mut parts = Vec::new();
        for (region, found) in self.regions.iter().zip(&self.errors) {
            match debug_token::explain(&region.value, self.http_status, context) {
                // Of a token that works; an error beside it says more.
                Some(diagnosis)
                    if matches!(
                        diagnosis.category,
                        Category::NoFault | Category::SendingLimited | Category::ReceivingLimited
                    ) => {}
                Some(diagnosis) => return Some(Answer::in_json(diagnosis, vec![region.range])),
                None if found.is_empty() => {}
                None => {
                    parts.push(region.range);
                    errors.extend_from_slice(found);
                }
            }
        }
        let is_any = !errors.is_empty();
        is_any.then(|| Answer::in_json(of_errors(&errors, self.http_status, context), parts))
    }

    fn errors_in_words(&self, context: &Context) -> Option<Answer> {
        let errors = prose::errors_of_meta(&self.words);
        (!errors.is_empty()).then(|| {
            let is_certain = error_position(&self.words).is_some()
                || translated_position(&self.words).is_some()
                || errors.iter().any(|error| error.code.is_some());
            Answer::in_words(of_errors(&errors, self.http_status, context), is_certain)
        })
    }

    /// An error in an object with field names of another program.
    fn error_in_custom_fields(&self, context: &Context) -> Option<Answer> {
        self.regions.iter().find_map(|region| {
            let (start, end) = region.range;
            let error = errors::in_custom_fields(&region.value, self.plain.get(start..end)?)?;
            let diagnosis = of_errors(std::slice::from_ref(&error), self.http_status, context);
            Some(Answer::in_json(diagnosis, vec![region.range]))
        })
    }

    /// What `debug_token` says about a token that works.
    fn description_of_a_token(&self, context: &Context) -> Option<Answer> {
        self.regions.iter().find_map(|region| {
            let diagnosis = debug_token::explain(&region.value, self.http_status, context)?;
            Some(Answer::in_json(diagnosis, vec![region.range]))
        })
    }

    /// Meta's answers without an error, as JSON or in another notation.
    fn healthy(&self, context: &Context) -> Option<Answer> {
        // An answer with an error status is not healthy, whatever it says.
        if self.http_status.is_some_and(|status| status >= 300) {
            return None;
        }
        if let Some(cause) = prose::healthy(&self.words) {
            return Some(Answer::in_words(write(cause, &Case::default(), context), true));
        }
        self.regions.iter().find_map(|region| {
            let diagnosis = bad_news::explain(&region.value, context).or_else(|| {
                let is_plain = failure::text_reports_failure(&self.words) && healthy::is_plain(&region.value);
                let is_from_meta = healthy::is_from_meta(&region.value) && !is_plain;
                is_from_meta.then(|| healthy::explain(&region.value, self.http_status, context))
            })?;
            Some(Answer::in_json(diagnosis, vec![region.range]))
        })
    }

    /// An HTML page, which a gateway or a proxy sends instead of Meta.
    fn page(&self, context: &Context) -> Option<Answer> {
        if !http::is_page(self.whole) {
            return None;
        }
        if let Some(service) = author::other_service(self.whole) {
            return Some(Answer::in_words(
                not_from_meta::from_service(Some(service), context),
                false,
            ));
        }
        let http_status = self.http_status.or_else(|| http::status_in_title(self.whole));
        let diagnosis = of_unreadable(http_status, UnreadableBody::Html, context);
        Some(Answer::in_words(
            diagnosis,
            http_status.is_some_and(|status| status >= 400),
        ))
    }

    fn address_without_id(&self, context: &Context) -> Option<Answer> {
        let lacks_an_id = address::lacks_an_id(self.whole);
        lacks_an_id.then(|| Answer::in_words(write(Cause::IdMissing, &Case::default(), context), true))
    }

    fn sentence_of_a_program(&self, context: &Context) -> Option<Answer> {
        let diagnosis = programs::explain_sentence(self.whole, context)?;
        Some(Answer::in_words(diagnosis, true))
    }

    /// The error of a library, which shows the status of Meta's answer alone.
    fn hidden(&self, context: &Context) -> Option<Answer> {
        if author::other_service(self.whole).is_some() || address::is_unreached(self.whole) {
            return None;
        }
        let diagnosis = programs::explain_hidden(self.whole, self.http_status, context)?;
        // Who pastes only this here means the call of their CRM. It is said of no token.
        let is_all = self.whole.len() <= SHORT_ERROR_BYTES && diagnosis.graph.is_some();
        Some(Answer::in_words(diagnosis, is_all || author::mentions_meta(self.whole)))
    }

    fn not_from_meta(&self, context: &Context) -> Answer {
        Answer {
            diagnosis: not_from_meta::explain(self.whole, &self.regions, &self.words, self.http_status, context),
            is_certain: address::is_unreached(self.whole),
            parts: self.regions.iter().map(|region| region.range).collect(),
        }
    }
}
