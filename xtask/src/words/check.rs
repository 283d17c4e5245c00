//! What a translation must keep of its English text. Does not depend on where translations are read from.

use super::compile::key;
use super::labels::quoted;
use super::message::{META_LABEL, Message, between, placeholders};
use super::po::Translation;
use std::collections::{BTreeMap, BTreeSet};

/// Two texts with the same key.
pub fn collisions(messages: &[Message]) -> Vec<String> {
    let mut texts = BTreeMap::new();
    let compiled = messages.iter().filter(|message| message.context.is_none());
    compiled
        .filter_map(|message| {
            let other = texts.insert(key(&message.english), &message.english)?;
            Some(format!(
                "two texts have the same key; change the words of one of them: {other} / {}",
                message.english
            ))
        })
        .collect()
}

/// The share of translated texts of a language.
#[derive(Debug, PartialEq, Eq)]
pub struct Share {
    /// How many texts are complete and confirmed.
    pub done: usize,
    /// How many texts there are.
    pub all: usize,
    /// The other texts, each with the reason.
    pub missing: Vec<String>,
}

/// The share of translated texts.
pub fn share(translations: &[Translation], messages: &[Message]) -> Share {
    let by_text = by_text(translations);
    let missing: Vec<String> = messages
        .iter()
        .filter_map(|message| {
            let why = match by_text.get(&(message.context, message.english.as_str())) {
                Some(translation) if translation.is_done() => return None,
                Some(translation) if translation.is_fuzzy => "fuzzy",
                Some(translation) if translation.forms.iter().any(|form| !form.is_empty()) => {
                    "a plural form is missing"
                }
                _ => "missing",
            };
            Some(format!("{why}: {}", message.english))
        })
        .collect();
    Share {
        done: messages.len() - missing.len(),
        all: messages.len(),
        missing,
    }
}

type ByText<'a> = BTreeMap<(Option<&'a str>, &'a str), &'a Translation>;

fn by_text(translations: &[Translation]) -> ByText<'_> {
    translations
        .iter()
        .map(|translation| {
            (
                (translation.context.as_deref(), translation.english.as_str()),
                translation,
            )
        })
        .collect()
}

/// All problems of the translations of a language whose plural forms have these categories. Fuzzy and empty translations are not
/// checked: English is used instead.
pub fn problems(translations: &[Translation], plurals: &[&str]) -> Vec<String> {
    let by_text = by_text(translations);
    let mut problems = Vec::new();
    for translation in translations {
        let has_text = translation.forms.iter().any(|form| !form.is_empty());
        if translation.is_fuzzy || !has_text {
            continue;
        }
        for problem in problems_of(translation, plurals, &by_text) {
            problems.push(format!(
                "{problem}: {}\n    {}",
                translation.english,
                translation.forms.join(" / ")
            ));
        }
    }
    problems
}

fn problems_of(translation: &Translation, plurals: &[&str], by_text: &ByText) -> Vec<String> {
    if translation.plural.is_some()
        && (translation.forms.len() != plurals.len() || translation.forms.iter().any(String::is_empty))
    {
        return vec![format!("not the plural forms {}", plurals.join(", "))];
    }
    let english = &translation.english;
    // What only the form for 1 lacks can be missing in a translation too.
    let named = [english.as_str(), translation.plural.as_deref().unwrap_or_default()];
    let mut problems = Vec::new();
    for (index, form) in translation.forms.iter().enumerate() {
        let is_one = translation.plural.is_some() && plurals.get(index) == Some(&"one");
        problems.extend(placeholder_problem(named, form, is_one));
        for text in named.iter().filter(|text| !text.is_empty()) {
            problems.extend(
                code_names(text)
                    .filter(|name| !code_names(form).any(|kept| kept == *name))
                    .map(|name| format!("`{name}` is gone")),
            );
            problems.extend(
                quoted(text)
                    .filter(|name| is_label(name, by_text) && !holds_label(form, name, by_text))
                    .map(|label| label_problem(label, by_text)),
            );
        }
        if ends(english) != ends(form) {
            problems.push("another space or line break at an end".to_owned());
        }
        if english.ends_with(':') && !form.ends_with(':') {
            problems.push("no colon at the end".to_owned());
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

fn placeholder_problem(named: [&str; 2], form: &str, is_one: bool) -> Option<String> {
    let mut expected: BTreeSet<&str> = named.into_iter().flat_map(placeholders).collect();
    let found: BTreeSet<&str> = placeholders(form).into_iter().collect();
    if is_one && !found.contains("count") {
        expected.remove("count");
    }
    let missing = expected.difference(&found).map(|name| format!("{{{name}}} is missing"));
    let unknown = found.difference(&expected).map(|name| format!("{{{name}}} is unknown"));
    let problems: Vec<String> = missing.chain(unknown).collect();
    (!problems.is_empty()).then(|| problems.join(", "))
}

/// The texts in backticks, and the names of permissions.
fn code_names(text: &str) -> impl Iterator<Item = &str> {
    let is_permission = |word: &&str| word.starts_with("whatsapp_business_") || *word == "business_management";
    let words = text.split(|character: char| !(character.is_ascii_alphanumeric() || character == '_'));
    between(text, '`').chain(words.filter(is_permission))
}

/// The white space before and after a text.
fn ends(text: &str) -> (&str, &str) {
    let before = text.strip_suffix(text.trim_start()).unwrap_or_default();
    let after = text.strip_prefix(text.trim_end()).unwrap_or_default();
    (before, after)
}

/// Whether a name in double quotes is a label from Meta or a text of the project.
fn is_label(name: &str, by_text: &ByText) -> bool {
    [Some(META_LABEL), None]
        .iter()
        .any(|context| by_text.contains_key(&(*context, name)))
}

/// The translations of a name in double quotes: as a label from Meta, and as a text of the project.
fn labels_in<'a>(label: &str, by_text: &ByText<'a>) -> Vec<&'a str> {
    let find = |context| {
        let translation = by_text
            .get(&(context, label))
            .filter(|translation| translation.is_done())?;
        translation.forms.first().map(String::as_str)
    };
    [Some(META_LABEL), None].into_iter().filter_map(find).collect()
}

/// Whether a translation contains the names of its English text: translated, or in English in brackets or quotes.
fn holds_label(form: &str, label: &str, by_text: &ByText) -> bool {
    let in_english = [('(', ')'), ('"', '"'), ('“', '”'), ('«', '»')];
    labels_in(label, by_text)
        .iter()
        .any(|translated| form.contains(translated))
        || in_english
            .iter()
            .any(|(open, close)| form.contains(&format!("{open}{label}{close}")))
}

fn label_problem(label: &str, by_text: &ByText) -> String {
    match labels_in(label, by_text).first() {
        Some(translated) => format!("\"{label}\" is not named as \"{translated}\""),
        None => format!("\"{label}\" is not named in quotes or brackets"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLURALS: [&str; 2] = ["one", "other"];

    fn translation(english: &str, translated: &str) -> Translation {
        Translation {
            english: english.to_owned(),
            forms: vec![translated.to_owned()],
            ..Translation::default()
        }
    }

    fn counted(one: &str, other: &str, forms: &[&str]) -> Translation {
        Translation {
            plural: Some(other.to_owned()),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            ..translation(one, "")
        }
    }

    fn problem(translation: Translation) -> String {
        let label = |translation| Translation {
            context: Some(META_LABEL.to_owned()),
            ..translation
        };
        let all = [
            label(translation_of_save()),
            label(self::translation("Other", "")),
            self::translation("Test Connection", "Testar conexão"),
            translation,
        ];
        let problems = problems(&all, &PLURALS);
        let first = problems.first().map(String::as_str).unwrap_or_default();
        first.split(": ").next().unwrap_or_default().to_owned()
    }

    fn translation_of_save() -> Translation {
        translation("Save", "Salvar")
    }

    #[test]
    fn what_a_translation_loses_is_named() {
        for (english, translated, expected) in [
            ("Your token expired {ended}.", "Expirou {ended}.", ""),
            ("Your token expired {ended}.", "Expirou.", "{ended} is missing"),
            (
                "Your token expired {ended}.",
                "{app} expirou {fim}.",
                "{ended} is missing, {app} is unknown, {fim} is unknown",
            ),
            ("Call `debug_token`.", "Chame `debug_token`.", ""),
            ("Call `debug_token`.", "Chame debug_token.", "`debug_token` is gone"),
            (
                "Needs whatsapp_business_messaging.",
                "Precisa.",
                "`whatsapp_business_messaging` is gone",
            ),
            (
                "Needs business_management.",
                "Precisa de whatsapp_business_management.",
                "`business_management` is gone",
            ),
            ("One. ", "Um.", "another space or line break at an end"),
            ("One", "\nUm", "another space or line break at an end"),
            ("Do this:", "Faça isto.", "no colon at the end"),
            ("Press \"Save\".", "Clique em \"Salvar\".", ""),
            ("Press \"Save\".", "Clique em \"Guardar\" (Save).", ""),
            (
                "Press \"Save\".",
                "Clique em Guardar.",
                "\"Save\" is not named as \"Salvar\"",
            ),
            (
                "Press \"Test Connection\".",
                "Clique em \"Testar\".",
                "\"Test Connection\" is not named as \"Testar conexão\"",
            ),
            ("Press \"Other\".", "Clique em “Other”.", ""),
            ("It is a \"word\".", "É uma palavra.", ""),
            (
                "Press \"Other\".",
                "Clique em Outro.",
                "\"Other\" is not named in quotes or brackets",
            ),
            ("Your token expired {ended}.", "", ""),
        ] {
            assert_eq!(problem(translation(english, translated)), expected, "{translated}");
        }
    }

    #[test]
    fn only_the_form_for_one_may_leave_out_the_number() {
        let problem = |forms: &[&str]| problem(counted("{count} day", "{count} days", forms));
        assert_eq!(problem(&["{count} dia", "{count} dias"]), "");
        assert_eq!(problem(&["um dia", "{count} dias"]), "");
        assert_eq!(problem(&["{count} dia", "dias"]), "{count} is missing");
        assert_eq!(problem(&["{count} dia", ""]), "not the plural forms one, other");
        assert_eq!(problem(&["{count} dia"]), "not the plural forms one, other");
    }

    #[test]
    fn a_fuzzy_translation_is_not_looked_at_but_missing() {
        let fuzzy = Translation {
            is_fuzzy: true,
            ..translation("Your token expired {ended}.", "Errado")
        };
        let messages = ["Your token expired {ended}.", "Save", "New", "{count} day"].map(|english| Message {
            english: english.to_owned(),
            ..Message::default()
        });
        let all = [
            fuzzy,
            translation_of_save(),
            counted("{count} day", "{count} days", &["a", ""]),
        ];
        assert_eq!(problems(all.get(..2).unwrap_or_default(), &PLURALS), [""; 0]);
        assert_eq!(
            share(&all, &messages),
            Share {
                done: 1,
                all: 4,
                missing: vec![
                    "fuzzy: Your token expired {ended}.".to_owned(),
                    "missing: New".to_owned(),
                    "a plural form is missing: {count} day".to_owned(),
                ],
            }
        );
    }

    #[test]
    fn two_texts_of_one_key_are_found() {
        let messages = ["costarring", "liquid"].map(|english| Message {
            english: english.to_owned(),
            ..Message::default()
        });
        assert_eq!(collisions(&messages).len(), 1);
        assert_eq!(collisions(messages.get(..1).unwrap_or_default()).len(), 0);
    }
}
