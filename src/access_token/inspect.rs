//! The order of the questions asked of a paste: what was removed, what kind of text is left, whether it looks whole.
//!
//! Knows which module answers which question. Must not know characters, prefixes or sentences: they stand in those modules.

use super::anatomy::{Alteration, Anatomy};
use super::extract::{self, Place, Tokens};
use super::paste::{self, Count, Mark, Removed, Whole};
use super::standin::{self, StandIn};
use super::{AccessToken, Completeness, Finding, Inspection, Kind, Severity, lookalike, words};

/// A paste beyond this size is searched for a token, not read as one.
const LONGEST_SINGLE_TEXT: usize = 100_000;

/// Reads what was pasted: cleans it, says what it removed, and what the rest looks like.
///
/// Pure, and linear in the length of the paste. Every input has an answer; what no rule knows is [`Kind::Unknown`].
#[must_use]
pub fn inspect(pasted: &str) -> Inspection {
    let (core, mut removed) = paste::trim(pasted);
    if core.is_empty() {
        return Inspection::bare(Kind::Empty).after(removal(&removed));
    }
    if core.len() > LONGEST_SINGLE_TEXT {
        return search(core).unwrap_or_else(|| Inspection::bare(Kind::Unknown));
    }
    if let Some(kind) = lookalike::number(core) {
        let whole: String = core.chars().filter(|&character| !paste::is_unseen(character)).collect();
        return wrong_kind(kind, "", AccessToken::from_clean(&whole)).after(removal(&removed));
    }
    match paste::join(core, &mut removed) {
        Whole::One(text) => match read(&text) {
            Some(inspection) => inspection.after(removal(&removed)),
            None => search(&text).unwrap_or_else(|| unknown(&text).after(removal(&removed))),
        },
        Whole::Repeated(text) => repeated(&text).after(removal(&removed)),
        Whole::Several => several(),
        Whole::Prose => standin::of(core)
            .map(|stand_in| standing_in(stand_in, None))
            .or_else(|| search(core))
            .unwrap_or_else(|| Inspection::bare(Kind::Unknown)),
    }
}

/// Reads a cleaned text of one piece; nothing where no rule knows it.
fn read(text: &str) -> Option<Inspection> {
    if let Some(kind) = lookalike::number(text) {
        return Some(wrong_kind(kind, "", AccessToken::from_clean(text)));
    }
    if let Some(other) = lookalike::of(text) {
        return Some(wrong_kind(other.kind, other.vendor, None));
    }
    if let Some(stand_in) = standin::of(text) {
        return Some(standing_in(stand_in, AccessToken::from_clean(text)));
    }
    if let Some(unit) = repeated_unit(text) {
        return Some(repeated(unit));
    }
    as_token(text)
}

/// Looks for a token, or an answer of the Graph API, inside a longer text.
fn search(text: &str) -> Option<Inspection> {
    let found = extract::search(text);
    if found.is_graph_error {
        let finding = finding("graph_error_pasted", Severity::Warning, words::GRAPH_ERROR);
        return Some(Inspection::bare(Kind::GraphError).with(finding));
    }
    match found.tokens {
        Tokens::None => None,
        Tokens::Several => Some(several()),
        Tokens::One(value, place) => extracted(value, place),
    }
}

fn extracted(value: &str, place: Place) -> Option<Inspection> {
    let (core, mut removed) = paste::trim(value);
    let Whole::One(text) = paste::join(core, &mut removed) else {
        return None;
    };
    let inspection = read(&text).or_else(|| lookalike::is_key_text(&text).then(|| unknown(&text)))?;
    let mut first = vec![finding("extracted_from_text", Severity::Info, words::extracted(place))];
    first.extend(removal(&removed));
    Some(inspection.after(first))
}

/// Reads a text as an access token, whole or damaged.
fn as_token(text: &str) -> Option<Inspection> {
    let anatomy = Anatomy::of(text);
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let begins = begins_like_a_token(text, &anatomy);
    if begins && (is_plain || holds_stray_characters(text)) {
        return Some(token_of(text, &anatomy));
    }
    if !is_plain {
        return None;
    }
    if is_older_token(text, &anatomy) {
        return Some(token_of(text, &anatomy));
    }
    lacks_its_beginning(text).then(|| {
        let finding = finding("truncated", Severity::Warning, words::START_MISSING);
        Inspection {
            token: AccessToken::from_clean(text),
            completeness: Completeness::LooksTruncated,
            ..Inspection::bare(Kind::AccessToken)
        }
        .with(finding)
    })
}

/// A word may begin with EA, and a token may have got another case; a few letters prove neither.
const LENGTH_THAT_IS_NO_WORD: usize = 16;

/// A text shorter than this is not judged by what its inside alone looks like.
const LENGTH_THAT_SHOWS_ITS_LAYOUT: usize = 80;

/// Escapes that a text of that length has by chance only once in some ten thousand.
const ESCAPES_THAT_SHOW_A_LAYOUT: usize = 3;

fn begins_like_a_token(text: &str, anatomy: &Anatomy) -> bool {
    text.starts_with("EAA")
        || (text.starts_with("EA") && text.len() >= LENGTH_THAT_IS_NO_WORD && anatomy.app_id().is_some())
        || (paste::without_word(text, "eaa").is_some()
            && text.len() >= LENGTH_THAT_SHOWS_ITS_LAYOUT
            && (anatomy.alteration() == Some(Alteration::OneCase) || anatomy.has_token_alphabet()))
}

/// Whether the characters that tokens do not have are strays inside of one text, not the signs of another language.
fn holds_stray_characters(text: &str) -> bool {
    let inside = text.trim_end_matches(|character: char| !character.is_ascii_alphanumeric());
    let strays = inside.chars().filter(|character| !character.is_ascii_alphanumeric());
    let is_sign = |character: char| "&=\"':{}[],;/?#<>()|\\".contains(character);
    let is_raw_base64 = |character: char| matches!(character, '+' | '/' | '=');
    let only_raw_base64 = text
        .chars()
        .all(|character| character.is_ascii_alphanumeric() || is_raw_base64(character));
    let count = strays.clone().count();
    count > 0
        && count * 10 <= text.chars().count()
        && ((inside.len() == text.len() && !strays.clone().any(is_sign)) || only_raw_base64)
}

/// Tokens of some years ago began with other letters.
fn is_older_token(text: &str, anatomy: &Anatomy) -> bool {
    ["AAA", "BAA", "CAA", "DAA"]
        .iter()
        .any(|opening| text.starts_with(opening))
        && text.len() >= LENGTH_THAT_SHOWS_ITS_LAYOUT
        && anatomy.escapes >= ESCAPES_THAT_SHOW_A_LAYOUT
        && anatomy.completeness() == Completeness::LooksComplete
        && anatomy.app_id().is_some()
}

fn lacks_its_beginning(text: &str) -> bool {
    let anatomy = Anatomy::of_body(text);
    text.len() >= LENGTH_THAT_SHOWS_ITS_LAYOUT
        && anatomy.escapes >= ESCAPES_THAT_SHOW_A_LAYOUT
        && anatomy.alteration().is_none()
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
        kind: Kind::AccessToken,
        completeness,
        app_id: anatomy.app_id().filter(|_| !is_one_case),
        findings,
    }
}

/// A shorter text is not taken for a token that was pasted twice.
const SHORTEST_UNIT: usize = 40;

/// So many characters are not the same twice by chance.
const OPENING: usize = 16;

/// The text that stands here several times without a gap: whole each time, or whole once and then in part.
fn repeated_unit(text: &str) -> Option<&str> {
    if !text.starts_with("EA") || text.len() < 2 * OPENING {
        return None;
    }
    let opening = text.get(..OPENING)?;
    let length = OPENING + text.get(OPENING..)?.find(opening)?;
    let (unit, _) = text.split_at_checked(length)?;
    let is_periodic = text.get(length..).is_some_and(|tail| text.starts_with(tail));
    let is_unit = text.len().is_multiple_of(length) || Anatomy::of(unit).completeness() == Completeness::LooksComplete;
    (length >= SHORTEST_UNIT && is_periodic && is_unit).then_some(unit)
}

fn repeated(unit: &str) -> Inspection {
    let twice = finding("pasted_twice", Severity::Info, words::PASTED_TWICE);
    as_token(unit).unwrap_or_else(|| unknown(unit)).after(vec![twice])
}

/// A text that no rule knows may be a token all the same.
fn unknown(text: &str) -> Inspection {
    Inspection {
        token: AccessToken::from_clean(text),
        ..Inspection::bare(Kind::Unknown)
    }
}

fn several() -> Inspection {
    Inspection::bare(Kind::AccessToken).with(finding("several_tokens", Severity::Error, words::SEVERAL_TOKENS))
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
    let finding = finding("wrong_kind", Severity::Error, words::wrong_kind(kind, vendor));
    Inspection {
        token,
        ..Inspection::bare(kind)
    }
    .with(finding)
}

fn finding(code: &'static str, severity: Severity, message: impl Into<String>) -> Finding {
    Finding {
        code,
        severity,
        message: message.into(),
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
            findings.push(finding(code, Severity::Info, words::removed(&counts)));
        }
    }
    if removed.bearer {
        findings.push(finding("bearer_prefix_removed", Severity::Info, words::BEARER_REMOVED));
    }
    findings
}

impl Inspection {
    /// Nothing but a kind.
    fn bare(kind: Kind) -> Self {
        Self {
            token: None,
            kind,
            completeness: Completeness::Unknown,
            app_id: None,
            findings: Vec::new(),
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
