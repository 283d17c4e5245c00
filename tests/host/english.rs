//! The English of every text that people read: words that are not said, the length of sentences, how a message and a step begin. The
//! texts are those of the template of all translations, of the page of all diagnoses, of the documents, and of the page as it is rendered.

mod readability;
mod tables;
mod texts;

use tables::{BEFORE_VERB, LONG_STEPS, NEEDS_NOUN, NEEDS_OTHER_MESSAGE, NEVER, NOUNS, Never, OPENINGS, VERBS};
use texts::{Text, of_diagnoses, of_document, of_template, sentences, spaced, without_code, without_names, words};

const TEMPLATE: &str = "words/messages.pot";
const DIAGNOSES: &str = "docs/diagnoses.md";
/// All texts in this file are steps.
const FILE_OF_STEPS: &str = "sentences/print_body.rs";

/// The documents with the words of the page. Those for developers need more words, such as the end of a file or the mark of a text.
const FOR_USERS: [&str; 4] = ["README.md", "CHANGELOG.md", "SECURITY.md", "docs/using.md"];

/// The most words up to a stop. A colon is one: what follows is a list, a step or an example.
const WORDS_LIMIT: usize = 20;
/// The most words of a diagnosis up to a stop that is not a colon.
const WORDS_LIMIT_ACROSS_COLONS: usize = 24;
const STEP_SENTENCES_LIMIT: usize = 3;

const STOPS: &[char] = &['.', '?', '!', ':'];
const STOPS_WITHOUT_COLON: &[char] = &['.', '?', '!'];

fn template() -> Vec<Text> {
    of_template(&texts::file(TEMPLATE))
}

/// All texts of the files. Those of the page of all diagnoses are the same as in the template, in another form.
fn all() -> Vec<Text> {
    let lines = of_diagnoses(&texts::file(DIAGNOSES));
    let of_page = lines.into_iter().map(|line| Text {
        text: line.text,
        place: DIAGNOSES.to_owned(),
    });
    template().into_iter().chain(of_page).collect()
}

/// All parts of the documents.
fn of_documents() -> impl Iterator<Item = Text> {
    texts::documents().into_iter().flat_map(|path| {
        let parts = of_document(&texts::file(&path));
        parts.into_iter().map(move |text| Text {
            text,
            place: path.clone(),
        })
    })
}

/// Fails with every text that has a problem.
fn assert_none(texts: impl IntoIterator<Item = Text>, problem: impl Fn(&Text) -> Option<String>) {
    let mut found: Vec<String> = texts
        .into_iter()
        .filter_map(|text| problem(&text).map(|problem| format!("{}: {problem}: {:?}", text.place, text.text)))
        .collect();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Whether a text has the words of a phrase, outside names in quotation marks and backticks.
fn has(text: &str, phrase: &str) -> bool {
    spaced(&without_names(text)).contains(&spaced(phrase))
}

/// The first word that is not said, and what is said instead.
fn word_not_said(text: &Text) -> Option<String> {
    let said = spaced(&without_names(&text.text));
    NEVER.iter().find_map(|row| {
        let excepted = row
            .except
            .iter()
            .fold(said.clone(), |said, (phrase, _)| said.replace(&spaced(phrase), " | "));
        let word = row.words.iter().find(|word| excepted.contains(&spaced(word)))?;
        let Never { say, why, .. } = row;
        Some(format!("not \"{word}\" but {say} ({why})"))
    })
}

/// The first sentence that is too long.
fn long_sentence(text: &str, stops: &[char], limit: usize) -> Option<String> {
    let text = without_names(text);
    sentences(&text, stops).into_iter().find_map(|sentence| {
        let count = words(sentence).len();
        (count > limit).then(|| format!("a sentence of {count} words"))
    })
}

/// A line that begins with a pronoun, if nothing says what it means. A part of a sentence, such as "this bot", begins in lower case.
fn pronoun_without_noun(text: &Text) -> Option<String> {
    let begins = |line: &&str| line.starts_with(char::is_uppercase);
    text.text.lines().filter(begins).find_map(|line| {
        let is_excepted = OPENINGS
            .iter()
            .any(|row| line.starts_with(row.begins) && text.place.contains(row.place));
        let said = spaced(&without_code(line));
        let mut said = said.split_whitespace();
        let (first, second) = (said.next()?, said.next()?);
        let is_alone = NEEDS_OTHER_MESSAGE.contains(&first) || NEEDS_NOUN.contains(&first) && !NOUNS.contains(&second);
        (is_alone && !is_excepted).then(|| format!("begins with \"{first} {second}\", without a noun"))
    })
}

/// What is wrong with a step.
fn step_problem(step: &str) -> Option<String> {
    let first = words(step).first()?.trim_end_matches([',', '.']);
    // A step that is only a placeholder is a text of its own in the template.
    if first.starts_with('{') {
        return None;
    }
    if !VERBS.contains(&first) && !BEFORE_VERB.iter().any(|(word, _)| *word == first) {
        return Some(format!("a step that begins with \"{first}\""));
    }
    let count = sentences(&without_names(step), STOPS_WITHOUT_COLON).len();
    let is_excepted = LONG_STEPS.iter().any(|(begins, _)| step.starts_with(begins));
    (count > STEP_SENTENCES_LIMIT && !is_excepted).then(|| format!("a step of {count} sentences"))
}

/// All steps: those of the page of all diagnoses, and those that are filled into it.
fn steps() -> impl Iterator<Item = Text> {
    let lines = of_diagnoses(&texts::file(DIAGNOSES)).into_iter();
    let of_page = lines.filter(|line| line.is_step).map(|line| Text {
        text: line.text,
        place: DIAGNOSES.to_owned(),
    });
    let of_file = template().into_iter().filter(|text| text.place.contains(FILE_OF_STEPS));
    of_page.chain(of_file)
}

fn text(text: &str) -> Text {
    Text {
        text: text.to_owned(),
        place: String::new(),
    }
}

#[test]
fn no_text_says_a_word_for_which_there_is_a_better_one() {
    assert_none(all(), word_not_said);
}

#[test]
fn every_word_that_is_not_said_is_found() {
    for row in NEVER {
        for word in row.words {
            for bad in [
                format!("Your token {word} today."),
                format!("{word}, your token works"),
                format!("Press \"Test Connection\" ({})", word.to_uppercase()),
            ] {
                assert!(word_not_said(&text(&bad)).is_some(), "{bad}");
            }
            for good in [
                format!("Press \"Go {word}\"."),
                format!("The field `{word}` is empty."),
                format!("The token un{}.", word.replace(' ', "")),
                format!("{{{word}}}"),
            ] {
                assert_eq!(word_not_said(&text(&good)), None);
            }
        }
    }
    // From texts that were once in the project.
    for bad in [
        "It ended {ended}.",
        "Its time ran out.",
        "Tokens from API Setup live for hours. Make one that does not end:",
        "The person who made it removed the app.",
        "Works now, ends {ends}. The token ends then.",
        "Send Meta's text to whoever holds the program.",
        "The token cannot reach this account.",
        "The text has signs that no token has.",
        "Where the test fails, generate a new token.",
        "A sentence of Meta's says so.",
    ] {
        assert!(word_not_said(&text(bad)).is_some(), "{bad}");
    }
}

#[test]
fn every_exception_is_needed() {
    let all = all();
    for (phrase, why) in NEVER.iter().flat_map(|row| row.except) {
        assert!(all.iter().any(|text| has(&text.text, phrase)), "{phrase} ({why})");
    }
    for row in OPENINGS {
        let is_used = |text: &Text| text.place.contains(row.place) && text.text.starts_with(row.begins);
        assert!(all.iter().any(is_used), "{} ({})", row.begins, row.why);
    }
    for (begins, why) in LONG_STEPS {
        assert!(steps().any(|step| step.text.starts_with(begins)), "{begins} ({why})");
    }
}

#[test]
fn no_sentence_is_longer_than_a_reader_can_keep() {
    assert_none(all(), |text| long_sentence(&text.text, STOPS, WORDS_LIMIT));
    let lines = of_diagnoses(&texts::file(DIAGNOSES));
    let diagnoses = lines.into_iter().map(|line| text(&line.text));
    assert_none(diagnoses, |text| {
        long_sentence(&text.text, STOPS_WITHOUT_COLON, WORDS_LIMIT_ACROSS_COLONS)
    });
}

#[test]
fn no_sentence_of_a_document_is_longer_than_a_reader_can_keep() {
    assert_none(of_documents(), |text| long_sentence(&text.text, STOPS, WORDS_LIMIT));
}

#[test]
fn no_document_for_users_says_a_word_for_which_there_is_a_better_one() {
    let of_users = of_documents().filter(|text| FOR_USERS.contains(&text.place.as_str()));
    assert_none(of_users, word_not_said);
}

#[test]
fn a_document_is_read_in_parts() {
    let document = "# Head\n\nOne [two](three.md)\nfour. `a|b`\n- **Five**\n  six\n- seven\n\n1. Eight\n\n```sh\nnine\n```\n\n\
        | ten | `eleven` |\n|---|---|\n![twelve](x.png)\n";
    assert_eq!(
        of_document(document),
        [
            "Head",
            "One two four. `a|b`",
            "Five six",
            "seven",
            "Eight",
            "ten",
            "`eleven`",
            "---",
            "---",
            "!twelve"
        ]
    );
}

#[test]
fn a_long_sentence_is_found() {
    let words = |count| vec!["word"; count].join(" ");
    for (text, is_long) in [
        (words(20), false),
        (words(21), true),
        (format!("{}. {}?", words(20), words(20)), false),
        (format!("Short. {}.", words(21)), true),
        (format!("{}: {}", words(20), words(20)), false),
        (format!("{}\n{}", words(15), words(15)), false),
        (format!("{}; {}", words(15), words(15)), true),
        // A name counts as one word, and its stops are not stops of the sentence.
        (format!("{} \"Name. Of a button\" `a. b c`", words(18)), false),
        (format!("{} \"Name. Of a button\" `a. b c`", words(19)), true),
        (format!("(\"{}.\") {}", words(15), words(15)), false),
        (format!("{} {{name}} → {{name}}", words(18)), false),
        (format!("{} {{name}} → {{name}}", words(19)), true),
    ] {
        assert_eq!(long_sentence(&text, STOPS, WORDS_LIMIT).is_some(), is_long, "{text}");
    }
    let across = format!("{}: {}", words(12), words(13));
    assert!(long_sentence(&across, STOPS_WITHOUT_COLON, WORDS_LIMIT_ACROSS_COLONS).is_some());
}

#[test]
fn no_message_begins_with_a_pronoun_without_a_noun() {
    assert_none(all(), pronoun_without_noun);
}

#[test]
fn a_pronoun_without_a_noun_is_found() {
    for bad in [
        "It expired yesterday.",
        "They are missing.",
        "Their tokens expired.",
        "This happens when the secret was reset.",
        "This does not match the clock.",
        "This is the address of the app.",
        "That means nothing.",
        "These were found.",
        "One was found.",
        "Your token expired.\nIt cannot be renewed.",
    ] {
        assert!(pronoun_without_noun(&text(bad)).is_some(), "{bad}");
    }
    for good in [
        "This token expired. It cannot be renewed.",
        "These answers do not show the token.",
        "One of the IDs is not valid.",
        "{id} is a phone number.",
        "This",
        "this bot",
    ] {
        assert_eq!(pronoun_without_noun(&text(good)), None);
    }
    // An exception counts only in its place.
    let finding = "This looks like a Meta ID.";
    assert!(pronoun_without_noun(&text(finding)).is_some());
}

#[test]
fn every_step_begins_with_the_act_and_is_short() {
    assert_none(steps(), |step| step_problem(&step.text));
}

#[test]
fn a_step_that_does_not_begin_with_the_act_is_found() {
    for bad in [
        "The token must be created again.",
        "You can create a token.",
        "System users in Business settings.",
        "Press \"A\". Press \"B\". Press \"C\". Press \"D\".",
    ] {
        assert!(step_problem(bad).is_some(), "{bad}");
    }
    for good in [
        "Press \"A\". Press \"B. C. D. E.\". Then press \"C\".",
        "Wait, and try again.",
        "{print_body}",
    ] {
        assert_eq!(step_problem(good), None);
    }
}

#[test]
fn the_files_are_read_completely() {
    let plural = "#: a.rs\nmsgid \"\"\nmsgstr \"head\"\n\n#. note\n#: a.rs\n#: b.rs\nmsgid \"{count} \\\"day\\\"\"\nmsgid_plural \"\"\n\
        \"{count} \"\n\"days\"\nmsgstr[0] \"x\"\n\n#: c.rs\nmsgctxt \"Meta's label\"\nmsgid \"Where\"\nmsgstr \"\"\n";
    let read = of_template(plural);
    let texts: Vec<&str> = read.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(texts, ["{count} \"day\"", "{count} days"]);
    assert!(read.iter().all(|text| text.place == "a.rs b.rs"));
    let template = texts::file(TEMPLATE);
    let fields = |name: &str| template.lines().filter(|line| line.starts_with(name)).count();
    let expected = fields("msgid ") + fields("msgid_plural ") - fields("msgctxt ") - 1;
    assert_eq!(
        of_template(&template).len(),
        expected,
        "all but the header and the labels"
    );

    let page = "# Head\n\nIntroduction.\n\n## Title (`code`)\n\n### `cause`\n\n{a}{b}One {c}. | Two.  \n{d}\n\n1. {e}Open `a`.\n";
    let lines: Vec<(String, bool)> = of_diagnoses(page)
        .into_iter()
        .map(|line| (line.text, line.is_step))
        .collect();
    let line = |text: &str, is_step| (text.to_owned(), is_step);
    assert_eq!(
        lines,
        [
            line("Title (`code`)", false),
            line("One {c}.", false),
            line("Two.", false),
            line("{d}", false),
            line("Open `a`.", true)
        ]
    );
    assert!(
        of_diagnoses(&texts::file(DIAGNOSES))
            .iter()
            .filter(|line| line.is_step)
            .count()
            > 100
    );
}

#[cfg(feature = "prerender")]
#[tokio::test(flavor = "current_thread")]
async fn the_rendered_page_keeps_the_rules_in_every_state() {
    use crate::page::language::states;
    use crate::page::rendered::Rendered;

    let mut said: Vec<Text> = Vec::new();
    let mut read = |place: &str, page: &Rendered| {
        said.extend(page.lines().into_iter().map(|text| Text {
            text,
            place: place.to_owned(),
        }));
    };
    read("the page", &Rendered::page().await);
    for (what, state) in states() {
        read(&what, &Rendered::checker(state).await);
    }
    for begins in [
        "A system user token can be permanent.",
        "`whatsapp_business_messaging`: required",
        // A sentence with its values.
        "Your token expired on 5 March 2024, 20:00 your time,",
    ] {
        assert!(said.iter().any(|line| line.text.starts_with(begins)), "{begins}");
    }
    let problems = |line: &Text| {
        word_not_said(line)
            .or_else(|| long_sentence(&line.text, STOPS, WORDS_LIMIT))
            .or_else(|| pronoun_without_noun(line))
    };
    assert_none(said, problems);
}
