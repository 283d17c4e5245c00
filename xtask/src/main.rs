//! The project's tasks: `cargo xtask help` lists them.
//!
//! Each task does its own set-up and prints a short line for each step. If it cannot continue, it ends with one sentence that says
//! what to do. The only dependencies are a few small parsers (JSON, Rust's tokens, gettext's files), so that the first task starts
//! within seconds.
//!
//! In reading order: [`project`] (folders), [`process`] (running programs), [`apt`] (Debian packages), [`toolchain`] (the
//! wasm target), [`install`] (fetching and compiling one tool), [`tools`] (trunk, wasm-bindgen, wasm-split, wasm-opt),
//! [`browser`], [`glue`] (the JavaScript around the WebAssembly), then the tasks themselves.

mod apt;
mod bench;
mod browser;
mod card;
mod deny;
mod digest;
#[cfg(test)]
mod documents;
mod errors;
mod example;
mod glue;
#[cfg(test)]
mod hosting;
mod install;
mod languages;
mod lighthouse;
mod module;
mod on_host;
mod one_file;
mod page;
mod process;
mod project;
mod reproduce;
mod serve;
mod size;
mod split;
mod test;
mod toolchain;
mod tools;
mod words;

use deny::Advisories;
use page::Hosting;
use std::process::ExitCode;
use test::Extent;

const HELP: &str = "\
cargo xtask TASK

Tasks:
  serve [--port N]   build the page as it is shipped and serve it on this machine; rebuild it when a file changes
  build              build dist/: the page in all languages, the one-file pages (token-doctor.html for English,
                     token-doctor.pt-BR.html and so on), dist/errors/ with a page about each diagnosis, dist/card/ for
                     other web pages, and dist/module/ for web pages and Node
       --save-url PATH   let the page save with a PUT to this path of its own site
       --site-url URL    the address of the site: links for search engines and sitemap.xml
  example [--port N] build, then start a CRM with the card in its page (examples/crm) and a local Graph API
  test               check format and lints, run all tests, then build and run the browser and Node tests
       --all         then run all journeys in Firefox, the long tests of generated texts, and `deny`
  firefox            run all journeys of the page in Firefox, with the page in dist/; `test` runs the main ones
  bench              measure the page in the browser and the module in Node, compare each figure with a baseline, and
                     print the largest functions
  lighthouse         run Lighthouse on the page; fail below 100 in accessibility, best practices or SEO
  size               print the sizes of the files in dist/; fail if a limit is exceeded
       --functions   build the module with each function alone, and print its size
  deny               check the dependencies against deny.toml: licences, sources, duplicates, known vulnerabilities
       --advisories  fail if the list of vulnerabilities cannot be fetched, instead of printing a warning
  reproduce          build twice, in different folders and with different cargo homes, and compare every byte; print the
                     digests for `sha256sum --check`
  docs               write docs/diagnoses.md from the catalogue of sentences
       --check       fail if the file is out of date
  words              update words/messages.pot and the translations in words/ from the texts in src/, then check them
       --check       change nothing; fail if a file is out of date, or a translation is missing or wrong
       --unmarked    list the texts in src/ that look like sentences and are not translated
  finish-page        put the app's text and the security policy into the page (Trunk calls this)

Each task installs what is missing: the wasm32-unknown-unknown target with rustup, and trunk, wasm-bindgen, wasm-split,
wasm-opt and esbuild in the folder .tools. The project sets their versions. On Debian as root, a task also installs
system packages with apt. Otherwise it prints the command to run.

Variables:
//! Each task does its own set-up and prints a short line for each step. If it cannot continue, it ends with one sentence that says
//! what to do. The only dependencies are a few small parsers (JSON, Rust's tokens, gettext's files), so that the first task starts
//! within seconds.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> Result<(), String> {
    project::enter()?;
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["serve"] => serve::run(None),
        ["serve", "--port", port] => serve::run(Some(port)),
        ["example"] => example::run(None),
        ["example", "--port", port] => example::run(Some(port)),
        ["build", options @ ..] => hosting_of(options)
            .and_then(|hosting| build(&hosting))
            .and_then(|()| size::print())
            .map(|_| ()),
        ["test"] => test::run(Extent::EveryRule),
        ["test", "--all"] => test::run(Extent::All),
        ["firefox"] => test::run_in_firefox(),
        ["bench"] => bench::run_all(),
        ["lighthouse"] => lighthouse::run_all(),
        ["size"] => size::check(),
        ["size", "--functions"] => module::print_functions(),
        ["deny"] => deny::check(Advisories::IfFetched),
        ["deny", "--advisories"] => deny::check(Advisories::Required),
        ["reproduce"] => reproduce::run_twice(),
        ["docs"] => test::docs(true),
        ["docs", "--check"] => test::docs(false),
        ["words"] => words::renew(),
        ["words", "--check"] => words::check(),
        ["words", "--unmarked"] => words::print_unmarked(),
        ["finish-page"] => page::finish(),
        _ => Err(format!(
            "There is no task `{}`. `cargo xtask help` lists the tasks.",
            arguments.join(" ")
        )),
    }
}

/// The options of `build`.
fn hosting_of<'a>(options: &[&'a str]) -> Result<Hosting<'a>, String> {
    let mut hosting = Hosting::default();
    for option in options.chunks(2) {
        match option {
            ["--save-url", path] => hosting.save_url = Some(path),
            ["--site-url", address] => hosting.site_url = Some(address),
            _ => return Err("`build` takes --save-url PATH and --site-url URL. See `cargo xtask help`.".to_owned()),
        }
    }
    Ok(hosting)
}

/// Rebuilds `dist/`. The page comes first: Trunk empties the folder.
fn build(hosting: &Hosting) -> Result<(), String> {
    let workshop = tools::workshop()?;
    page::build(&workshop, hosting)?;
    errors::write(page::site_url(hosting)?.as_deref())?;
    card::copy()?;
    one_file::write()?;
    module::build(&workshop)
}
