//! The sentences of the findings.
//!
//! No sentence quotes the pasted text, which may be a secret.

use super::anatomy::{Alteration, SHORTEST_SEEN};
use super::clean::{Count, Mark, Place};
use super::extract;
use super::names::Name;
use super::scan::MAX_TOKENS;
use super::{IdKind, Kind, TokenChoice};

/// Common lengths of database columns that truncate tokens.
const COLUMN_LENGTHS: &[usize] = &[64, 200, 255];

/// "Removed a TAB at the start and 2 spaces."
pub(super) fn removed(counts: &[Count]) -> String {
    let mut sentence = "Removed ".to_owned();
    for (index, count) in counts.iter().enumerate() {
        sentence += match index {
            0 => "",
            _ if index + 1 == counts.len() => " and ",
            _ => ", ",
        };
        sentence += &part(count);
    }
    sentence + "."
}

pub(super) const BEARER_REMOVED: &str = "Removed \"Bearer\" in front: it belongs to the request, not to the token.";

pub(super) const QUOTE_MARKS_REMOVED: &str = "Removed the > that a mail program put before each line.";

pub(super) fn line_breaks_removed(breaks: usize) -> String {
    let breaks = counted(breaks, "line break", "line breaks");
    format!("Removed {breaks} inside the token.")
}

pub(super) fn extracted(place: extract::Place) -> &'static str {
    match place {
        extract::Place::NamedValue(Name::AccessToken) => {
            "Found the token after \"access_token\" in other text; only the token is used."
        }
        extract::Place::NamedValue(_) => "Found the token after its name in other text; only the token is used.",
        extract::Place::Header => "Found the token after \"Bearer\" in other text; only the token is used.",
        extract::Place::Text => "Found the token among other text; only the token is used.",
    }
}

pub(super) const PASTED_TWICE: &str = "The same token is in this text more than once. One copy is used.";

/// How many tokens there are, and whether they belong to one app.
pub(super) fn several_tokens(choices: &[TokenChoice]) -> String {
    let apps: Option<Vec<&str>> = choices
        .iter()
        .map(|choice| Some(choice.app_id.as_ref()?.as_str()))
        .collect();
    let apps = match apps.as_deref() {
        Some([app, others @ ..]) if others.iter().all(|other| other == app) => {
            format!("App {app} made them all; their texts differ.")
        }
        Some(_) => "Different apps made them.".to_owned(),
        None => "Not all of them tell which app made them.".to_owned(),
    };
    let number = match choices.len() {
        MAX_TOKENS => format!("{MAX_TOKENS} or more"),
        number => number.to_string(),
    };
    format!("{number} different tokens are in this text. {apps} Choose the one to test.")
}

pub(super) fn end_missing(characters: usize) -> String {
    if COLUMN_LENGTHS.contains(&characters) {
        format!(
            "Looks cut: the end is missing. It is exactly {characters} characters long, so a field or a database column of \
             that length may have cut it. Copy it again from where it was made."
        )
    } else {
        "Looks cut: the end is missing. Copy it again with the copy button, not with the mouse.".to_owned()
    }
}

pub(super) const START_MISSING: &str =
    "Looks cut: the beginning is missing. Copy it again with the copy button, not with the mouse.";

pub(super) fn too_short(characters: usize) -> String {
    let characters = counted(characters, "character", "characters");
    format!("Looks too short: {characters}. The shortest whole token known has {SHORTEST_SEEN}.")
}

pub(super) fn altered(alteration: Alteration) -> String {
    match alteration {
        Alteration::OneCase => {
            "Looks altered: all its letters are of one case. Capital and small letters are different letters \
                                in a token. Copy it again from where it was made."
                .to_owned()
        }
        Alteration::ForeignCharacters(number) => {
            let characters = counted(number, "character", "characters");
            format!(
                "Looks altered: it holds {characters} that tokens do not have; they are made of letters A to Z and digits. \
                 Copy it again from where it was made."
            )
        }
        Alteration::WrongLetter => {
            "Looks altered: at least one letter is not as Meta wrote it. Copy it again; do not retype it.".to_owned()
        }
    }
}

pub(super) const TOKEN_IN_LOG: &str =
    "This log shows a whole token. If the log was posted somewhere, generate a new token and revoke this one.";

pub(super) const PLACEHOLDER: &str = "This is a placeholder, not a token. Put the token itself in its place.";

pub(super) const MASKED: &str =
    "Part of it is hidden, so this is not the whole token. Show the token first, then copy it.";

pub(super) const DOCUMENTATION_SAMPLE: &str =
    "Looks like the sample token of Meta's documentation. It opens nothing; generate a token of your own.";

pub(super) const GRAPH_ERROR: &str = "This is an answer of the Graph API, not a token.";

/// Where to create the access token that belongs in the field.
const WANTED: &str =
    " The access token begins with EA: create it in Business settings, System users, \"Generate token\".";

/// What the text is instead of an access token, where it belongs, and where to create the token.
pub(super) fn wrong_kind(kind: Kind, vendor: &str) -> String {
    let sentence = match kind {
        Kind::AppAccessToken => {
            "Looks like an app access token (app ID, bar, secret). It belongs on a server alone, and is not sent."
        }
        Kind::AppSecret => {
            "Looks like an app secret or a client token (32 hexadecimal digits). It belongs in settings that ask for it by \
             name, and is not sent."
        }
        Kind::InstagramToken => {
            "Looks like a token of the Instagram API. It opens nothing of WhatsApp, and is not sent."
        }
        Kind::ThreadsToken => "Looks like a token of the Threads API. It opens nothing of WhatsApp, and is not sent.",
        Kind::PhoneNumber => {
            "Looks like a phone number. Its phone number ID belongs in the field below: a longer number that stands under \
             it in WhatsApp Manager."
        }
        Kind::ObjectId => {
            "Looks like an ID of Meta's. It belongs in one of the ID fields, if it is that of a phone number or of a \
             WhatsApp Business Account: digits alone do not tell."
        }
        Kind::JsonWebToken => "Looks like a JSON Web Token of another service. It belongs there, and is not sent.",
        _ => return format!("Looks like a key of {vendor}. It belongs there, and is not sent.{WANTED}"),
    };
    [sentence, WANTED].concat()
}

/// What a value is, by its name.
pub(super) fn named_secret(name: Name) -> String {
    let sentence = match name {
        Name::VerifyToken => {
            "Looks like the verify token of a webhook: a word of your own that Meta repeats to your CRM. It belongs \
             in the app's WhatsApp, Configuration (new dashboard: Use cases, Customize), and is not sent."
        }
        Name::ClientToken => {
            "Looks like a client token. It belongs in an app for phones, and is not sent; it stands in the app's \
             Settings, Advanced."
        }
        _ => {
            "Looks like an app secret. It belongs in settings that ask for it by name, and is not sent; it stands in \
             the app's Settings, Basic."
        }
    };
    [sentence, WANTED].concat()
}

/// What an ID identifies, and which field it belongs in.
pub(super) fn id_pasted(kind: IdKind) -> String {
    let sentence = match kind {
        IdKind::PhoneNumber => "This is a phone number ID. It belongs in the field \"Phone number ID\" below.",
        IdKind::WhatsAppBusinessAccount => {
            "This is the ID of a WhatsApp Business Account. It belongs in the field of that name below."
        }
        IdKind::BusinessPortfolio => "This is the ID of a business portfolio. No field here asks for it.",
        IdKind::App => "This is the ID of an app. A test does not need it.",
    };
    [sentence, WANTED].concat()
}

/// The noun for one character; the plural drops the article and adds an `s`.
fn noun(mark: Mark) -> &'static str {
    match mark {
        Mark::Tab => "a TAB",
        Mark::Space => "a space",
        Mark::LineBreak => "a line break",
        Mark::NonBreakingSpace => "a non-breaking space",
        Mark::ZeroWidth => "a zero-width character",
        Mark::ByteOrder => "a byte order mark",
        Mark::SoftHyphen => "a soft hyphen",
        Mark::Direction => "a text direction mark",
        Mark::ControlCharacter => "a control character",
        Mark::Invisible => "an invisible character",
        Mark::StraightQuote => "a straight quote",
        Mark::CurlyQuote => "a curly quote",
        Mark::Backtick => "a backtick",
    }
}

/// "a TAB at the start", "2 line breaks".
fn part(count: &Count) -> String {
    let noun = noun(count.mark);
    let place = match count.place {
        Some(Place::Start) => " at the start",
        Some(Place::End) => " at the end",
        Some(Place::Inside) | None => "",
    };
    if count.number == 1 {
        [noun, place].concat()
    } else {
        let many = noun.split_once(' ').map_or(noun, |(_, bare)| bare);
        format!("{} {many}s{place}", count.number)
    }
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
