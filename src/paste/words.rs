//! The sentences of the findings.
//!
//! No sentence quotes the pasted text, which may be a secret.

use super::anatomy::{Alteration, SHORTEST_SEEN};
use super::clean::{Count, Mark, Place};
use super::extract;
use super::names::Name;
use super::scan::MAX_TOKENS;
use super::{IdKind, Kind, TokenChoice};
use crate::words::{Said, Sentences, Text, t};

/// Common lengths of database columns that truncate tokens.
const COLUMN_LENGTHS: &[usize] = &[64, 200, 255];

/// "Removed a TAB at the start and 2 spaces."
pub(super) fn removed(counts: &[Count]) -> Said {
    let parts = counts.iter().map(|count| part(count).into()).collect();
    Said::from(t!("Removed {characters}.")).with("characters", Said::list(parts))
}

pub(super) const BEARER_REMOVED: Text =
    t!("Removed \"Bearer\" at the start. \"Bearer\" belongs to the request, not to the token.");

pub(super) const QUOTE_MARKS_REMOVED: Text = t!("Removed the \">\" that an email program put before each line.");

pub(super) fn line_breaks_removed(breaks: usize) -> Said {
    Said::counted_items(
        breaks,
        t!("Removed {count} line break inside the token."),
        t!("Removed {count} line breaks inside the token."),
    )
}

pub(super) fn extracted(place: extract::Place) -> Text {
    match place {
        extract::Place::NamedValue(Name::AccessToken) => {
            t!("Found the token after \"access_token\" in other text. Only the token is used.")
        }
        extract::Place::NamedValue(_) => t!("Found the token after its name in other text. Only the token is used."),
        extract::Place::Header => t!("Found the token after \"Bearer\" in other text. Only the token is used."),
        extract::Place::Text => t!("Found the token in other text. Only the token is used."),
    }
}

pub(super) const PASTED_TWICE: Text = t!("The same token is in this text more than once. One copy is used.");

/// How many tokens there are, and whether they belong to one app.
pub(super) fn several_tokens(choices: &[TokenChoice]) -> Sentences {
    let apps: Option<Vec<&str>> = choices
        .iter()
        .map(|choice| Some(choice.app_id.as_ref()?.as_str()))
        .collect();
    let apps = match apps.as_deref() {
        Some([app, others @ ..]) if others.iter().all(|other| other == app) => {
            Said::from(t!("App {app} created all of them, and they are different.")).with("app", *app)
        }
        Some(_) => t!("Different apps created them.").into(),
        None => t!("Not all of them show which app created them.").into(),
    };
    let number = match choices.len() {
        MAX_TOKENS => {
            Said::from(t!("This text has {count} or more different tokens.")).with("count", MAX_TOKENS.to_string())
        }
        number => Said::from(t!("This text has {count} different tokens.")).with("count", number.to_string()),
    };
    vec![number, apps, t!("Select the token to test.").into()].into()
}

pub(super) fn end_missing(characters: usize) -> Sentences {
    let incomplete = Said::from(t!("This token looks incomplete: the end is missing."));
    if COLUMN_LENGTHS.contains(&characters) {
        let length = Said::from(t!(
            "The token has exactly {count} characters, so a field or a database column of that length probably cut it."
        ));
        let length = length.with("count", characters.to_string());
        vec![incomplete, length, COPY_FROM_SOURCE.into()].into()
    } else {
        vec![incomplete, COPY_WITH_BUTTON.into()].into()
    }
}

pub(super) fn start_missing() -> Sentences {
    let incomplete = t!("This token looks incomplete: the start is missing.");
    vec![incomplete.into(), COPY_WITH_BUTTON.into()].into()
}

const COPY_WITH_BUTTON: Text = t!("Copy it again with the copy button, not with the mouse.");
const COPY_FROM_SOURCE: Text = t!("If you still have the original token, copy it again.");

pub(super) fn too_short(characters: usize) -> Sentences {
    let short = Said::counted_items(
        characters,
        t!("This text is too short for a token: {count} character."),
        t!("This text is too short for a token: {count} characters."),
    );
    let shortest = Said::from(t!("The shortest complete token that we know has {count}."));
    vec![short, shortest.with("count", SHORTEST_SEEN.to_string())].into()
}

pub(super) fn altered(alteration: Alteration) -> Sentences {
    match alteration {
        Alteration::OneCase => vec![
            t!("This token looks changed: all its letters are upper case, or all are lower case.").into(),
            t!("Upper and lower case matter in a token.").into(),
            COPY_FROM_SOURCE.into(),
        ]
        .into(),
        Alteration::ForeignCharacters(number) => {
            let foreign = Said::counted_items(
                number,
                t!("This token looks changed: {count} character is not a letter from A to Z or a digit."),
                t!("This token looks changed: {count} characters are not letters from A to Z or digits."),
            );
            vec![foreign, COPY_FROM_SOURCE.into()].into()
        }
        Alteration::WrongLetter => vec![
            t!("This token looks changed: at least one character is different from the original.").into(),
            t!("Copy it again. Do not type it by hand.").into(),
        ]
        .into(),
    }
}

pub(super) const TOKEN_IN_LOG: Text =
    t!("This log shows a complete token. If the log was posted somewhere, generate a new token and revoke this one.");

pub(super) const PLACEHOLDER: Text = t!("This is a placeholder, not a token. Replace it with your token.");

pub(super) const MASKED: Text =
    t!("Part of this token is hidden, so it is not complete. Show the token first, then copy it.");

pub(super) const DOCUMENTATION_SAMPLE: Text =
    t!("This looks like the sample token from Meta's documentation. It does not work. Generate your own token.");

pub(super) const GRAPH_ERROR: Text = t!("This is an answer from the Graph API, not a token.");

/// Where to create the access token that belongs in the field.
const WANTED: Text = t!(
    "An access token starts with EA. Create it in System users (Settings → Users → System users) with \"Generate new token\"."
);

fn and_wanted(kind: Text) -> Sentences {
    vec![kind.into(), WANTED.into()].into()
}

/// What the text is instead of an access token, where it belongs, and where to create the token.
pub(super) fn wrong_kind(kind: Kind, vendor: &str) -> Sentences {
    and_wanted(match kind {
        Kind::AppAccessToken => {
            t!(
                "This looks like an app access token (app ID, \"|\", app secret). It belongs only on a server, so we do not send it."
            )
        }
        Kind::AppSecret => {
            t!("This looks like an app secret or a client token (32 hexadecimal digits), so we do not send it.")
        }
        Kind::InstagramToken => {
            t!("This looks like an Instagram API token. It does not work with WhatsApp, so we do not send it.")
        }
        Kind::ThreadsToken => {
            t!("This looks like a Threads API token. It does not work with WhatsApp, so we do not send it.")
        }
        Kind::PhoneNumber => {
            t!("This looks like a phone number. Find its phone number ID below the number in WhatsApp Manager.")
        }
        Kind::ObjectId => {
            t!(
                "This looks like a Meta ID, not a token. Put a phone number ID or a WhatsApp Business Account ID in the field for that ID."
            )
        }
        Kind::JsonWebToken => t!("This looks like a JSON Web Token from another service, so we do not send it."),
        _ => {
            let key =
                Said::from(t!("This looks like a key from {vendor}, so we do not send it.")).with("vendor", vendor);
            return vec![key, WANTED.into()].into();
        }
    })
}

/// What a value is, by its name.
pub(super) fn named_secret(name: Name) -> Sentences {
    and_wanted(match name {
        Name::VerifyToken => {
            t!(
                "This looks like the verify token of a webhook, so we do not send it. Enter it in your app under \"WhatsApp\" → \"Configuration\"."
            )
        }
        Name::ClientToken => {
            t!("This looks like a client token, which belongs in a mobile app. We do not send it.")
        }
        _ => t!(
            "This looks like an app secret, so we do not send it. Use it only in settings that ask for the app secret."
        ),
    })
}

/// What an ID identifies, and which field it belongs in.
pub(super) fn id_pasted(kind: IdKind) -> Sentences {
    and_wanted(match kind {
        IdKind::PhoneNumber => t!("This is a phone number ID. Put it in the field \"Phone number ID\" below."),
        IdKind::WhatsAppBusinessAccount => {
            t!("This is a WhatsApp Business Account ID. Put it in the field \"WhatsApp Business Account ID\" below.")
        }
        IdKind::BusinessPortfolio => t!("This is the ID of a business portfolio. No field on this page needs it."),
        IdKind::App => t!("This is an app ID. The test does not need it."),
    })
}

/// "a TAB at the start", "2 line breaks".
fn part(count: &Count) -> Said {
    let characters = characters(count);
    match count.place {
        Some(Place::Start) => Said::from(t!("{characters} at the start")).with("characters", characters),
        Some(Place::End) => Said::from(t!("{characters} at the end")).with("characters", characters),
        Some(Place::Inside) | None => characters,
    }
}

/// "a TAB", "2 TABs".
fn characters(count: &Count) -> Said {
    let (one, other) = match count.mark {
        Mark::Tab => (t!("a TAB"), t!("{count} TABs")),
        Mark::Space => (t!("a space"), t!("{count} spaces")),
        Mark::LineBreak => (t!("a line break"), t!("{count} line breaks")),
        Mark::NonBreakingSpace => (t!("a non-breaking space"), t!("{count} non-breaking spaces")),
        Mark::ZeroWidth => (t!("a zero-width character"), t!("{count} zero-width characters")),
        Mark::ByteOrder => (t!("a byte order mark"), t!("{count} byte order marks")),
        Mark::SoftHyphen => (t!("a soft hyphen"), t!("{count} soft hyphens")),
        Mark::Direction => (t!("a text direction mark"), t!("{count} text direction marks")),
        Mark::ControlCharacter => (t!("a control character"), t!("{count} control characters")),
        Mark::Invisible => (t!("an invisible character"), t!("{count} invisible characters")),
        Mark::StraightQuote => (t!("a straight quotation mark"), t!("{count} straight quotation marks")),
        Mark::CurlyQuote => (t!("a curly quotation mark"), t!("{count} curly quotation marks")),
        Mark::Backtick => (t!("a backtick"), t!("{count} backticks")),
    };
    Said::counted_items(count.number, one, other)
}
