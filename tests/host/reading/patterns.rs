//! Repeated short patterns: no text makes reading deep or slow.

use std::time::{Duration, Instant};

use token_doctor::check::replay;
use token_doctor::diagnosis::{Context, explain, read_paste};
use token_doctor::paste::{cleaned, ids_in, redact, visits};

use super::CLOCK;
use crate::token;

/// The parts of patterns, alone and in threes.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "token:", "secret:", "access_token=", "access_token:\"", "verify_token ", "Bearer ", "Authorization: ", "1|", "1.", "{\"a\":", "[{\"a\":",
    "{'a': ", "&quot;", "&#123;", "&amp;", "&", "\n", "\r\n", "\r", "\u{2028}", ">\"", "> ", ">", "\"", "'", "`", "\u{201c}", "(", ")", "[", "]",
    "{", "}", "<", "<a>", "\\", "\\\"", "\\\\", "\\n", "\\u0041", "\\ud83d", "%22", "%7C", "%", "+", "\u{200b}", "\u{feff}", "\u{ad}", "\u{301}",
    "\u{1f600}", "\u{fffd}", "e\u{301}", "EAA", "EA", "EAAB", "eyJ.", "eyJ...", "eyJ.EAA...", "eyJ", "...", "..", "ya29.", "ya29...", "SG.", "SG...", "SG", "Z", "ZA", "a", "A", "0", "1234567890/", "106540352242922 ",
    "phone_number_id=106540352242922&", "-", "_", "--", ".", ",", ":", ";", "=", "|", "| ", "#", "(#1) A", "(#190) E", " ", "\t", "*", "x", "\u{2022}",
    "error", "\"error\":{", "\"error\":\"{", "{\"error\":{\"code\":190}}", "code 190 ", "code:", "OAuthException", "fbtrace_id", "is_valid true ", "\"is_valid\":",
    "malformed access token ", "Malformed access token", "validating access token ", "session has expired on ", "\"message\":\"", "message", "HTTP/1.1 400\n", "HTTP/",
    "https://graph.facebook.com/v25.0/", "graph.facebook.com/v", "<title", "</title", "<html", "131047 ", "131047: ", "\"body\":\"{\\\"a\\\":",
    "WhatsApp Token Doctor, answers 1; \n", "# x\nHTTP 200\n", "const a = ", "\u{1160}", "\u{e0001}", "\u{0}", "\u{85}",
];

const TAILS: &[&str] = &["", "x", "\"", "}", "\n", "\\", "EAAB", "190", "\u{301}", "&"];

/// The limit of visits for each byte, over all ways of reading a text together. Numbers that could be IDs need the most: for each of
/// a limited number of them, the address around it is read.
const MOST_VISITS: usize = 300;

/// The stack of WebAssembly is 1 MB, and the frames of the host use a part of it.
const STACK_BYTES: usize = 512 * 1024;

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// A pattern of one to three parts, repeated to a length, with an odd tail, and sometimes with a piece of a token.
    fn text(&mut self, size: usize) -> String {
        let mut pattern: String = (0..=self.below(3)).map(|_| self.one(PARTS)).collect();
        if self.below(8) == 0 {
            let length = 1 + self.below(200);
            pattern += &token::whole(token::APP_ID)[..length];
        }
        let front = if self.below(4) == 0 { self.one(PARTS) } else { "" };
        [front, &pattern.repeat(size / pattern.len()), self.one(TAILS)].concat()
    }
}

/// Reads a text in every way that the page and the module do.
fn read(text: &str) {
    let context = Context::of_paste(&CLOCK);
    let _ = read_paste(text, &context);
    let _ = explain(text, None, &context);
    let _ = explain(text, Some(400), &context);
    let _ = (redact(text), ids_in(text), cleaned(text));
    let _ = replay(text, &CLOCK);
}

/// The number of visits for each byte of a text.
fn visits_a_byte(text: &str) -> usize {
    let before = visits();
    read(text);
    (visits() - before) / text.len().max(1)
}

fn assert_within_the_bound(texts: impl Iterator<Item = String>) {
    let visited = texts.map(|text| (visits_a_byte(&text), text.chars().take(80).collect::<String>()));
    let mut too_often: Vec<(usize, String)> = visited.filter(|(visits, _)| *visits > MOST_VISITS).collect();
    too_often.sort_by_key(|(visits, _)| std::cmp::Reverse(*visits));
    too_often.truncate(20);
    assert!(
        too_often.is_empty(),
        "visited more than {MOST_VISITS} times: {too_often:#?}"
    );
}

/// Reads on a stack of the size that WebAssembly has.
fn on_a_small_stack(read: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(read).unwrap();
    thread.join().unwrap();
}

#[test]
fn every_part_alone_is_read_in_a_bounded_number_of_visits_at_60_kilobytes() {
    on_a_small_stack(|| {
        let texts = PARTS
            .iter()
            .flat_map(|part| ["", "x"].map(|tail| part.repeat(60_000 / part.len()) + tail));
        assert_within_the_bound(texts);
    });
}

#[test]
fn patterns_of_a_seed_are_read_in_a_bounded_number_of_visits() {
    on_a_small_stack(|| {
        let mut chance = Chance(14);
        assert_within_the_bound((0..2_000).map(|_| chance.text(3_000)));
    });
}

/// Run by hand: `cargo test --profile fuzz --test host patterns -- --ignored --nocapture`. Prints the slowest patterns, as a ratio
/// to a log of the same size.
#[test]
#[ignore = "measures time"]
fn print_the_slowest_patterns() {
    const SIZE: usize = 60_000;
    let line =
        "2026-11-26T08:00:01.123Z INFO [worker-7] message 8812 to 15550100123 queued, attempt 2 of 5, took 31 ms\n";
    let time = |text: &str| {
        let once = || {
            let began = Instant::now();
            read(text);
            began.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap()
    };
    let log = time(&line.repeat(SIZE / line.len()));
    let mut chance = Chance(number_in("PATTERN_SEED", 1));
    let texts = PARTS
        .iter()
        .map(|part| part.repeat(SIZE / part.len()) + "x")
        .chain((0..number_in("PATTERNS", 2_000)).map(|_| chance.text(SIZE)));
    let mut slowest: Vec<(Duration, String)> = Vec::new();
    for text in texts {
        slowest.push((time(&text), text.chars().take(60).collect()));
    }
    slowest.sort_by_key(|(took, _)| std::cmp::Reverse(*took));
    println!("a log of {SIZE} bytes: {log:?}");
    for (took, start) in slowest.iter().take(25) {
        println!(
            "{:6.1} times as long: {start:?}",
            took.as_secs_f64() / log.as_secs_f64()
        );
    }
}

fn number_in(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(default)
}
