//! `dist/module/`: the npm package. It has the library as a WebAssembly module with a JavaScript API, a copy of the card, and the
//! command.

use crate::glue::{CHANGED, guard};
use crate::process::{run, say};
use crate::tools::{self, Workshop, optimise};
use crate::{digest, page, project, size, words};
use std::fs;
use std::path::{Path, PathBuf};

/// The rows of the table of sizes in the README, and their files.
const SIZES: [(&str, &[&str]); 6] = [
    ("module", &["token-doctor_bg.wasm", "token-doctor.js"]),
    ("words of pt-BR", &["words/pt-BR.js"]),
    ("words of es", &["words/es.js"]),
    (
        "card first",
        &[
            "card/token-doctor-card.js",
            "card/token-doctor-card-glue.js",
            "card/token-doctor-card_bg.wasm",
        ],
    ),
    ("card second", &["card/token-doctor-card_second.wasm"]),
    ("card words", &["card/words/pt-BR.js"]),
];

/// The features of the module: each function, and all of them.
const FUNCTIONS: [&str; 5] = [
    "inspect-token",
    "explain-error",
    "test-connection",
    "exchange-token",
    "module",
];

/// Builds the module beside the page.
pub fn build(workshop: &Workshop) -> Result<(), String> {
    say("building the module");
    let folder = Path::new(project::DIST).join("module");
    project::make_folder(&folder)?;
    compile(workshop, "module", &folder)?;
    let glue = folder.join("token-doctor.js");
    let wasm = folder.join("token-doctor_bg.wasm");
    let mark = mark(&wasm)?;
    project::write(&glue, &with_own_parts(&project::read(&glue)?, &mark)?)?;
    optimise(workshop, &wasm)?;
    append_section(&wasm, &mark)?;
    page::minify(&folder)?;
    fill_in_digest(&glue, &wasm)?;
    words::write_modules(&[&wasm], &folder)?;
    copy_parts(&folder)?;
    write_package(&folder.join("package.json"))?;
    write_readme(&folder)
}

/// Compiles the functions of some features to WebAssembly, and writes it and its JavaScript into a folder.
fn compile(workshop: &Workshop, features: &str, folder: &Path) -> Result<(), String> {
    let target = project::target();
    let features = format!("{features},allocator");
    let arguments = [
        "rustc",
        "--quiet",
        "--release",
        "--lib",
        "--no-default-features",
        "--features",
        &features,
        "--crate-type",
        "cdylib",
        "--target",
        "wasm32-unknown-unknown",
        "--target-dir",
    ];
    run(
        workshop.command("cargo", &arguments).arg(&target),
        "cargo could not build the module. Its reason is above.",
    )?;
    // Types are written by hand: they say more than generated types.
    let arguments = [
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        "token-doctor",
        "--out-dir",
    ];
    run(
        workshop
            .command("wasm-bindgen", &arguments)
            .arg(folder)
            .arg(target.join("wasm32-unknown-unknown/release/token_doctor.wasm")),
        "wasm-bindgen could not write the module's JavaScript. Its reason is above.",
    )
}

/// Prints the size of the WebAssembly with each function alone, and with all of them. Most code and almost all sentences serve
/// several functions.
pub fn print_functions() -> Result<(), String> {
    let workshop = tools::workshop()?;
    let folder = project::target().join("functions");
    project::make_folder(&folder)?;
    for features in FUNCTIONS {
        compile(&workshop, features, &folder)?;
        let wasm = folder.join("token-doctor_bg.wasm");
        optimise(&workshop, &wasm)?;
        page::minify(&folder)?;
        let size = size::brotli(&[wasm])?.map_or_else(|| "not measured".to_owned(), kilobytes);
        println!("{features:44} {size:>29}");
    }
    Ok(())
}

/// Wraps the glue, and adds the JavaScript that is part of the one file of the module: the reader of words, the languages, the release
/// and the loading.
fn with_own_parts(glue: &str, mark: &str) -> Result<String, String> {
    let own = [
        words::inlined_script(true)?,
        include_str!("../../src/module/languages.js").to_owned(),
        include_str!("../../src/module/release.js")
            .replace("@VERSION@", &project::version()?)
            .replace("@RELEASE_MARK@", mark),
        include_str!("../../src/loading.js").replace("\nexport ", "\n"),
        include_str!("../../src/module/start.js").to_owned(),
    ];
    let mut glue = guard(glue, "", &own.concat(), "withLanguage(\"NAME\", args)")?;
    for (from, to) in [
        (
            "export default async function init(input = ",
            "async function startInstance(input = ",
        ),
        ("new URL('token-doctor_bg.wasm', import.meta.url)", "fetchOwn()"),
        (
            "wasmInstance = instance;",
            "checkRelease(module); wasmInstance = instance;",
        ),
        (
            "const instance = new WebAssembly.Instance(module, imports);",
            "checkRelease(module); const instance = new WebAssembly.Instance(module, imports);",
        ),
    ] {
        if glue.matches(from).count() != 1 {
            return Err(CHANGED.to_owned());
        }
        glue = glue.replace(from, to);
    }
    Ok(glue)
}

/// A text that only the files of one build share: the version, and a hash of the WebAssembly (FNV-1a).
fn mark(wasm: &Path) -> Result<String, String> {
    let hash = read_bytes(wasm)?.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    });
    Ok(format!("{} {hash:016x}", project::version()?))
}

/// Appends the mark to the WebAssembly, as the custom section "token-doctor".
fn append_section(wasm: &Path, mark: &str) -> Result<(), String> {
    let mut bytes = read_bytes(wasm)?;
    bytes.extend(section(mark)?);
    fs::write(wasm, bytes).map_err(|error| format!("Cannot write {}: {error}.", wasm.display()))
}

/// A custom section: 0, its length, and its name with the length before it. Lengths below 128 are one byte.
fn section(content: &str) -> Result<Vec<u8>, String> {
    const NAME: &str = "token-doctor";
    const LARGEST: u8 = 127;
    let length = |length: usize| {
        u8::try_from(length)
            .ok()
            .filter(|length| *length <= LARGEST)
            .ok_or("The mark of the release is too long.")
    };
    let mut section = vec![0, length(1 + NAME.len() + content.len())?, length(NAME.len())?];
    section.extend(NAME.bytes().chain(content.bytes()));
    Ok(section)
}

/// Puts the digest of the WebAssembly into the glue, which fetches with it.
fn fill_in_digest(glue: &Path, wasm: &Path) -> Result<(), String> {
    project::write(glue, &project::read(glue)?.replace("@WASM_DIGEST@", &digest::of(wasm)?))
}

fn read_bytes(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("Cannot read {}: {error}.", file.display()))
}

/// The files that are not built: types, the schema, the licences, the start in Node.js, the card and the command.
fn copy_parts(folder: &Path) -> Result<(), String> {
    let source = Path::new("src/module");
    for name in ["token-doctor.d.ts", "report.schema.json"] {
        project::copy(&source.join(name), &folder.join(name))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        project::copy(Path::new(name), &folder.join(name))?;
    }
    project::copy_folder(&source.join("node"), &folder.join("node"))?;
    project::copy_folder(&Path::new(project::DIST).join("card"), &folder.join("card"))?;
    let command = source.join("command");
    if command.is_dir() {
        let bin = folder.join("bin");
        project::copy_folder(&command, &bin)?;
        project::make_executable(&bin.join("token-doctor.js"))?;
    }
    Ok(())
}

/// The README, with the sizes of this build.
fn write_readme(folder: &Path) -> Result<(), String> {
    const TEMPLATE: &str = "src/module/README.md";
    let mut readme = project::read(Path::new(TEMPLATE))?;
    for (place, files) in SIZES {
        let place = format!("{{size of {place}}}");
        if !readme.contains(&place) {
            return Err(format!(
                "{TEMPLATE} does not contain `{place}`. Restore it from the repository."
            ));
        }
        let files: Vec<PathBuf> = files.iter().map(|name| folder.join(name)).collect();
        let size = size::brotli(&files)?.map_or_else(|| "not measured".to_owned(), kilobytes);
        readme = readme.replace(&place, &size);
    }
    project::write(&folder.join("README.md"), &readme)
}

/// Such as `178.4 kB`.
fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

/// The package file, with the version of the crate.
fn write_package(file: &Path) -> Result<(), String> {
    const TEMPLATE: &str = "src/module/package.json";
    const NO_VERSION: &str = "\"version\": \"0.0.0\"";
    let version = project::version()?;
    let package = project::read(Path::new(TEMPLATE))?;
    if !package.contains(NO_VERSION) {
        return Err(format!(
            "{TEMPLATE} does not contain `{NO_VERSION}`. Restore it from the repository."
        ));
    }
    project::write(
        file,
        &package.replace(NO_VERSION, &format!("\"version\": \"{version}\"")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_becomes_a_custom_section() {
        let expected = [&[0, 16, 12][..], b"token-doctor", b"1.2"].concat();
        assert_eq!(section("1.2"), Ok(expected));
        assert!(section(&"x".repeat(115)).is_err());
    }

    #[test]
    fn sizes_are_rounded_to_100_bytes() {
        for (bytes, text) in [
            (0, "0.0 kB"),
            (178_449, "178.4 kB"),
            (178_450, "178.5 kB"),
            (99_960, "100.0 kB"),
        ] {
            assert_eq!(kilobytes(bytes), text);
        }
    }
}
