//! The sizes of the shipped files, with limits for the first load, for the second load, and for the module.

use crate::process::{command, find, output, say};
use crate::project;
use crate::split::SECOND;
use crate::words;
use std::fs;
use std::path::{Path, PathBuf};

/// The limit for all page files that are needed to read a token, in bytes under brotli: 2.2 times a Yew page with one counter, 2.5 kB
/// for other languages, and 0.5 kB to read a link: a token must be out of the address before anything else happens. Does not include
/// Meta's answers, or the words of another language (about 3 kB).
const LIMIT: u64 = 102_500;

/// The limit for the second load, which prevents unnoticed growth. About 20,000 bytes are sentences for single codes, for programs, and
/// for Meta's screens before and after the split of accounts. Sentences as data, for other languages, take about 5,000, the report
/// for the host of a card 3,500, and the examples 2,800.
const SECOND_LIMIT: u64 = 194_000;

/// The limit for the module's WebAssembly and glue. Sentences as data, for other languages, take about 5,000 bytes. The sentences
/// alone are 43,000, and `exchangeToken` alone is 96,000, because each refusal needs the catalogue (`cargo xtask size --functions`).
const MODULE_LIMIT: u64 = 184_000;

/// The goal for the module: a size that a host can add unnoticed.
const GOAL: &str = "goal: 80000 for the module, not reached yet";

/// The module files that a host loads. The others are for people and tools.
const MODULE_FILES: [&str; 2] = ["token-doctor_bg.wasm", "token-doctor.js"];

/// One line of the table: bytes uncompressed, under gzip and under brotli.
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// The sizes that have limits, in bytes under brotli.
pub struct Loads {
    page: u64,
    second: u64,
    module: u64,
}

/// Prints the table. Fails if a limit is exceeded.
pub fn check() -> Result<(), String> {
    let loads = print()?.ok_or("Nothing was measured. Install Node.js, then run this again.")?;
    let missed: Vec<String> = [
        ("The first load", loads.page, LIMIT),
        ("The second load", loads.second, SECOND_LIMIT),
        ("The module", loads.module, MODULE_LIMIT),
    ]
    .into_iter()
    .filter(|(_, bytes, limit)| bytes > limit)
    .map(|(what, bytes, limit)| format!("{what} is {bytes} bytes under brotli, above the limit of {limit}."))
    .collect();
    if missed.is_empty() {
        Ok(())
    } else {
        Err(missed.join(" "))
    }
}

/// Prints the table. Returns the sizes that have limits, or nothing without Node.js, which compresses.
pub fn print() -> Result<Option<Loads>, String> {
    if find("node").is_none() {
        say("no table of sizes: install Node.js, which compresses the files");
        return Ok(None);
    }
    println!("{:44} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    let (second, first): (Vec<PathBuf>, Vec<PathBuf>) = files(Path::new(project::DIST), is_loaded_in_english)?
        .into_iter()
        .partition(|file| is_second(file));
    let page = print_files("first load", &first)?;
    let second = print_files("second load", &second)?;
    for language in words::shipped()? {
        let start = format!("words-{}-", language.tag);
        let words = files(Path::new(project::DIST), |name| name.starts_with(&start))?;
        print_files(&format!("words of {}, both loads", language.tag), &words)?;
    }
    let folder = Path::new(project::DIST).join("module");
    let module = print_files("module", &MODULE_FILES.map(|name| folder.join(name)))?;
    println!(
        "limits under brotli: {LIMIT} for the first load, {SECOND_LIMIT} for the second, {MODULE_LIMIT} for the module"
    );
    println!("{GOAL}");
    Ok(Some(Loads { page, second, module }))
}

/// The sum of the sizes of files under brotli. Nothing without Node.js, which compresses.
pub fn brotli(files: &[PathBuf]) -> Result<Option<u64>, String> {
    if find("node").is_none() {
        return Ok(None);
    }
    let sizes = files.iter().map(|file| measure(file).map(|size| size.brotli));
    sizes.sum::<Result<u64, String>>().map(Some)
}

/// Whether a file is in the second load.
fn is_second(file: &Path) -> bool {
    file.to_str().is_some_and(|name| name.ends_with(SECOND))
}

/// Prints files and their sum.
fn print_files(name: &str, files: &[PathBuf]) -> Result<u64, String> {
    let mut sum = Size {
        raw: 0,
        gzip: 0,
        brotli: 0,
    };
    for file in files {
        let size = measure(file)?;
        print_row(&format!("  {}", file.display()), &size);
        sum.raw += size.raw;
        sum.gzip += size.gzip;
        sum.brotli += size.brotli;
    }
    print_row(name, &sum);
    Ok(sum.brotli)
}

fn print_row(name: &str, size: &Size) {
    println!("{name:44} {:>9} {:>9} {:>9}", size.raw, size.gzip, size.brotli);
}

/// Whether the English page loads a file. It does not load the words of other languages, the one-file pages and the sitemap.
fn is_loaded_in_english(name: &str) -> bool {
    !["words-", "token-doctor.", "sitemap."]
        .iter()
        .any(|start| name.starts_with(start))
}

/// The files in a folder, without its subfolders, whose names are wanted.
fn files(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| {
        format!(
            "Cannot list {}: {error}. Run `cargo xtask build` first.",
            folder.display()
        )
    })?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(&is_wanted))
        .collect();
    files.sort();
    Ok(files)
}

/// Compresses a file like a well configured host.
fn measure(file: &Path) -> Result<Size, String> {
    const SCRIPT: &str = "const zlib = require('node:zlib'); const bytes = require('node:fs').readFileSync(process.argv[1]);\
        console.log(bytes.length, zlib.gzipSync(bytes, { level: 9 }).length, zlib.brotliCompressSync(bytes).length)";
    let printed = output(command("node", ["-e", SCRIPT]).arg(file)).unwrap_or_default();
    let mut numbers = printed.split_whitespace().map_while(|number| number.parse().ok());
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(raw), Some(gzip), Some(brotli)) => Ok(Size { raw, gzip, brotli }),
        _ => Err(format!("Node.js could not measure {}.", file.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_english_page_loads_counts_as_its_size() {
        for name in [
            "index.html",
            "page-04a00b43279dea94_bg.wasm",
            "card-5355f3edfd085312.js",
        ] {
            assert!(is_loaded_in_english(name), "{name}");
        }
        for name in [
            "words-pt-BR-first-39e90e9cb190faf7.json",
            "token-doctor.html",
            "token-doctor.pt-BR.html",
            "sitemap.xml",
        ] {
            assert!(!is_loaded_in_english(name), "{name}");
        }
    }

    #[test]
    fn the_readme_has_the_limit_of_the_first_load() {
        let figure = format!("at most {} kB (brotli)", LIMIT.div_ceil(1_000));
        assert!(
            include_str!("../../README.md").contains(&figure),
            "README.md does not say \"{figure}\""
        );
    }
}
