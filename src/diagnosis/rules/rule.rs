//! One rule: what is seen of an error, and the cause that it means.

use super::translated;
use crate::diagnosis::category::{Category, Cause};
use crate::graph::GraphError;
use crate::paste::{codes, cut, error_position, split};

/// Codes that are not from Meta: some programs put the HTTP status in the code's place.
const HTTP_STATUS_AS_CODE: &[i64] = &[400, 401, 403, 404, 422, 429, 500, 502, 503, 504];

/// Codes of a fault that Meta does not know: a code written into the message tells more.
const UNKNOWN_FAULT: &[i64] = &[1, 2];

/// Codes from and to, both included.
pub(super) type Codes = (u32, u32);

/// What parts the pieces of a rule's texts.
const PIECE_END: &str = " | ";

/// One row: what is seen, and what it means.
///
/// A row fits where its codes fit, and its subcode or at least one of its texts is seen (where it has any), and its
/// other condition holds.
pub(super) struct Rule {
    /// Empty: any code, or none.
    codes: &'static [Codes],
    /// Pieces of the text in lower case, separated by ` | `; ` … ` inside a piece matches anything in between.
    texts: &'static str,
    /// What else must be so.
    only_if: fn(&Seen) -> bool,
    /// `error_subcode`; 0: none is known.
    subcode: u16,
    /// Whether the row also fits an error without a code; such a row knows a text.
    or_without_code: bool,
    pub(super) cause: Cause,
}

/// A row that nothing restricts yet.
pub(super) const fn row(cause: Cause) -> Rule {
    Rule {
        codes: &[],
        texts: "",
        only_if: |_| true,
        subcode: 0,
        or_without_code: false,
        cause,
    }
}

impl Rule {
    pub(super) const fn texts(mut self, texts: &'static str) -> Self {
        self.texts = texts;
        self
    }

    pub(super) const fn subcode(mut self, subcode: u16) -> Self {
        self.subcode = subcode;
        self
    }

    /// Only these codes.
    pub(super) const fn codes(mut self, codes: &'static [Codes]) -> Self {
        self.codes = codes;
        self
    }

    /// These codes, or none at all.
    pub(super) const fn codes_or_none(mut self, codes: &'static [Codes]) -> Self {
        self.codes = codes;
        self.or_without_code = true;
        self
    }

    /// Only without a code.
    pub(super) const fn without_code(self) -> Self {
        self.only_if(|seen| seen.code.is_none())
    }

    pub(super) const fn only_if(mut self, only_if: fn(&Seen) -> bool) -> Self {
        self.only_if = only_if;
        self
    }

    pub(super) fn fits(&self, seen: &Seen) -> bool {
        let code_fits = self.codes.is_empty()
            || seen.code.is_none() && self.or_without_code
            || seen.codes().any(|code| {
                self.codes
                    .iter()
                    .any(|&(from, to)| (i64::from(from)..=i64::from(to)).contains(&code))
            });
        let text_counts = !(self.codes.is_empty() && seen.has_one_meaning());
        let knows_none = self.subcode == 0 && self.texts.is_empty();
        let subcode_seen = self.subcode != 0 && seen.subcode == Some(i64::from(self.subcode));
        code_fits
            && (self.only_if)(seen)
            && (knows_none || subcode_seen || text_counts && !self.texts.is_empty() && self.is_seen_in(seen))
    }

    /// Whether a piece is in the text or in the type. The two are no sentence together: "… is invalid" before
    /// `OAuthException` says nothing of OAuth.
    fn is_seen_in(&self, seen: &Seen) -> bool {
        let text = seen.text_for(self.cause);
        split(self.texts, PIECE_END)
            .into_iter()
            .any(|piece| holds(text, piece) || holds(&seen.error_type, piece))
    }
}

/// What one error shows.
pub(super) struct Seen {
    pub(super) code: Option<i64>,
    pub(super) subcode: Option<i64>,
    pub(super) text: String,
    pub(super) error_type: String,
    /// Without `error_data.details` that quote what others said, such as the host of a file.
    own_text: String,
    pub(super) transient: Option<bool>,
    pub(super) http_status: Option<u16>,
    pub(super) explained: bool,
}

impl Seen {
    /// The text that can tell of a cause. Beside a code that is not about tokens, details say nothing of the token.
    fn text_for(&self, cause: Cause) -> &str {
        let is_about_token = matches!(cause.category(), Category::TokenExpired | Category::InvalidToken);
        if is_about_token && self.code == Some(100) {
            &self.own_text
        } else {
            &self.text
        }
    }

    /// The code, and the subcode if it is a code of its own: Meta sends those of its business tools under 100 and 200, such as
    /// 100/2388339.
    fn codes(&self) -> impl Iterator<Item = i64> {
        let of_its_own = self.subcode.filter(|code| codes::is_unique_to_meta(*code));
        [self.code, of_its_own].into_iter().flatten()
    }

    /// Whether the code alone tells what happened.
    fn has_one_meaning(&self) -> bool {
        self.code.is_some_and(codes::has_one_meaning)
    }

    pub(super) fn of(error: &GraphError, http_status: Option<u16>) -> Self {
        let code = error.stated_code().map(|code| code.0);
        let says_little = |code: &i64| UNKNOWN_FAULT.contains(code) || HTTP_STATUS_AS_CODE.contains(code);
        Self {
            code: code
                .filter(|code| !says_little(code))
                .or_else(|| error.code_in_message().map(|code| code.0))
                .or_else(|| code.filter(|code| UNKNOWN_FAULT.contains(code))),
            subcode: error.error_subcode,
            text: text_of(error),
            error_type: error.error_type.clone().unwrap_or_default().to_ascii_lowercase(),
            own_text: text_of(&GraphError {
                details: error
                    .details
                    .clone()
                    .filter(|details| error_position(details).is_some()),
                ..error.clone()
            }),
            transient: error.is_transient,
            http_status: http_status.or_else(|| {
                code.filter(|code| HTTP_STATUS_AS_CODE.contains(code))
                    .and_then(|code| u16::try_from(code).ok())
            }),
            explained: error.error_user_msg.is_some() || error.error_user_title.is_some(),
        }
    }
}

/// Every text of an error but its type in one, in lower case, with plain apostrophes and single spaces. A sentence from
/// Meta in another language is followed by its English form.
fn text_of(error: &GraphError) -> String {
    let mut whole = String::new();
    for text in error.texts() {
        for word in text.split_whitespace() {
            if !whole.is_empty() {
                whole.push(' ');
            }
            whole.extend(word.chars().map(|character| match character {
                '\u{2019}' | '\u{2018}' | '`' => '\'',
                other => other.to_ascii_lowercase(),
            }));
        }
    }
    if let Some(english) = translated::english(&whole) {
        whole.push(' ');
        whole.push_str(&english);
    }
    whole
}

/// Whether a text holds a piece, whose parts between ` … ` follow one another.
fn holds(text: &str, piece: &str) -> bool {
    let mut rest = Some(text);
    for part in split(piece, " … ") {
        rest = rest.and_then(|rest| cut(rest, part)).map(|(_, after)| after);
    }
    rest.is_some()
}
