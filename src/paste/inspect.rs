//! Reads a paste step by step: what was removed, what kind of text it is, and whether it looks complete.
//!
//! Holds the order of the steps; each step is in a module of its own. Does not depend on what an answer of the Graph
//! API means.

use super::anatomy::{Alteration, Anatomy};
use super::clean::{self, Count, Mark, Removed};
use super::extract::{self, Found, Place};
use super::join::{self, Whole};
use super::log;
use super::names::Name;
use super::placeholder::{self, PlaceholderKind};
use super::signs::signs;
use super::text::is_all;
use super::{
    AccessToken, Completeness, Finding, FoundId, Inspection, Kind, Severity, TokenChoice, other_secrets, shape,
    unwrap_lines, words,
};
use crate::words::Sentences;

/// A longer paste is only searched for a token. In bytes.
const LONGEST_SINGLE_TEXT: usize = 100_000;

/// Reads what was pasted: cleans it, lists what was removed, and says what the rest looks like.
///
/// Pure, and linear in the length of the paste. Never fails: what no rule recognises is [`Kind::Unknown`].
#[must_use]
pub fn inspect(pasted: &str) -> Inspection {
    let (single, is_unquoted) = inspect_as_single(pasted);
    let inspection = match single {
        Single::Read(inspection) => inspection,
        Single::Piece(text, removed) => search(&text).unwrap_or_else(|| unknown(&text).after(removal(&removed))),
        Single::Words(text) => search_lines(&text).unwrap_or_else(|| Inspection::bare(Kind::Unknown)),
        Single::TooLong => search(clean::trim(pasted).0).unwrap_or_else(|| Inspection::bare(Kind::Unknown)),
    };
    inspection.unquoted(is_unquoted).of_log(pasted)
}

/// Reads what was pasted only if it is a single token or value.
///
/// A longer text is [`Kind::Unknown`]. It is not searched for a token.
#[must_use]
pub fn inspect_alone(pasted: &str) -> Inspection {
    let (single, is_unquoted) = inspect_as_single(pasted);
    let inspection = match single {
        Single::Read(inspection) => inspection,
        Single::Piece(text, removed) if other_secrets::is_key_text(&text) => unknown(&text).after(removal(&removed)),
        Single::Piece(..) | Single::Words(_) | Single::TooLong => Inspection::bare(Kind::Unknown),
    };
    inspection.unquoted(is_unquoted)
}

/// What a text is when it is read as a single value.
enum Single {
    Read(Inspection),
    /// One value that no rule recognises, and what was removed from it.
    Piece(String, Removed),
    /// Words, or several values.
    Words(String),
    /// Longer than [`LONGEST_SINGLE_TEXT`].
    TooLong,
}

/// Reads a paste as a single value; also returns whether email quote marks were removed.
fn inspect_as_single(pasted: &str) -> (Single, bool) {
    let (trimmed, removed) = clean::trim(pasted);
    if trimmed.len() > LONGEST_SINGLE_TEXT {
        return (Single::TooLong, false);
    }
    let Some(text) = unwrap_lines::without_quote_marks(trimmed) else {
        return (inspect_trimmed(trimmed, removed), false);
    };
    let (trimmed, removed) = clean::trim(&text);
    (inspect_trimmed(trimmed, removed), true)
}

/// Reads a text that is trimmed and has no email quote marks.
fn inspect_trimmed(trimmed: &str, mut removed: Removed) -> Single {
    if trimmed.is_empty() {
        return Single::Read(Inspection::bare(Kind::Empty).after(removal(&removed)));
    }
    if let Some(kind) = other_secrets::number(trimmed) {
        let whole: String = trimmed
            .chars()
            .filter(|&character| !clean::is_blank_or_invisible(character))
            .collect();
        let inspection = wrong_kind(kind, "", AccessToken::from_clean(&whole));
        return Single::Read(inspection.after(removal(&removed)));
    }
    match join::join(trimmed, &mut removed) {
        Whole::One(text) => match read(&text) {
            Some(inspection) => Single::Read(inspection.after(removal(&removed))),
            None => Single::Piece(text, removed),
        },
        Whole::Repeated(text) => Single::Read(repeated(&text).after(removal(&removed))),
        Whole::Several(texts) => Single::Read(several(texts.iter().map(String::as_str))),
        Whole::Prose => match placeholder::of(trimmed) {
            Some(kind) => Single::Read(placeholder_found(kind, None)),
            None => Single::Words(trimmed.to_owned()),
        },
    }
}

/// A text without the characters that copying adds, and what was removed. For single-line fields.
#[must_use]
pub fn cleaned(pasted: &str) -> (String, Vec<Finding>) {
    let (trimmed, mut removed) = clean::trim_marks(pasted);
    let mut text = String::with_capacity(trimmed.len());
    for character in trimmed.chars() {
        match clean::Mark::of(character).filter(|mark| !mark.is_quote()) {
            Some(mark) => removed.add(mark, clean::Place::Inside),
            None => text.push(character),
        }
    }
    (text, removal(&removed))
}

/// Reads a cleaned single value; `None` if no rule recognises it.
fn read(text: &str) -> Option<Inspection> {
    if let Some(kind) = other_secrets::number(text) {
        return Some(wrong_kind(kind, "", AccessToken::from_clean(text)));
    }
    if let Some(other) = other_secrets::of(text) {
        return Some(wrong_kind(other.kind, other.vendor, None));
    }
    if let Some(kind) = placeholder::of(text) {
        // A quote mark (`>`) is not part of a value.
        let token = AccessToken::from_clean(text).filter(|_| !text.starts_with('>'));
        return Some(placeholder_found(kind, token));
    }
    if let Some(unit) = shape::repeated_unit(text) {
        return Some(repeated(unit));
    }
    as_token(text)
}

/// Searches a longer text for a token, after joining wrapped lines.
fn search_lines(text: &str) -> Option<Inspection> {
    let (joined, breaks) = unwrap_lines::joined(text);
    if breaks == 0 {
        return search(text);
    }
    let inspection = search(&joined)?;
    let removed = finding(
        "line_breaks_removed",
        Severity::Info,
        words::line_breaks_removed(breaks),
    );
    Some(if inspection.token.is_some() {
        inspection.with(removed)
    } else {
        inspection
    })
}

/// Searches a longer text for a token, an answer of the Graph API, IDs or another secret.
fn search(text: &str) -> Option<Inspection> {
    let mut found = extract::search(text, is_key);
    let ids = std::mem::take(&mut found.ids);
    let choices = || found.tokens.iter().map(|(token, _)| *token).collect();
    let inspection = if found.error_at.is_some() || found.is_answer && found.tokens.is_empty() {
        Inspection {
            choices: choices_of(choices()),
            ..Inspection::bare(Kind::Unknown).into_answer()
        }
    } else {
        match found.tokens.as_slice() {
            [] => without_token(text, &found, &ids)?,
            [(token, place)] => {
                let inspection = extracted(token, *place)?;
                if found.is_repeated {
                    inspection.with(finding("pasted_twice", Severity::Info, words::PASTED_TWICE))
                } else {
                    inspection
                }
            }
            _ => several(choices().into_iter()),
        }
    };
    Some(Inspection { ids, ..inspection })
}

/// Reads a text in which no token was found.
fn without_token(text: &str, found: &Found, ids: &[FoundId]) -> Option<Inspection> {
    if let Some((value, place)) = found.value
        && let Some(inspection) = extracted(value, place)
    {
        return Some(inspection);
    }
    if let Some(key) = found.key {
        return other_secrets::of(key).map(|other| wrong_kind(other.kind, other.vendor, None));
    }
    if let Some(key) = other_secrets::block(text) {
        return Some(wrong_kind(key.kind, key.vendor, None));
    }
    if let Some(id) = ids.first() {
        return Some(Inspection::bare(Kind::ObjectId).with(finding(
            "wrong_kind",
            Severity::Error,
            words::id_pasted(id.kind),
        )));
    }
    if other_secrets::labelled_object_id(text) {
        return Some(wrong_kind(Kind::ObjectId, "", None));
    }
    other_secrets::labelled_phone_number(text).then(|| wrong_kind(Kind::PhoneNumber, "", None))
}

/// Whether a word is another company's key, by its prefix.
fn is_key(word: &str) -> bool {
    other_secrets::of(word).is_some_and(|other| !matches!(other.kind, Kind::AppSecret))
}

fn extracted(value: &str, place: Place) -> Option<Inspection> {
    let (trimmed, mut removed) = clean::trim(value);
    let Whole::One(text) = join::join(trimmed, &mut removed) else {
        let first = finding("extracted_from_text", Severity::Info, words::extracted(place));
        return placeholder::of(trimmed).map(|kind| placeholder_found(kind, None).after(vec![first]));
    };
    // A quote mark (`>`) is not part of a value.
    if text.starts_with('>') {
        return None;
    }
    let known = read(&text);
    let is_placeholder = known
        .as_ref()
        .is_some_and(|inspection| inspection.kind == Kind::Placeholder);
    let inspection = match place {
        Place::NamedValue(name @ (Name::AppSecret | Name::ClientToken | Name::VerifyToken)) if !is_placeholder => {
            return named_secret(name, &text);
        }
        Place::NamedValue(Name::Token) => known?,
        _ => {
            let is_bare = || other_secrets::is_key_text(&text) && !signs(&text).any(|(_, sign)| sign.is_certain());
            known.or_else(|| is_bare().then(|| unknown(&text)))?
        }
    };
    let mut first = vec![finding("extracted_from_text", Severity::Info, words::extracted(place))];
    first.extend(removal(&removed));
    Some(inspection.after(first))
}

/// A value that its name identifies as another secret. It is not kept as a token, so that nothing can send it.
fn named_secret(name: Name, value: &str) -> Option<Inspection> {
    let kind = match name {
        Name::VerifyToken => Kind::OtherKey,
        _ if other_secrets::is_hex_secret(value) => Kind::AppSecret,
        _ => return None,
    };
    let finding = finding("wrong_kind", Severity::Error, words::named_secret(name));
    Some(Inspection::bare(kind).with(finding))
}

/// Reads a text as an access token, complete or damaged.
fn as_token(text: &str) -> Option<Inspection> {
    let anatomy = Anatomy::of(text);
    let is_plain = is_all(text, u8::is_ascii_alphanumeric);
    let begins = shape::begins_like_a_token(text, &anatomy);
    if begins && (is_plain || shape::holds_stray_characters(text)) {
        return Some(token_of(text, &anatomy));
    }
    if !is_plain {
        return None;
    }
    if shape::is_older_token(text, &anatomy) {
        return Some(token_of(text, &anatomy));
    }
    shape::lacks_its_beginning(text).then(|| {
        let finding = finding("truncated", Severity::Warning, words::start_missing());
        Inspection {
            token: AccessToken::from_clean(text),
            completeness: Completeness::LooksTruncated,
            ..Inspection::bare(Kind::AccessToken)
        }
        .with(finding)
    })
}

fn token_of(text: &str, anatomy: &Anatomy) -> Inspection {
    let altered = anatomy.alteration();
    let mut completeness = anatomy.completeness();
    let mut findings = Vec::new();
    if let Some(alteration) = altered {
        findings.push(finding("altered", Severity::Warning, words::altered(alteration)));
    } else if completeness == Completeness::LooksTruncated {
        findings.push(finding(
            "truncated",
            Severity::Warning,
            words::end_missing(anatomy.characters),
        ));
    }
    if anatomy.is_short() {
        findings.push(finding(
            "too_short",
            Severity::Warning,
            words::too_short(anatomy.characters),
        ));
        if altered.is_none() {
            completeness = Completeness::LooksTruncated;
        }
    }
    let is_one_case = altered == Some(Alteration::OneCase);
    Inspection {
        token: AccessToken::from_clean(text),
        completeness,
        app_id: anatomy.app_id().filter(|_| !is_one_case),
        findings,
        ..Inspection::bare(Kind::AccessToken)
    }
}

fn repeated(text: &str) -> Inspection {
    let unit = shape::repeated_unit(text).unwrap_or(text);
    let twice = finding("pasted_twice", Severity::Info, words::PASTED_TWICE);
    as_token(unit).unwrap_or_else(|| unknown(unit)).after(vec![twice])
}

/// A text that no rule recognises may still be a token, unless it contains markup.
fn unknown(text: &str) -> Inspection {
    Inspection {
        token: AccessToken::from_clean(text).filter(|_| !text.contains(['{', '}', '<', '>', '"'])),
        ..Inspection::bare(Kind::Unknown)
    }
}

fn several<'a>(tokens: impl Iterator<Item = &'a str>) -> Inspection {
    let choices = choices_of(tokens.collect());
    let message = words::several_tokens(&choices);
    Inspection {
        choices,
        ..Inspection::bare(Kind::AccessToken).with(finding("several_tokens", Severity::Error, message))
    }
}

fn choices_of(tokens: Vec<&str>) -> Vec<TokenChoice> {
    let choice = |token| {
        Some(TokenChoice {
            token: AccessToken::from_clean(token)?,
            app_id: Anatomy::of(token).app_id(),
        })
    };
    tokens.into_iter().filter_map(choice).collect()
}

fn placeholder_found(kind: PlaceholderKind, token: Option<AccessToken>) -> Inspection {
    let finding = match kind {
        PlaceholderKind::Placeholder => finding("placeholder", Severity::Error, words::PLACEHOLDER),
        PlaceholderKind::Masked => finding("masked", Severity::Error, words::MASKED),
        PlaceholderKind::DocumentationSample => {
            finding("documentation_sample", Severity::Warning, words::DOCUMENTATION_SAMPLE)
        }
    };
    Inspection {
        token,
        ..Inspection::bare(Kind::Placeholder)
    }
    .with(finding)
}

/// A recognised secret of another kind is not kept as a token, so that nothing can send it.
fn wrong_kind(kind: Kind, vendor: &str, token: Option<AccessToken>) -> Inspection {
    let finding = finding("wrong_kind", Severity::Error, words::wrong_kind(kind, vendor));
    Inspection {
        token,
        ..Inspection::bare(kind)
    }
    .with(finding)
}

fn finding(code: &'static str, severity: Severity, message: impl Into<Sentences>) -> Finding {
    #[inline(never)]
    fn of_sentences(code: &'static str, severity: Severity, message: Sentences) -> Finding {
        Finding {
            code,
            severity,
            message,
        }
    }
    of_sentences(code, severity, message.into())
}

/// The finding code for a removed character.
fn code_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Tab | Mark::Space => "whitespace_removed",
        Mark::LineBreak => "line_breaks_removed",
        Mark::StraightQuote | Mark::CurlyQuote | Mark::Backtick => "quotes_removed",
        Mark::NonBreakingSpace
        | Mark::ZeroWidth
        | Mark::ByteOrder
        | Mark::SoftHyphen
        | Mark::Direction
        | Mark::ControlCharacter
        | Mark::Invisible => "invisible_characters_removed",
    }
}

/// The findings about removed characters, one for each code.
fn removal(removed: &Removed) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in [
        "whitespace_removed",
        "line_breaks_removed",
        "invisible_characters_removed",
        "quotes_removed",
    ] {
        let counts: Vec<Count> = removed
            .counts
            .iter()
            .filter(|count| code_of(count.mark) == code)
            .copied()
            .collect();
        if !counts.is_empty() {
            findings.push(finding(code, Severity::Info, words::removed(&counts)));
        }
    }
    if removed.bearer {
        findings.push(finding("bearer_prefix_removed", Severity::Info, words::BEARER_REMOVED));
    }
    findings
}

impl Inspection {
    /// Whether the text is a secret of another kind, which is never sent as a token.
    #[must_use]
    pub fn is_other_secret(&self) -> bool {
        match self.kind {
            Kind::AppAccessToken
            | Kind::AppSecret
            | Kind::InstagramToken
            | Kind::ThreadsToken
            | Kind::JsonWebToken
            | Kind::OtherKey => true,
            Kind::AccessToken
            | Kind::PhoneNumber
            | Kind::ObjectId
            | Kind::GraphError
            | Kind::Placeholder
            | Kind::Empty
            | Kind::Unknown => false,
        }
    }

    /// Turns the result into an answer of the Graph API: no token, but the choices and IDs beside it.
    #[must_use]
    pub fn into_answer(self) -> Self {
        if self.kind == Kind::GraphError {
            return self;
        }
        let finding = finding("graph_error_pasted", Severity::Warning, words::GRAPH_ERROR);
        Self {
            ids: self.ids,
            choices: self.choices,
            ..Self::bare(Kind::GraphError).with(finding)
        }
    }

    /// Turns the result into an unknown text: it has a sign of the Graph API, but is not an answer.
    #[must_use]
    pub fn into_no_answer(self) -> Self {
        if self.kind != Kind::GraphError {
            return self;
        }
        Self {
            ids: self.ids,
            choices: self.choices,
            ..Self::bare(Kind::Unknown)
        }
    }

    /// Turns the result into an answer of the Graph API, without the tokens in it.
    #[must_use]
    pub fn without_tokens(self) -> Self {
        Self {
            token: None,
            choices: Vec::new(),
            ..self.into_answer()
        }
    }

    /// Adds that quote marks were removed, if the text is a token.
    fn unquoted(self, is_unquoted: bool) -> Self {
        if is_unquoted && self.token.is_some() && self.kind == Kind::AccessToken {
            let marks = finding("quote_marks_removed", Severity::Info, words::QUOTE_MARKS_REMOVED);
            self.after(vec![marks])
        } else {
            self
        }
    }

    /// Adds that a log shows a token, if a person may have posted the text.
    fn of_log(self, pasted: &str) -> Self {
        let is_beside = |finding: &Finding| finding.code == "extracted_from_text";
        let has_whole_token = self.kind == Kind::AccessToken
            && self.token.is_some()
            && self.completeness != Completeness::LooksTruncated
            && self.findings.iter().any(is_beside);
        let is_log = || match self.kind {
            Kind::GraphError => !log::is_command_or_setting(pasted),
            _ => log::is_log(pasted),
        };
        if (has_whole_token || !self.choices.is_empty()) && is_log() {
            self.with(finding("token_in_log", Severity::Warning, words::TOKEN_IN_LOG))
        } else {
            self
        }
    }

    /// A kind, and nothing else.
    fn bare(kind: Kind) -> Self {
        Self {
            token: None,
            kind,
            completeness: Completeness::Unknown,
            app_id: None,
            findings: Vec::new(),
            ids: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// Appends a finding.
    fn with(mut self, finding: Finding) -> Self {
        self.findings.push(finding);
        self
    }

    /// Prepends findings.
    fn after(mut self, mut first: Vec<Finding>) -> Self {
        first.append(&mut self.findings);
        self.findings = first;
        self
    }
}
