//! Recognises texts in place of a token: placeholders, masked values and documentation samples.
//!
//! Holds the words and characters that people and programs write instead of a secret. Does not depend on how the text
//! was pasted.

use super::Completeness;
use super::anatomy::Anatomy;
use super::text::{has, is_all, is_word, starts_with_any, trim_end, trim_start};

/// What kind of placeholder a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceholderKind {
    /// `YOUR_TOKEN`, `<token>`, `{access-token}`.
    Placeholder,
    /// `EAAB****`, `[FILTERED]`.
    Masked,
    /// A sample from Meta's documentation.
    DocumentationSample,
}

/// Longer texts are not checked. In bytes: each `•` of a masked token has three.
const LONGEST: usize = 2_000;

/// The app in Meta's documentation: its samples begin like this, and the rest is scrambled.
const OPENING_OF_SAMPLES: &str = "EAAAN6tcBzAUBO";

/// What Meta's curl examples show instead of a token, before three dots.
const SHORT_SAMPLE: &str = "EAAJB";

/// The kind of placeholder that a text is, if it is one. The text is trimmed and may contain gaps.
pub(super) fn of(text: &str) -> Option<PlaceholderKind> {
    if text.len() > LONGEST {
        return None;
    }
    let before_dots = trim_end(text, ".\u{2026}");
    if before_dots.len() < text.len() && before_dots == SHORT_SAMPLE || is_long_sample(text) {
        return Some(PlaceholderKind::DocumentationSample);
    }
    if is_masked(text) {
        return Some(PlaceholderKind::Masked);
    }
    is_placeholder(text).then_some(PlaceholderKind::Placeholder)
}

fn is_long_sample(text: &str) -> bool {
    text.starts_with(OPENING_OF_SAMPLES) && Anatomy::of(text).completeness() != Completeness::LooksComplete
}

/// Words that programs write over a secret.
const MASKING_WORDS: &str = "filtered redacted masked hidden secret removed protected sensitive scrubbed obfuscated";

/// Characters that hide others, at least three in a row.
const MASKING_CHARACTERS: &str = "*\u{2022}\u{25cf}\u{b7}\u{2588}\u{25aa}\u{2217}\u{ff0a}";

fn is_masked(text: &str) -> bool {
    if text.contains(char::is_whitespace) {
        return false;
    }
    has_run(text, 3, MASKING_CHARACTERS)
        || inside(text).is_some_and(|word| is_in(MASKING_WORDS, &word.to_ascii_lowercase()))
        || (text.starts_with("EA")
            && (text.contains("...") || text.contains('\u{2026}') || has_run(text, 8, "x") || has_run(text, 8, "X")))
}

fn has_run(text: &str, length: usize, characters: &str) -> bool {
    let mut run = 0;
    text.chars().any(|character| {
        run = if characters.contains(character) { run + 1 } else { 0 };
        run >= length
    })
}

/// The text inside brackets of any kind.
fn inside(text: &str) -> Option<&str> {
    let inner = trim_end(trim_start(text, "<{[$%"), ">}]%");
    (inner.len() < text.len()).then(|| inner.trim())
}

/// Words that occur in placeholders.
const WORDS: &str = "\
    your my the a an any access token tokens whatsapp wa meta facebook fb graph cloud api system user users \
    page business app permanent temporary temp long lived short valid real new auth oauth bearer insert \
    paste enter put add set copy replace with by me this here from value key secret string example sample \
    dummy test change changeme todo is goes input env process secrets vars os environ getenv verify webhook client \
    var insert inserisci json data config settings whatsappapi accesstoken id number phone account \
    seu sua meu su tu mi de do da del el la un una um dein deine ihr mein votre ton mon il tuo \
    aqui aquí hier ici qui acesso acceso accès accesso zugriffs zugriffstoken chave clave jeton \
    cole coloque insira digite pegue pega inserte einfügen permanente exemplo ejemplo beispiel \
    coloca ingresa collez masukkan anda di sini disini buraya ضع التوكن هنا";

/// A placeholder contains at least one of these.
const REQUIRED_WORDS: &str = "\
    token tokens changeme todo here aqui aquí hier ici qui accesstoken jeton zugriffstoken التوكن";

/// How programs read a setting by its name.
const ENVIRONMENTS: &[&str] = &[
    "os.environ",
    "os.getenv",
    "process.env",
    "getenv",
    "env(",
    "ENV[",
    "var.",
    "vars.",
    "secrets.",
    "System.getenv",
];

/// A longer text is not a reference to a setting. In bytes.
const LONGEST_REFERENCE: usize = 100;

/// What programs write if there is no value.
const EMPTY_VALUES: &[&str] = &["null", "undefined", "none", "nil", "nan", "[object Object]"];

fn is_placeholder(text: &str) -> bool {
    if EMPTY_VALUES.iter().any(|value| text.eq_ignore_ascii_case(value)) {
        return true;
    }
    if starts_with_any(text, ENVIRONMENTS) && text.len() <= LONGEST_REFERENCE || is_constant(text) {
        return true;
    }
    let bracketed = inside(text);
    let words = words(bracketed.unwrap_or(text)).unwrap_or_default();
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    if words.is_empty() || words.len() > 8 {
        return false;
    }
    let has_letters = words.iter().any(|word| has(word, u8::is_ascii_alphabetic));
    if bracketed.is_some() && has_letters && words.iter().all(|word| is_word(word)) {
        return true;
    }
    // `tokenxxxxxxxx` counts as a word too, and so does `xxxx`.
    let is_one_of = |list, word: &str| {
        let named = trim_end(word, "x");
        let hidden = word.len() - named.len();
        is_in(list, word) || hidden >= 3 && (named.is_empty() || is_in(list, named))
    };
    words.iter().all(|word| is_one_of(WORDS, word)) && words.iter().any(|word| is_one_of(REQUIRED_WORDS, word))
}

/// Whether a text is written like the name of a constant: `TOKEN_GOES_HERE`, in any language.
fn is_constant(text: &str) -> bool {
    let mut parts = text.split('_');
    text.contains('_')
        && text.contains("TOKEN")
        && parts.all(|part| !part.is_empty() && is_all(part, u8::is_ascii_uppercase))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The words of a name in any common spelling, in lower case and separated by spaces; `None` if it contains other
/// characters.
fn words(name: &str) -> Option<String> {
    let mut words = String::new();
    let mut previous_is_small = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && previous_is_small {
            words.push(' ');
        }
        previous_is_small = character.is_ascii_lowercase();
        match character {
            '_' | '-' | '.' | ' ' | ':' | '$' => words.push(' '),
            '\'' | '!' | '\u{2019}' => {}
            _ if character.is_ascii_alphanumeric() => words.push(character.to_ascii_lowercase()),
            'Í' => words.push('í'),
            _ if !character.is_ascii() => words.push(character),
            _ => return None,
        }
    }
    Some(words)
}
