//! Tests the documents: the README is short, links lead somewhere, commands and paths exist, and so does each test that
//! `docs/threat-model.md` names for a claim.

use std::fs;
use std::path::{Path, PathBuf};

/// The most words of the README, with its tables and commands.
const README_WORDS: usize = 700;

/// The folders of the named tests.
const FOLDERS: [&str; 3] = ["tests/", "src/", "xtask/"];

/// Folders that other programs write.
const NOT_OURS: [&str; 5] = [".git", ".tools", "dist", "node_modules", "target"];

const MODEL: &str = include_str!("../../docs/threat-model.md");
const TASKS: &str = include_str!("main.rs");

/// The file and the title of each test that the text names, written as: `file` "title".
fn named_tests(text: &str) -> Vec<(&str, &str)> {
    let mut pieces = text.split('`').skip(1);
    let mut named = Vec::new();
    // Every second piece is between backticks. The text after it can be a title.
    while let (Some(code), Some(after)) = (pieces.next(), pieces.next()) {
        let title = after.strip_prefix(" \"").and_then(|rest| rest.split_once('"'));
        if let (true, Some((title, _))) = (FOLDERS.iter().any(|folder| code.starts_with(folder)), title) {
            named.push((code, title));
        }
    }
    named
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files with this ending in a folder of the project and below it. The paths are relative to the project.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(project().join(folder)).into_iter().flatten();
    for name in entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()) {
        let path = Path::new(folder).join(&name);
        if project().join(&path).is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                found.extend(files(path.to_str().unwrap_or_default(), ending));
            }
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(project().join(path)).unwrap_or_default()
}

/// Every document of the project: its path and its text.
fn documents() -> Vec<(PathBuf, String)> {
    let paths = files("", ".md");
    assert!(paths.len() > 10, "{} documents were found", paths.len());
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

/// The lines of a document, each with whether it is in a block of code.
fn lines(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut is_code = false;
    text.lines().filter_map(move |line| {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
            return None;
        }
        Some((is_code, line))
    })
}

/// The text of a document without its blocks of code and its names in backticks.
fn prose(text: &str) -> String {
    let lines: Vec<&str> = lines(text)
        .filter(|(is_code, _)| !is_code)
        .map(|(_, line)| line)
        .collect();
    lines.join("\n").split('`').step_by(2).collect()
}

/// The code of a document: each line of a block, and each name in backticks.
fn code(text: &str) -> Vec<&str> {
    let in_blocks = lines(text).filter(|(is_code, _)| *is_code).map(|(_, line)| line);
    let in_lines = lines(text)
        .filter(|(is_code, _)| !is_code)
        .flat_map(|(_, line)| line.split('`').skip(1).step_by(2));
    in_blocks.chain(in_lines).collect()
}

/// The targets of the links and pictures of a document, without those of other sites.
fn links(text: &str) -> Vec<String> {
    let prose = prose(text);
    let targets = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    targets
        .map(|(target, _)| target.to_owned())
        .filter(|target| !target.contains("://"))
        .collect()
}

/// The anchors of the headings of a document, as GitHub writes them.
fn anchors(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, line) in lines(text).filter(|(is_code, line)| !is_code && line.starts_with('#')) {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading
            .chars()
            .filter(|character| character.is_alphanumeric() || [' ', '-', '_'].contains(character));
        let anchor: String = kept
            .map(|character| if character == ' ' { '-' } else { character })
            .collect();
        let earlier = found.iter().filter(|other| **other == anchor).count();
        found.push(if earlier == 0 {
            anchor
        } else {
            format!("{anchor}-{earlier}")
        });
    }
    found
}

/// What is wrong with a link of a document.
fn problem_of_link(document: &Path, text: &str, target: &str) -> Option<&'static str> {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = document.parent().unwrap_or(Path::new("")).join(path);
    if path.starts_with('/') || !project().join(&file).exists() {
        return Some("leads to no file");
    }
    let linked = if path.is_empty() { text.to_owned() } else { read(&file) };
    (!anchor.is_empty() && !anchors(&linked).iter().any(|other| other == anchor)).then_some("leads to no heading")
}

/// Whether `cargo xtask` has a task with this option, by the arms of `dispatch`.
fn is_task(task: &str, option: Option<&str>) -> bool {
    match option {
        None => TASKS.contains(&format!("[\"{task}\"")),
        Some(option) => {
            TASKS.contains(&format!("[\"{task}\", \"{option}\""))
                || (TASKS.contains(&format!("[\"{task}\", options")) && TASKS.contains(&format!("[\"{option}\", ")))
        }
    }
}

/// What is wrong with a command for cargo.
fn problem_of_command(command: &str) -> Option<String> {
    let command = command.split(" #").next().unwrap_or_default();
    if let Some((_, task)) = command.split_once("cargo xtask ") {
        let mut words = task.split_whitespace();
        let task = words.next().unwrap_or_default();
        let mut options = words.filter(|word| word.starts_with("--"));
        let is_there = is_task(task, None) && options.all(|option| is_task(task, Some(option)));
        return (!is_there).then(|| format!("`{command}` is no task"));
    }
    let (_, filter) = command.split_once("--test host ")?;
    let filter = filter.split_whitespace().next().unwrap_or_default();
    let is_there = files("tests/host", ".rs").into_iter().any(|path| {
        let has_function = |text: &str| text.lines().any(|line| line.contains("fn ") && line.contains(filter));
        path.components()
            .any(|part| Path::new(&part).file_stem() == Some(filter.as_ref()))
            || has_function(&read(&path))
    });
    (!is_there).then(|| format!("`{command}` runs no test"))
}

/// Whether code is the path of one file or folder of the project.
fn is_path(code: &str) -> bool {
    let is_of_project = ["docs/", "examples/", "hosting/", "src/", "tests/", "xtask/"]
        .iter()
        .any(|folder| code.starts_with(folder));
    is_of_project && !code.contains([' ', '*', '{', '<', '…'])
}

#[test]
fn every_test_that_the_threat_model_names_exists() {
    let named = named_tests(MODEL);
    assert!(named.len() > 20, "{} tests were read from the text", named.len());
    for (file, title) in named {
        assert!(
            read(Path::new(file)).contains(title),
            "docs/threat-model.md names a test that does not exist: {file} \"{title}\""
        );
    }
}

#[test]
fn a_title_is_read_only_after_a_file() {
    let text = "see `tests/a.rs` \"one\", `tests/b.rs`, `report` \"no\" and `xtask/src/c.rs` \"two\"";
    assert_eq!(named_tests(text), [("tests/a.rs", "one"), ("xtask/src/c.rs", "two")]);
}

#[test]
fn the_readme_is_short() {
    let words = read(Path::new("README.md")).split_whitespace().count();
    assert!(
        (300..=README_WORDS).contains(&words),
        "the README has {words} words, not at most {README_WORDS}"
    );
}

#[test]
fn every_link_of_a_document_leads_to_a_file_and_a_heading() {
    let mut count = 0;
    let mut problems = Vec::new();
    for (path, text) in documents() {
        for link in links(&text) {
            count += 1;
            let problem = problem_of_link(&path, &text, &link);
            problems.extend(problem.map(|problem| format!("{}: {link} {problem}", path.display())));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count > 40, "{count} links were found");
}

#[test]
fn every_command_of_a_document_is_a_task_or_runs_a_test() {
    let mut problems = Vec::new();
    for (path, text) in documents() {
        for problem in code(&text).into_iter().filter_map(problem_of_command) {
            problems.push(format!("{}: {problem}", path.display()));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut problems = Vec::new();
    for (path, text) in documents() {
        let missing = code(&text)
            .into_iter()
            .filter(|code| is_path(code) && !project().join(code).exists());
        problems.extend(missing.map(|code| format!("{}: there is no {code}", path.display())));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn links_and_headings_are_read_outside_code() {
    let text = "# One `two`: three!\n\n## A\n\nSee [`a`](a.md#b), ![b](c.png) and [d](https://e.f/g).\n`[x](y)`\n\n```md\n# No\n[z](z)\n```\n## A\n";
    assert_eq!(links(text), ["a.md#b", "c.png"]);
    assert_eq!(anchors(text), ["one-two-three", "a", "a-1"]);
    assert_eq!(code(text), ["# No", "[z](z)", "two", "a", "[x](y)"]);
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let document = Path::new("docs/a.md");
    let problem = |target| problem_of_link(document, "# Here", target);
    for target in [
        "#here",
        "architecture.md",
        "architecture.md#two-loads",
        "../README.md",
        "../src/ui",
    ] {
        assert_eq!(problem(target), None, "{target}");
    }
    for (target, expected) in [
        ("#there", "leads to no heading"),
        ("architecture.md#three-loads", "leads to no heading"),
        ("../src/ui#here", "leads to no heading"),
        ("README.md", "leads to no file"),
        ("/README.md", "leads to no file"),
    ] {
        assert_eq!(problem(target), Some(expected), "{target}");
    }
}

#[test]
fn a_command_that_does_not_exist_is_found() {
    for good in [
        "cargo xtask serve   # serves",
        "cargo xtask build --site-url https://example.com/ --save-url /path",
        "cargo xtask test --all",
        "cargo test --test host reading -- --nocapture",
        "A=b cargo test --profile fuzz --test host fuzz -- --ignored",
        "cargo test --test host a_run_makes_at_most",
        "cargo test",
    ] {
        assert_eq!(problem_of_command(good), None);
    }
    for bad in [
        "cargo xtask start",
        "cargo xtask test --every",
        "cargo xtask bench --site-url https://example.com/",
        "cargo test --test host nothing_of_this_name",
    ] {
        assert!(problem_of_command(bad).is_some(), "{bad}");
    }
}
