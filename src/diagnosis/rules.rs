//! Reads what Meta said into a cause: an ordered table of rules, of which the first that fits wins.
//!
//! Meta advises to decide by code, then by text, and that alone is not enough: one code has many meanings, subcodes come
//! and go, and texts are reworded, translated or stand in `error_data.details`. So rules that know a text stand before
//! rules that know only a code, and the rules that tell more stand before those that tell less: of two errors in one
//! answer the more telling one wins.

mod table;

use super::category::Cause;
use crate::graph::GraphError;

/// Codes that are no codes of Meta's: some programs put the HTTP status in the code's place.
const HTTP_STATUS_AS_CODE: &[i64] = &[400, 401, 403, 404, 422, 429, 500, 502, 503, 504];

/// Codes of a fault that Meta does not know: a code written into the message tells more.
const UNKNOWN_FAULT: &[i64] = &[1, 2];

/// One row: what is seen, and what it means.
///
/// A row fits where its codes fit, and at least one of its subcodes or texts is seen (where it has any), and its other
/// conditions hold.
struct Rule {
    /// From and to, both included; empty: any code, or none.
    codes: &'static [(i64, i64)],
    /// Whether the row also fits an error without a code; such a row knows a text or an HTTP status.
    or_without_code: bool,
    /// `error_subcode`.
    subcodes: &'static [i64],
    /// Pieces of the text in lower case; ` … ` inside a piece stands for anything in between.
    texts: &'static [&'static str],
    /// `is_transient`.
    transient: Option<bool>,
    /// The HTTP statuses, from and to, both included; empty: any, or none.
    http: &'static [(u16, u16)],
    /// Whether Meta must have added a text for people.
    explained: bool,
    cause: Cause,
}

/// A row that nothing restricts yet.
const fn row(cause: Cause) -> Rule {
    Rule {
        codes: &[],
        or_without_code: false,
        subcodes: &[],
        texts: &[],
        transient: None,
        http: &[],
        explained: false,
        cause,
    }
}

impl Rule {
    const fn texts(mut self, texts: &'static [&'static str]) -> Self {
        self.texts = texts;
        self
    }

    const fn subcodes(mut self, subcodes: &'static [i64]) -> Self {
        self.subcodes = subcodes;
        self
    }

    /// Only these codes.
    const fn codes(mut self, codes: &'static [(i64, i64)]) -> Self {
        self.codes = codes;
        self
    }

    /// These codes, or none at all.
    const fn codes_or_none(mut self, codes: &'static [(i64, i64)]) -> Self {
        self.codes = codes;
        self.or_without_code = true;
        self
    }

    /// Only without a code.
    const fn without_code(self) -> Self {
        self.codes_or_none(&[(i64::MIN, i64::MIN)])
    }

    const fn transient(mut self, transient: bool) -> Self {
        self.transient = Some(transient);
        self
    }

    const fn http(mut self, http: &'static [(u16, u16)]) -> Self {
        self.http = http;
        self
    }

    const fn explained(mut self) -> Self {
        self.explained = true;
        self
    }

    fn fits(&self, seen: &Seen) -> bool {
        let code_fits = self.codes.is_empty()
            || match seen.code {
                Some(code) => within(self.codes, &code),
                None => self.or_without_code,
            };
        let knows_none = self.subcodes.is_empty() && self.texts.is_empty();
        let sign_seen = knows_none
            || seen.subcode.is_some_and(|subcode| self.subcodes.contains(&subcode))
            || self.texts.iter().any(|piece| holds(&seen.text, piece));
        code_fits
            && sign_seen
            && (self.http.is_empty() || seen.http_status.is_some_and(|status| within(self.http, &status)))
            && self.transient.is_none_or(|transient| seen.transient == Some(transient))
            && (!self.explained || seen.explained)
    }
}

/// What one error shows.
struct Seen {
    code: Option<i64>,
    subcode: Option<i64>,
    text: String,
    transient: Option<bool>,
    http_status: Option<u16>,
    explained: bool,
}

impl Seen {
    fn of(error: &GraphError, http_status: Option<u16>) -> Self {
        let code = error.stated_code().map(|code| code.0);
        let says_little = |code: &i64| UNKNOWN_FAULT.contains(code) || HTTP_STATUS_AS_CODE.contains(code);
        Self {
            code: code
                .filter(|code| !says_little(code))
                .or_else(|| error.code_in_message().map(|code| code.0))
                .or_else(|| code.filter(|code| UNKNOWN_FAULT.contains(code))),
            subcode: error.error_subcode,
            text: text_of(error),
            transient: error.is_transient,
            http_status: http_status.or_else(|| {
                code.filter(|code| HTTP_STATUS_AS_CODE.contains(code))
                    .and_then(|code| u16::try_from(code).ok())
            }),
            explained: error.error_user_msg.is_some() || error.error_user_title.is_some(),
        }
    }
}

/// The cause that the errors of one answer tell of, and the error it was read from.
pub(super) fn read(errors: &[GraphError], http_status: Option<u16>) -> (Cause, Option<&GraphError>) {
    let seen: Vec<(Seen, &GraphError)> = errors
        .iter()
        .map(|error| (Seen::of(error, http_status), error))
        .collect();
    table::in_order()
        .find_map(|rule| {
            let (_, error) = seen.iter().find(|(seen, _)| rule.fits(seen))?;
            Some((rule.cause, Some(*error)))
        })
        .unwrap_or((Cause::Unrecognised, errors.first()))
}

/// Every text of an error in one, in lower case, with plain apostrophes and single spaces.
fn text_of(error: &GraphError) -> String {
    [
        &error.message,
        &error.details,
        &error.error_user_title,
        &error.error_user_msg,
        &error.error_type,
    ]
    .into_iter()
    .flatten()
    .flat_map(|text| text.split_whitespace())
    .collect::<Vec<_>>()
    .join(" ")
    .replace(['\u{2019}', '\u{2018}', '`'], "'")
    .to_ascii_lowercase()
}

/// Whether a text holds a piece, whose parts between ` … ` follow one another.
fn holds(text: &str, piece: &str) -> bool {
    let mut rest = Some(text);
    for part in piece.split(" … ") {
        rest = rest.and_then(|rest| rest.split_once(part)).map(|(_, after)| after);
    }
    rest.is_some()
}

fn within<N: PartialOrd>(ranges: &[(N, N)], number: &N) -> bool {
    ranges.iter().any(|(from, to)| (from..=to).contains(&number))
}
