//! The order of the questions asked of a paste: what was removed, what kind of text is left, whether it looks whole.
//!
//! Knows which module answers which question. Must not know characters, prefixes or sentences: they stand in those modules.

use super::anatomy::{Alteration, Anatomy};
use super::extract::{self, Place, Tokens};
use super::paste::{self, Count, Mark, Removed};
use super::pieces::{self, Whole};
use super::standin::{self, StandIn};
use super::text::is_all;
use super::{AccessToken, Completeness, Finding, Inspection, Kind, Severity, lookalike, shape, words};

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
    match pieces::join(core, &mut removed) {
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
    if let Some(unit) = shape::repeated_unit(text) {
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
    let Whole::One(text) = pieces::join(core, &mut removed) else {
        return None;
    };
    let is_bare = lookalike::is_key_text(&text) && !extract::search(&text).is_graph_error;
    let inspection = read(&text).or_else(|| is_bare.then(|| unknown(&text)))?;
    let mut first = vec![finding("extracted_from_text", Severity::Info, words::extracted(place))];
    first.extend(removal(&removed));
    Some(inspection.after(first))
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
        kind: Kind::AccessToken,
        completeness,
        app_id: anatomy.app_id().filter(|_| !is_one_case),
        findings,
    }
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
