//! The page about one category: its causes below each other. Does not depend on the frame of a page.

use super::description::{Description, Said};
use super::frame::{CHECKER, Page};
use super::html::{escaped, joined, link, list, prose};
use crate::diagnosis::Category;
use crate::words::{Said as Sentence, Say, Words, t};

/// The most codes in the description of the page, which search results cut.
const CODES_LIMIT: usize = 8;

/// Writes the page. `all`: the descriptions of every cause, for links to other pages.
pub(super) fn write(category: Category, causes: &[&Description], all: &[Description], words: &Words) -> Page {
    let title = causes.first().map(|one| one.title.clone()).unwrap_or_default();
    let sections: String = causes.iter().map(|cause| section(cause, all, words)).collect();
    Page {
        name: file_of(category),
        description: description(causes, words),
        main: format!(
            "<h1>{}</h1>\n<p class=\"names\"><code>{}</code></p>\n{sections}",
            escaped(&title),
            category.as_str()
        ),
        title,
    }
}

/// The file of a category's page.
pub(super) fn file_of(category: Category) -> String {
    [category.as_str(), ".html"].concat()
}

/// The address of a cause, for another page in the folder.
pub(super) fn address_of(cause: &Description) -> String {
    [&file_of(cause.cause.category()), "#", cause.cause.as_str()].concat()
}

/// What a search result shows.
fn description(causes: &[&Description], words: &Words) -> String {
    let mut codes: Vec<String> = Vec::new();
    for said in causes.iter().flat_map(|cause| &cause.answers) {
        let numbers = said.answer.numbers("/");
        if !codes.contains(&numbers) {
            codes.push(numbers);
        }
    }
    codes.truncate(CODES_LIMIT);
    let heading = causes.first().map(|one| one.heading.as_str()).unwrap_or_default();
    if codes.is_empty() {
        return [heading, " ", &t!("What this result means, and what to do.").say(words)].concat();
    }
    let about = Sentence::from(t!("WhatsApp Cloud API error {codes}: what it means, and what to do."))
        .with("codes", codes.join(", "))
        .say(words);
    [heading, " ", &about].concat()
}

fn section(cause: &Description, all: &[Description], words: &Words) -> String {
    let part = |heading: String, html: String| match html.as_str() {
        "" => html,
        _ => format!("<h3>{}</h3>\n{html}", escaped(&heading)),
    };
    let lines = cause.about_token.iter().chain(&cause.meaning);
    let meaning = joined(lines.map(|line| format!("<p>{}</p>\n", prose(line))));
    let others: Vec<String> = cause
        .confused_with
        .iter()
        .filter_map(|other| all.iter().find(|one| one.cause == *other))
        .map(|other| link(&address_of(other), &prose(&other.heading)))
        .collect();
    let parts = [
        part(t!("What Meta says").say(words), list("ul", &answers(cause))),
        part(t!("What it means").say(words), meaning),
        part(t!("What to do").say(words), steps(cause, words)),
        part(t!("Not to be confused with").say(words), list("ul", &others)),
    ];
    format!(
        "<section id=\"{code}\">\n<h2>{}</h2>\n<p class=\"names\"><code>{code}</code></p>\n{}</section>\n",
        prose(&cause.heading),
        parts.concat(),
        code = cause.cause.as_str(),
    )
}

/// What Meta says: each text with its code. Codes without a text that mean the same share a line.
fn answers(cause: &Description) -> Vec<String> {
    let mut lines: Vec<Vec<&Said>> = Vec::new();
    for said in &cause.answers {
        let shares = |line: &&mut Vec<&Said>| {
            line.iter()
                .all(|other| other.answer.text.is_empty() && other.meaning == said.meaning)
        };
        match lines.iter_mut().find(shares).filter(|_| said.answer.text.is_empty()) {
            Some(line) => line.push(said),
            None => lines.push(vec![said]),
        }
    }
    lines.iter().map(|line| answer(line)).collect()
}

/// The codes, Meta's text, what the codes mean, and what to do about them.
fn answer(line: &[&Said]) -> String {
    let codes = line
        .iter()
        .map(|said| format!("<code>{}</code>", said.answer.numbers("/")));
    let mut parts: Vec<String> = codes.collect();
    if let Some(said) = line.first() {
        if !said.answer.text.is_empty() {
            parts.push(format!("<q lang=\"en\" dir=\"ltr\">{}</q>", escaped(said.answer.text)));
        }
        let sentences = [&said.meaning, &said.step].into_iter().filter(|text| !text.is_empty());
        parts.extend(sentences.map(|text| prose(text)));
    }
    parts.join(" ")
}

/// The steps, and the link to a test. Steps on one screen after another share the link of the first.
fn steps(cause: &Description, words: &Words) -> String {
    let mut open_screen: Option<&str> = None;
    let open = escaped(&t!("Open at Meta").say(words));
    let mut steps = Vec::new();
    for (text, screen) in &cause.steps {
        let screen = screen.as_deref();
        let link = match screen.filter(|url| open_screen != Some(url)) {
            Some(url) => format!(" {}", link(url, &open)),
            None => String::new(),
        };
        open_screen = screen.or(open_screen);
        steps.push(prose(text) + &link);
    }
    let test = link(CHECKER, &escaped(&t!("Test your token").say(words)));
    list("ol", &steps) + &format!("<p class=\"test\">{test}</p>\n")
}
