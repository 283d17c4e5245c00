//! The sizes of what is shipped, and the limits for what the page loads at first, for what it loads then, and for the module.

use crate::process::{command, find, output, say};
use crate::project;
use crate::split::SECOND;
use std::fs;
use std::path::{Path, PathBuf};

/// The most that the page's own files may weigh together under brotli, in bytes, up to where the page reads a token: 2.2 times
/// a Yew page with one counter. Meta's answers are not in it.
const LIMIT: u64 = 100_000;

/// The same for what the page fetches once it works: a bound against growth that nobody noticed. Some 20,000 of it are sentences of
/// single codes, of programs, and of Meta's screens before and after the split of accounts.
const SECOND_LIMIT: u64 = 176_000;

/// The same for the module's WebAssembly and glue.
const MODULE_LIMIT: u64 = 174_000;

/// What that is to come down to: what a host can take along unnoticed.
const GOAL: &str = "goal: 80000 for the module, which is missed today";

/// The files of the module that a host loads; the others are for people and tools.
const MODULE_FILES: [&str; 2] = ["token-doctor_bg.wasm", "token-doctor.js"];

/// One line of the table: bytes as they are, under gzip and under brotli.
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// What is held against a limit, in bytes under brotli.
pub struct Loads {
    page: u64,
    second: u64,
    module: u64,
}

/// Prints the table; fails if a limit is passed.
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

/// Prints the table. Returns what is held against a limit, where there is a Node.js to compress with.
pub fn print() -> Result<Option<Loads>, String> {
    if find("node").is_none() {
        say("no table of sizes: it takes Node.js to compress");
        return Ok(None);
    }
    println!("{:44} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    let (second, first): (Vec<PathBuf>, Vec<PathBuf>) = files(Path::new(project::DIST))?
        .into_iter()
        .partition(|file| is_second(file));
    let page = print_files("first load", &first)?;
    let second = print_files("second load", &second)?;
    let folder = Path::new(project::DIST).join("module");
    let module = print_files("module", &MODULE_FILES.map(|name| folder.join(name)))?;
    println!(
        "limits under brotli: {LIMIT} for the first load, {SECOND_LIMIT} for the second, {MODULE_LIMIT} for the module"
    );
    println!("{GOAL}");
    Ok(Some(Loads { page, second, module }))
}

/// Whether the page loads a file once it works.
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

/// The page's own files; the one file is another way to have them.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| {
        format!(
            "Cannot list {}: {error}. `cargo xtask build` makes it.",
            folder.display()
        )
    })?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file() && !path.ends_with("token-doctor.html"))
        .collect();
    files.sort();
    Ok(files)
}

/// Compresses a file as a well set up host would.
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
