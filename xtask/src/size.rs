//! The sizes of what is shipped, and the goal for the first load.

use crate::process::{command, find, output, say};
use crate::project;
use std::fs;
use std::path::{Path, PathBuf};

/// The most that the page's own files may weigh together under brotli, in bytes. Meta's answers are not in it.
const GOAL: u64 = 130_000;

/// One line of the table: bytes as they are, under gzip and under brotli.
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table; fails where the first load is above the goal.
pub fn check() -> Result<(), String> {
    match print()? {
        Some(first_load) if first_load > GOAL => Err(format!(
            "The first load is {first_load} bytes under brotli, above the goal of {GOAL}."
        )),
        Some(_) => Ok(()),
        None => Err("The first load was not measured. Install Node.js, then run this again.".to_owned()),
    }
}

/// Prints the table. Returns the bytes of the first load under brotli, where there is a Node.js to compress with.
pub fn print() -> Result<Option<u64>, String> {
    if find("node").is_none() {
        say("no table of sizes: it takes Node.js to compress");
        return Ok(None);
    }
    println!("{:44} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    let first_load = print_folder("first load", Path::new(project::DIST))?;
    print_folder("module", &Path::new(project::DIST).join("module"))?;
    println!("goal for the first load: at most {GOAL} under brotli");
    Ok(Some(first_load))
}

/// Prints a folder's own files and their sum, which for the page is its first load: it has no file that it loads later.
fn print_folder(name: &str, folder: &Path) -> Result<u64, String> {
    let mut sum = Size {
        raw: 0,
        gzip: 0,
        brotli: 0,
    };
    for file in files(folder)? {
        let size = measure(&file)?;
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

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| {
        format!(
            "Cannot list {}: {error}. `cargo xtask build` makes it.",
            folder.display()
        )
    })?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
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
