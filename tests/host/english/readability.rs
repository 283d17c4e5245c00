//! How easy the diagnoses are to read, in figures. To print them:
//! `cargo test --test host -- --include-ignored --nocapture readability`. `TOKEN_DOCTOR_READ` names another file, for a comparison.

use std::collections::BTreeSet;

use super::texts::{self, of_diagnoses, sentences, without_code, words};
use super::{DIAGNOSES, STOPS_WITHOUT_COLON};

/// The figures of some sentences.
struct Figures {
    sentences: usize,
    median_words: usize,
    percentile_90_words: usize,
    longest_words: usize,
    /// The grade of Flesch and Kincaid: the years at school that a reader needs.
    grade: f64,
}

impl Figures {
    fn of<'text>(sentences: impl IntoIterator<Item = &'text str>) -> Self {
        let (mut lengths, mut syllables) = (Vec::new(), 0);
        for sentence in sentences {
            let words = words(sentence);
            syllables += words.iter().map(|word| syllables_of(word)).sum::<usize>();
            lengths.push(words.len());
        }
        lengths.sort_unstable();
        let at = |percent: usize| {
            let rank = (lengths.len() * percent).div_ceil(100);
            rank.checked_sub(1).map_or(0, |index| lengths[index])
        };
        let ratio = |part: usize, of: usize| {
            f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(of.max(1)).unwrap())
        };
        let words = lengths.iter().sum();
        Self {
            sentences: lengths.len(),
            median_words: at(50),
            percentile_90_words: at(90),
            longest_words: at(100),
            grade: 0.39 * ratio(words, lengths.len()) + 11.8 * ratio(syllables, words) - 15.59,
        }
    }
}

/// The syllables of an English word, by its groups of vowels. A placeholder, a number and an abbreviation count as one.
fn syllables_of(word: &str) -> usize {
    let letters: String = word.chars().filter(|character| character.is_alphabetic()).collect();
    let is_abbreviation = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
    if word.contains('{') || is_abbreviation {
        return 1;
    }
    let letters = letters.to_lowercase();
    let is_vowel = |character: char| "aeiouy".contains(character);
    let groups = letters
        .split(|character| !is_vowel(character))
        .filter(|group| !group.is_empty());
    // A last "e" is silent, as in "code", but not in "table". So is that of "-ed", as in "removed", but not in "tested".
    let before = |ending: &str, sounds: &str| {
        letters
            .strip_suffix(ending)
            .and_then(|stem| stem.chars().next_back())
            .is_some_and(|last| !is_vowel(last) && !sounds.contains(last))
    };
    let is_silent = before("e", "l") || before("ed", "td");
    groups.count().saturating_sub(usize::from(is_silent)).max(1)
}

/// The sentences of all diagnoses, with each name in backticks as one short word.
fn sentences_of(page: &str) -> Vec<String> {
    of_diagnoses(page)
        .iter()
        .flat_map(|line| {
            let text = without_code(&line.text);
            let sentences = sentences(&text, STOPS_WITHOUT_COLON).into_iter().map(str::to_owned);
            sentences.collect::<Vec<_>>()
        })
        .filter(|sentence| !words(sentence).is_empty())
        .collect()
}

#[test]
#[ignore = "prints figures and checks nothing"]
fn readability_of_all_diagnoses() {
    let name = std::env::var("TOKEN_DOCTOR_READ").unwrap_or_else(|_| DIAGNOSES.to_owned());
    let all = sentences_of(&texts::file(&name));
    let distinct: BTreeSet<&str> = all.iter().map(String::as_str).collect();
    println!("{name}: sentences, words a sentence (median, 90th percentile, longest), grade of Flesch and Kincaid");
    for (what, figures) in [
        ("all", Figures::of(all.iter().map(String::as_str))),
        ("each once", Figures::of(distinct)),
    ] {
        let Figures {
            sentences,
            median_words,
            percentile_90_words,
            longest_words,
            grade,
        } = figures;
        println!("  {what}: {sentences}, {median_words}, {percentile_90_words}, {longest_words}, {grade:.1}");
    }
}

#[test]
fn readability_is_measured_by_words_and_syllables() {
    for (word, syllables) in [
        ("token", 2),
        ("code", 1),
        ("removed", 2),
        ("tested", 2),
        ("table", 2),
        ("expired.", 2),
        ("{name}", 1),
        ("CRM", 1),
        ("131030", 1),
        ("permission", 3),
        ("the", 1),
    ] {
        assert_eq!(syllables_of(word), syllables, "{word}");
    }
    let figures = Figures::of(["One two three.", "One.", "One two."]);
    let counts = (
        figures.sentences,
        figures.median_words,
        figures.percentile_90_words,
        figures.longest_words,
    );
    assert_eq!(counts, (3, 2, 3, 3));
    // 6 words, 3 sentences, 6 syllables.
    assert!(
        (figures.grade - (0.39 * 2.0 + 11.8 - 15.59)).abs() < 1e-9,
        "{}",
        figures.grade
    );
}
