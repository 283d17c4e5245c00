//! The order of the questions asked of a paste: what was removed, what kind of text is left, whether it looks whole.
//!
//! Knows which module answers which question. Must not know characters, prefixes or sentences: they stand in those modules.

use super::anatomy::{Alteration, Anatomy};
use super::clean::{self, Count, Mark, Removed};
use super::extract::{self, Found, Place};
use super::join::{self, Whole};
use super::names::Name;
use super::placeholder::{self, StandIn};
use super::signs::signs;
use super::text::is_all;
use super::{
    AccessToken, Completeness, Finding, FoundId, Inspection, Kind, Severity, TokenChoice, other_secrets, shape,
    unwrap_lines, words,
};

/// A paste beyond this size is searched for a token, not read as one.
const LONGEST_SINGLE_TEXT: usize = 100_000;

/// Reads what was pasted: cleans it, says what it removed, and what the rest looks like.
///
/// Pure, and linear in the length of the paste. Every input has an answer; what no rule knows is [`Kind::Unknown`].
#[must_use]
pub fn inspect(pasted: &str) -> Inspection {
    let (in_one, is_unquoted) = inspect_in_one(pasted);
    let inspection = match in_one {
        InOne::Read(inspection) => inspection,
        InOne::Piece(text, removed) => search(&text).unwrap_or_else(|| unknown(&text).after(removal(&removed))),
        InOne::Words(text) => search_lines(&text).unwrap_or_else(|| Inspection::bare(Kind::Unknown)),
        InOne::TooLong => search(clean::trim(pasted).0).unwrap_or_else(|| Inspection::bare(Kind::Unknown)),
    };
    inspection.unquoted(is_unquoted)
}

/// Reads what was pasted as a token or another value alone, and searches no longer text for one.
///
/// A longer text is [`Kind::Unknown`] here, and no token is taken from it.
#[must_use]
pub fn inspect_alone(pasted: &str) -> Inspection {
    let (in_one, is_unquoted) = inspect_in_one(pasted);
    let inspection = match in_one {
        InOne::Read(inspection) => inspection,
        InOne::Piece(text, removed) if other_secrets::is_key_text(&text) => unknown(&text).after(removal(&removed)),
        InOne::Piece(..) | InOne::Words(_) | InOne::TooLong => Inspection::bare(Kind::Unknown),
    };
    inspection.unquoted(is_unquoted)
}

/// What a text is, where it is one value.
enum InOne {
    Read(Inspection),
    /// A text of one piece that no rule knows, and what was removed from it.
    Piece(String, Removed),
    /// Words, or values of several kinds.
    Words(String),
    /// Longer than [`LONGEST_SINGLE_TEXT`].
    TooLong,
}

/// What a paste is, and whether quote marks of a mail were taken out of it.
fn inspect_in_one(pasted: &str) -> (InOne, bool) {
    let (core, removed) = clean::trim(pasted);
    if core.len() > LONGEST_SINGLE_TEXT {
        return (InOne::TooLong, false);
    }
    let Some(text) = unwrap_lines::without_quote_marks(core) else {
        return (inspect_core(core, removed), false);
    };
    let (core, removed) = clean::trim(&text);
    (inspect_core(core, removed), true)
}

/// Reads a text that is trimmed and has no quote marks of a mail.
fn inspect_core(core: &str, mut removed: Removed) -> InOne {
    if core.is_empty() {
        return InOne::Read(Inspection::bare(Kind::Empty).after(removal(&removed)));
    }
    if let Some(kind) = other_secrets::number(core) {
        let whole: String = core.chars().filter(|&character| !clean::is_unseen(character)).collect();
        let inspection = wrong_kind(kind, "", AccessToken::from_clean(&whole));
        return InOne::Read(inspection.after(removal(&removed)));
    }
    match join::join(core, &mut removed) {
        Whole::One(text) => match read(&text) {
            Some(inspection) => InOne::Read(inspection.after(removal(&removed))),
            None => InOne::Piece(text, removed),
        },
        Whole::Repeated(text) => InOne::Read(repeated(&text).after(removal(&removed))),
        Whole::Several(texts) => InOne::Read(several(texts.iter().map(String::as_str))),
        Whole::Prose => match placeholder::of(core) {
            Some(stand_in) => InOne::Read(standing_in(stand_in, None)),
            None => InOne::Words(core.to_owned()),
        },
    }
}

/// A text without what a paste brings along, around it and inside, and what was taken out. For fields of a line.
#[must_use]
pub fn cleaned(pasted: &str) -> (String, Vec<Finding>) {
    let (core, mut removed) = clean::trim_marks(pasted);
    let mut text = String::with_capacity(core.len());
    for character in core.chars() {
        match clean::Mark::of(character).filter(|mark| !mark.is_quote()) {
            Some(mark) => removed.add(mark, clean::Place::Inside),
            None => text.push(character),
        }
    }
    (text, removal(&removed))
}

/// Reads a cleaned text of one piece; nothing where no rule knows it.
fn read(text: &str) -> Option<Inspection> {
    if let Some(kind) = other_secrets::number(text) {
        return Some(wrong_kind(kind, "", AccessToken::from_clean(text)));
    }
    if let Some(other) = other_secrets::of(text) {
        return Some(wrong_kind(other.kind, other.vendor, None));
    }
    if let Some(stand_in) = placeholder::of(text) {
        // A mark that quotes a line is no part of a value.
        let token = AccessToken::from_clean(text).filter(|_| !text.starts_with('>'));
        return Some(standing_in(stand_in, token));
    }
    if let Some(unit) = shape::repeated_unit(text) {
        return Some(repeated(unit));
    }
    as_token(text)
}

/// Looks for a token inside a longer text, after its lines are put together.
fn search_lines(text: &str) -> Option<Inspection> {
    let (joined, breaks) = unwrap_lines::joined(text);
    if breaks == 0 {
        return search(text);
    }
    let inspection = search(&joined)?;
    let removed = finding(
        "line_breaks_removed",
        Severity::Info,
        &words::line_breaks_removed(breaks),
    );
    Some(if inspection.token.is_some() {
        inspection.with(removed)
    } else {
        inspection
    })
}

/// Looks for a token, an answer of the Graph API, IDs or another secret inside a longer text.
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

/// What stands in a text in which no token was found.
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
            &words::id_pasted(id.kind),
        )));
    }
    if other_secrets::labelled_object_id(text) {
        return Some(wrong_kind(Kind::ObjectId, "", None));
    }
    other_secrets::labelled_phone_number(text).then(|| wrong_kind(Kind::PhoneNumber, "", None))
}

/// Whether a word among others is a key of another company, by what it begins with.
fn is_key(word: &str) -> bool {
    other_secrets::of(word).is_some_and(|other| !matches!(other.kind, Kind::AppSecret))
}

fn extracted(value: &str, place: Place) -> Option<Inspection> {
    let (core, mut removed) = clean::trim(value);
    let Whole::One(text) = join::join(core, &mut removed) else {
        let first = finding("extracted_from_text", Severity::Info, words::extracted(place));
        return placeholder::of(core).map(|stand_in| standing_in(stand_in, None).after(vec![first]));
    };
    // A mark that quotes a line is no part of a value.
    if text.starts_with('>') {
        return None;
    }
    let known = read(&text);
    let is_stand_in = known
        .as_ref()
        .is_some_and(|inspection| inspection.kind == Kind::Placeholder);
    let inspection = match place {
        Place::NamedValue(name @ (Name::AppSecret | Name::ClientToken | Name::VerifyToken)) if !is_stand_in => {
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

/// A value that its name says to be another secret. Not kept as a token, so that nothing can send it.
fn named_secret(name: Name, value: &str) -> Option<Inspection> {
    let kind = match name {
        Name::VerifyToken => Kind::OtherKey,
        _ if other_secrets::is_hex_secret(value) => Kind::AppSecret,
        _ => return None,
    };
    let finding = finding("wrong_kind", Severity::Error, &words::named_secret(name));
    Some(Inspection::bare(kind).with(finding))
}

/// Reads a text as an access token, whole or damaged.
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
        let finding = finding("truncated", Severity::Warning, words::START_MISSING);
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
        findings.push(finding("altered", Severity::Warning, &words::altered(alteration)));
    } else if completeness == Completeness::LooksTruncated {
        findings.push(finding(
            "truncated",
            Severity::Warning,
            &words::end_missing(anatomy.characters),
        ));
    }
    if anatomy.is_short() {
        findings.push(finding(
            "too_short",
            Severity::Warning,
            &words::too_short(anatomy.characters),
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

/// A text that no rule knows may be a token all the same, unless it is written in another language.
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
        ..Inspection::bare(Kind::AccessToken).with(finding("several_tokens", Severity::Error, &message))
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

fn standing_in(stand_in: StandIn, token: Option<AccessToken>) -> Inspection {
    let finding = match stand_in {
        StandIn::Placeholder => finding("placeholder", Severity::Error, words::PLACEHOLDER),
        StandIn::Masked => finding("masked", Severity::Error, words::MASKED),
        StandIn::DocumentationSample => finding("documentation_sample", Severity::Warning, words::DOCUMENTATION_SAMPLE),
    };
    Inspection {
        token,
        ..Inspection::bare(Kind::Placeholder)
    }
    .with(finding)
}

/// What is recognised as another secret is not kept as a token, so that nothing can send it.
fn wrong_kind(kind: Kind, vendor: &str, token: Option<AccessToken>) -> Inspection {
    let finding = finding("wrong_kind", Severity::Error, &words::wrong_kind(kind, vendor));
    Inspection {
        token,
        ..Inspection::bare(kind)
    }
    .with(finding)
}

fn finding(code: &'static str, severity: Severity, message: &str) -> Finding {
    Finding {
        code,
        severity,
        message: message.to_owned(),
    }
}

/// The code under which the removal of a mark is told.
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

/// What was removed, one finding for each code.
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
            findings.push(finding(code, Severity::Info, &words::removed(&counts)));
        }
    }
    if removed.bearer {
        findings.push(finding("bearer_prefix_removed", Severity::Info, words::BEARER_REMOVED));
    }
    findings
}

impl Inspection {
    /// Whether the text is recognised as a secret of another kind, which is never sent as a token.
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

    /// The same text, known to be an answer of the Graph API: no token, but what stands beside it.
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

    /// A text with a sign of the Graph API that turned out to be no answer of it.
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

    /// An answer of the Graph API, and none of the tokens that stand in it.
    #[must_use]
    pub fn without_tokens(self) -> Self {
        Self {
            token: None,
            choices: Vec::new(),
            ..self.into_answer()
        }
    }

    /// Says that quote marks were taken out; of what is no token, nothing was.
    fn unquoted(self, is_unquoted: bool) -> Self {
        if is_unquoted && self.token.is_some() && self.kind == Kind::AccessToken {
            let marks = finding("quote_marks_removed", Severity::Info, words::QUOTE_MARKS_REMOVED);
            self.after(vec![marks])
        } else {
            self
        }
    }

    /// Nothing but a kind.
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

    /// Adds a finding at the end.
    fn with(mut self, finding: Finding) -> Self {
        self.findings.push(finding);
        self
    }

    /// Puts findings before those there are.
    fn after(mut self, mut first: Vec<Finding>) -> Self {
        first.append(&mut self.findings);
        self.findings = first;
        self
    }
}
