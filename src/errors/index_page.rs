//! The index of all diagnoses: by category, by code and by text. Does not depend on the frame of a page.

use super::category_page::{address_of, file_of};
use super::description::{Description, Said};
use super::frame::{INDEX, Page};
use super::html::{escaped, id, joined, link, prose};
use crate::diagnosis::Category;
use crate::words::{Say, Words, t};

/// The subcodes that Meta's business tools send as codes too: with code 100, they are the same error.
const OF_BUSINESS_TOOLS: std::ops::RangeInclusive<i64> = 2_000_000..=2_999_999;

/// Writes the index.
pub(super) fn write(all: &[Description], words: &Words) -> Page {
    let title = t!("WhatsApp Cloud API errors").say(words);
    let heading = |text: String| format!("<h2>{}</h2>\n", escaped(&text));
    let main = [
        format!("<h1>{}</h1>\n", escaped(&title)),
        heading(t!("By result").say(words)),
        joined(Category::ALL.iter().map(|category| of_category(*category, all))),
        heading(t!("By code").say(words)),
        by_code(all),
        heading(t!("By Meta's text").say(words)),
        by_text(all),
    ];
    Page {
        name: INDEX.to_owned(),
        title,
        description: t!("Find a WhatsApp Cloud API error by its code or its text. Read what it means, and what to do.")
            .say(words),
        main: main.concat(),
    }
}

/// A category and its causes. A cause with the name of its category has the place of the category.
fn of_category(category: Category, all: &[Description]) -> String {
    let causes: Vec<&Description> = all.iter().filter(|one| one.cause.category() == category).collect();
    let title = causes.first().map(|one| one.title.as_str()).unwrap_or_default();
    let lines = joined(causes.iter().map(|cause| {
        let code = cause.cause.as_str();
        let id = id(Some(code).filter(|code| *code != category.as_str()));
        format!("<li{id}>{}</li>\n", link(&address_of(cause), &prose(&cause.heading)))
    }));
    format!(
        "<h3 id=\"{}\">{}</h3>\n<ul>\n{lines}</ul>\n",
        category.as_str(),
        link(&file_of(category), &escaped(title))
    )
}

/// Each error with its cause.
fn errors(all: &[Description]) -> Vec<(&Said, &Description)> {
    let of_cause = |cause| move |said| (said, cause);
    all.iter()
        .flat_map(|cause: &Description| cause.answers.iter().map(of_cause(cause)))
        .collect()
}

/// The codes in their order. A code with several causes has a line for each; the first has its place.
fn by_code(all: &[Description]) -> String {
    let mut errors = errors(all);
    errors.sort_by_key(|(said, _)| (said.answer.code, said.answer.subcode));
    let mut lines = Vec::new();
    let mut before: Vec<(String, &Description)> = Vec::new();
    for (said, cause) in errors {
        let numbers = said.answer.numbers("-");
        let of_code: Vec<_> = before.iter().filter(|(other, _)| *other == numbers).collect();
        if of_code.iter().any(|(_, other)| other.cause == cause.cause) {
            continue;
        }
        let id_of_code = id(Some(numbers.as_str()).filter(|_| of_code.is_empty()));
        let under_100 = ["100-", &numbers].concat();
        let id_under_100 = id(Some(under_100.as_str()).filter(|_| OF_BUSINESS_TOOLS.contains(&said.answer.code)));
        let meaning = match said.meaning.as_str() {
            "" => &cause.heading,
            meaning => meaning,
        };
        let html = format!(
            "<code{id_under_100}>{}</code> {}",
            said.answer.numbers("/"),
            prose(meaning)
        );
        lines.push(format!("<li{id_of_code}>{}</li>\n", link(&address_of(cause), &html)));
        before.push((numbers, cause));
    }
    format!("<ul>\n{}</ul>\n", lines.concat())
}

/// Meta's texts by alphabet.
fn by_text(all: &[Description]) -> String {
    let mut errors = errors(all);
    errors.retain(|(said, _)| !said.answer.text.is_empty());
    errors.sort_by_key(|(said, _)| without_number(said.answer.text).to_lowercase());
    let lines = joined(errors.iter().map(|(said, cause)| {
        let text = escaped(without_number(said.answer.text));
        format!("<li>{}</li>\n", link(&address_of(cause), &text))
    }));
    format!("<ul lang=\"en\" dir=\"ltr\">\n{lines}</ul>\n")
}

/// A text without the code at its start, such as `(#100) `.
fn without_number(text: &str) -> &str {
    text.strip_prefix("(#")
        .and_then(|from_number| from_number.split_once(") "))
        .map_or(text, |(_, after)| after)
}
