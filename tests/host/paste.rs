//! How a paste is read: cleaning, anatomy, other kinds of texts, and redaction.

use proptest::prelude::*;
use token_doctor::paste::{AccessToken, AppId, Inspection};

mod anatomy;
mod beside;
mod cleaning;
mod kinds;
mod redaction;
mod size;

use crate::token::{Layout, made_of};

fn codes(inspection: &Inspection) -> Vec<&'static str> {
    inspection.findings.iter().map(|finding| finding.code).collect()
}

fn messages(inspection: &Inspection) -> Vec<String> {
    inspection
        .findings
        .iter()
        .map(|finding| finding.message.to_string())
        .collect()
}

fn cleaned(inspection: &Inspection) -> &str {
    inspection.token.as_ref().map_or("", AccessToken::expose)
}

fn app_id(inspection: &Inspection) -> Option<&str> {
    inspection.app_id.as_ref().map(AppId::as_str)
}

/// Complete tokens in both known formats, with usual and longer lengths.
fn whole_tokens() -> impl Strategy<Value = String> {
    let app_ids = prop_oneof![
        1_000_000_000_u64..1_u64 << 52,
        100_000_000_000_000_u64..2_000_000_000_000_000
    ];
    let layouts = prop_oneof![Just(Layout::Older), Just(Layout::Newer)];
    let bodies = prop::collection::vec(any::<u8>(), 74..260);
    (app_ids, layouts, bodies).prop_map(|(app_id, layout, body)| made_of(app_id, layout, &body))
}

/// Texts that are combined from what the rules look for.
fn pastes() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    const PARTS: &[&str] = &[
        "access_token", "Bearer", "bearer ", "Authorization: ", "=", ":", " ", "\n", "\t", "\"", "'", "`", "\\", "{",
        "}", "<", ">", "[", "]", "&", "%7C", "|", "%3D", "EAA", "EAAB", "Z", "ZD", "...", "***", "\u{2026}",
        "\u{200b}", "\u{a0}", "error", "(#190) ", "OAuthException", "Malformed access token ", "your token",
        "106540352242922", "+49", "abc", "Xy9", "redacted", "911602140448729", "\u{e9}", "\u{1f600}",
        "EAAAAUaZA8jlABAabcdefGHIJKL0123456789mnopqrstuvwxZAyz012345678901234567890",
    ];
    let sampled = prop_oneof![4 => prop::sample::select(PARTS).prop_map(str::to_owned), 1 => "[A-Za-z0-9]{1,80}"];
    prop::collection::vec(sampled, 0..12).prop_map(|parts| parts.concat())
}
