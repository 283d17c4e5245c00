//! Millions of generated pastes: nothing panics, cleaning is idempotent, no sentence quotes a secret, time is linear.
//!
//! Run by hand, because it takes minutes:
//! `cargo test --profile fuzz --test host nothing_that_is_pasted -- --ignored --nocapture`. `FUZZ_INPUTS` is the number of pastes.
//! `FUZZ_SEED` selects other pastes. Overflows are checked in that profile. `time_grows` runs alone: other tests disturb its times.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::token;
use token_doctor::diagnosis::{Clock, Context, explain, read_paste};
use token_doctor::graph::{PhoneNumberId, WabaId};
use token_doctor::paste::{AccessToken, cleaned, ids_in, inspect, redact};

const CLOCK: Clock = Clock {
    now_unix_secs: 1_764_000_000,
    utc_offset_minutes_at: |_| 60,
};

/// The number of characters of a secret in a row that are too many in our sentences and in quotes from Meta. In a quote, a separate
/// piece of a token cannot be distinguished from an `fbtrace_id`.
const TELLING: (usize, usize) = (12, 100);

/// Every part of the secrets with these two lengths.
struct Windows(HashSet<Vec<u8>>, HashSet<Vec<u8>>);

/// The parts of pastes, in addition to pieces of the labelled texts and of secrets.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "access_token", "ACCESS_TOKEN", "verify_token", "client token", "app_secret", "Bearer ", "Authorization: ", "phone_number_id",
    "waba_id", "asset_id=", "https://graph.facebook.com/v25.0/", "https://business.facebook.com/wa/", "/messages", "?fields=",
    "=", ":", " ", "\n", "\r\n", "\t", "\"", "'", "`", "\\", "\\\"", "\\n", "{", "}", "[", "]", "<", ">", "\n> ", "| ", "&", "%7C", "|",
    "%3D", "+", "EA", "EAA", "Z", "ZD", "...", "***", "\u{2026}", "\u{200b}", "\u{a0}", "\u{feff}", "\u{e9}", "\u{1f600}", "&quot;",
    "{\"error\":{\"message\":\"", "\",\"code\":190}}", "(#190) ", "OAuthException", "Malformed access token ", "HTTP/2 400\n",
    "\"is_valid\":true", "\"can_send_message\":\"BLOCKED\"", "\"display_phone_number\":\"", "fbtrace_id", "error_subcode\":463",
    "{\"a\":", "[{\"body\":\"{\\\"error\\\":", "{'error': {'message': '", ">\"", "token:", "secret:", "1|", "&#123;", "%22", "\\u0022", "(#131031) A",
    "const a = {", "Traceback (most recent call last):\n", "stripe.com", "\"sender\":1,", "graph_code\":131031", "\"reason\":\"OAuthException ",
    "106540352242922", "21837465091827364", "+49 30 901820", "131047: ", "code 131030", "eyJ", "sk-ant-", "-----BEGIN ", "IGAA",
];

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next()).unwrap() % limit.max(1)
    }

    /// A part of a text, between two character boundaries.
    fn stretch<'a>(&mut self, text: &'a str, longest: usize) -> &'a str {
        let from = (0..=self.below(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap();
        let until = (from + self.below(longest)).min(text.len());
        let until = (from..=until).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        &text[from..until]
    }

    fn paste(&mut self, seeds: &[&str], secrets: &[String]) -> String {
        let mut text = String::new();
        for _ in 0..=self.below(8) {
            match self.below(10) {
                0 | 1 => {
                    let seed = seeds[self.below(seeds.len())];
                    text += self.stretch(seed, 300);
                }
                2 => {
                    let secret = &secrets[self.below(secrets.len())];
                    text += self.stretch(secret, 300);
                }
                3 => text += &secrets[self.below(secrets.len())],
                4 => text.extend(char::from_u32(u32::try_from(self.below(0x1_1000)).unwrap())),
                5 => {
                    let part = PARTS[self.below(PARTS.len())];
                    // Sometimes repeated more often than in any real text.
                    let most = if self.below(50) == 0 { 2_000 } else { 5 };
                    text += &part.repeat(1 + self.below(most));
                }
                _ => text += PARTS[self.below(PARTS.len())],
            }
        }
        text
    }
}

/// Whether a text shows one of these parts of a secret.
fn shows(text: &str, length: usize, windows: &HashSet<Vec<u8>>) -> bool {
    text.as_bytes().windows(length).any(|window| windows.contains(window))
}

fn number_in(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(default)
}

/// Reads a paste in every way that a page or a program can, and checks the rules.
fn read(paste: &str, windows: &Windows) {
    let context = Context::of_paste(&CLOCK);
    let inspection = inspect(paste);
    for finding in &inspection.findings {
        assert!(
            !shows(&finding.message.to_string(), TELLING.0, &windows.0),
            "{paste:?} is quoted: {}",
            finding.message
        );
    }
    assert!(
        !(inspection.is_other_secret() && inspection.token.is_some()),
        "{paste:?} would be sent"
    );
    if let Some(token) = inspection.token.as_ref().map(AccessToken::expose) {
        let again = inspect(token);
        assert_eq!(again.token.as_ref().map(AccessToken::expose), Some(token), "{paste:?}");
        let removes = again.findings.iter().any(|finding| finding.code.ends_with("_removed"));
        assert!(!removes, "{paste:?} is cleaned again: {:?}", again.findings);
    }
    let explained = explain(paste, None, &context);
    let shown = format!("{} {} {:?}", explained.title, explained.explanation, explained.graph);
    assert!(!shows(&shown, TELLING.1, &windows.1), "{paste:?} is quoted: {shown}");
    // The page reads the text again in the same way.
    if paste.len().is_multiple_of(8)
        && let (_, Some(answer)) = read_paste(paste, &context)
    {
        assert!(!answer.read.is_empty());
    }
    let (line, _) = cleaned(paste);
    assert_eq!(cleaned(&line).0, line, "{paste:?}");
    let phone_number_id = PhoneNumberId::parse(paste)
        .ok()
        .flatten()
        .map(|id| id.as_str().to_owned());
    let account_id = WabaId::parse(paste).ok().flatten().map(|id| id.as_str().to_owned());
    let found = ids_in(paste).into_iter().map(|id| id.digits);
    for id in found.chain(phone_number_id).chain(account_id) {
        assert!(
            !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()),
            "{paste:?}: {id}"
        );
    }
    let clean = redact(paste);
    assert_eq!(redact(&clean), clean, "{paste:?}");
}

#[test]
#[ignore = "takes minutes"]
fn nothing_that_is_pasted_breaks_a_rule() {
    let (inputs, seed) = (number_in("FUZZ_INPUTS", 10_000_000), number_in("FUZZ_SEED", 1));
    let secrets: Vec<String> = (1..5)
        .map(|seed| token::made_of(token::APP_ID + seed, token::Layout::Newer, &token::bytes(seed, 120)))
        .collect();
    let stretches = |length| {
        let tails = secrets.iter().map(|secret| &secret.as_bytes()[16..]);
        tails
            .flat_map(|tail| tail.windows(length).map(<[u8]>::to_vec))
            .collect()
    };
    let windows = Windows(stretches(TELLING.0), stretches(TELLING.1));
    let texts = [
        include_str!("working.txt"),
        include_str!("held_out.txt"),
        "\n@@ \n",
        &include_str!("answers_working.jsonl").replace('\n', "\n@@ \n"),
    ]
    .concat();
    let seeds: Vec<&str> = texts.split("\n@@ ").collect();
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (mut bytes, mut slowest) = (0, (Duration::ZERO, String::new()));
    let began = Instant::now();
    for number in 0..inputs {
        let paste = chance.paste(&seeds, &secrets);
        let start = Instant::now();
        read(&paste, &windows);
        let took = start.elapsed();
        bytes += paste.len();
        if took > slowest.0 {
            slowest = (took, paste);
        }
        if number % 1_000_000 == 999_999 {
            println!("{} million pastes, {:?}", (number + 1) / 1_000_000, began.elapsed());
        }
    }
    println!(
        "{inputs} pastes of {bytes} bytes in {:?}; the slowest took {:?} for {} bytes",
        began.elapsed(),
        slowest.0,
        slowest.1.len()
    );
}

/// Repeats every part, at one length and at four times that length. If a rule reads the rest of the text at each step, the time
/// increases by a factor of sixteen, not four. Run by hand, because times are noisy.
#[test]
#[ignore = "measures time"]
fn time_grows_with_the_length_alone() {
    let context = Context::of_paste(&CLOCK);
    let fastest = |part: &str, length: usize| {
        let paste = part.repeat(length / part.len());
        let once = || {
            let began = Instant::now();
            let _ = (read_paste(&paste, &context), explain(&paste, None, &context));
            let _ = (redact(&paste), ids_in(&paste), cleaned(&paste));
            began.elapsed()
        };
        (0..5).map(|_| once()).min().unwrap()
    };
    for part in PARTS {
        let ratio = fastest(part, 60_000).as_secs_f64() / fastest(part, 15_000).as_secs_f64();
        println!("{part:?}: {ratio:.1} times as long for 4 times the text");
        assert!(
            ratio < 10.0,
            "{part:?} takes {ratio:.1} times as long for 4 times the text"
        );
    }
}
