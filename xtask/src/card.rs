//! `dist/card/`: the card for other web pages, with file names that are the same in every release.
//!
//! The style sheet and the WebAssembly are those of the page, which have digests in their names. The glue differs in the names of the
//! files that it fetches, and checks the digests of both. The script of the card is that of the page and what only other pages need, also
//! the style sheet, in one file. So bundlers find every file, and a style sheet beside the script is only for pages that link it.

use crate::glue::CHANGED;
use crate::process::{command, run, say};
use crate::split::SECOND;
use crate::{digest, project, tools, words};
use std::path::Path;

const SHEET: &str = "token-doctor-card.css";
const FIRST: &str = "token-doctor-card_bg.wasm";

/// The start and the end of each file name in the page, and its name here.
const FILES: [(&str, &str, &str); 3] = [
    ("card-", ".css", SHEET),
    ("page-", "_bg.wasm", FIRST),
    ("page-", SECOND, "token-doctor-card_second.wasm"),
];

/// The glue, which names the WebAssembly.
const GLUE: &str = "token-doctor-card-glue.js";

/// The script for hosts, and its place for the style sheet.
const SCRIPT: &str = "token-doctor-card.js";
const STYLES: &str = "\"@CARD_STYLES@\"";

/// The scripts, and their names if nothing can join them.
const SCRIPTS: [(&str, &str); 5] = [
    ("embed.js", SCRIPT),
    ("card.js", "token-doctor-card-core.js"),
    ("theme.js", "token-doctor-card-theme.js"),
    ("../../loading.js", "token-doctor-card-loading.js"),
    ("element.js", "token-doctor-element.js"),
];

/// How the glue fetches its WebAssembly.
const FETCH: &str = "fetch(ownAddress(),{credentials:\"same-origin\",integrity:ownDigest})";

/// The folder of the scripts and types.
const SOURCES: &str = "src/ui/card";

/// The types of a report: those of the module.
const REPORT_TYPES: &str = "token-doctor-report.d.ts";
const MODULE_TYPES: &str = "src/module/token-doctor.d.ts";

/// Copies the card from the built page.
pub fn copy() -> Result<(), String> {
    let page = Path::new(project::DIST);
    let folder = page.join("card");
    project::make_folder(&folder)?;
    for (start, end, name) in FILES {
        project::copy(&project::find_file(page, start, end)?, &folder.join(name))?;
    }
    let mut glue = project::read(&project::find_file(page, "page-", ".js")?)?;
    for end in ["_bg.wasm", SECOND] {
        let file = project::find_file(page, "page-", end)?;
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !glue.contains(name) {
            return Err(format!("The page's glue does not name {name}."));
        }
        glue = glue.replace(name, &format!("token-doctor-card{end}"));
    }
    let digest = digest::of(&folder.join(FIRST))?;
    project::write(&folder.join(GLUE), &with_own_fetch(&glue, &digest)?)?;
    let wasm = ["_bg.wasm", SECOND].map(|end| project::find_file(page, "page-", end));
    let [first, second] = wasm;
    words::write_modules(&[&first?, &second?], &folder)?;
    write_scripts(&folder)?;
    fill_in_styles(&folder)?;
    for name in ["token-doctor-card.d.ts", "token-doctor-element.d.ts"] {
        project::copy(&Path::new(SOURCES).join(name), &folder.join(name))?;
    }
    project::write(
        &folder.join(REPORT_TYPES),
        &report_types(&project::read(Path::new(MODULE_TYPES))?)?,
    )?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        project::copy(Path::new(name), &folder.join(name))?;
    }
    Ok(())
}

/// Makes the glue fetch its WebAssembly with its digest, by an address that bundlers recognise. Both are exported, to find out why a load
/// has failed.
fn with_own_fetch(glue: &str, digest: &str) -> Result<String, String> {
    let replaced = glue.split_once(FIRST).and_then(|(before, after)| {
        let before = before.strip_suffix(['"', '\''])?.strip_suffix("new URL(")?;
        let (comma, after) = after.split_once("import.meta.url)")?;
        let is_whole = ["\",", "',"].contains(&comma.trim_end()) && !after.contains(FIRST);
        let exports =
            format!("export const ownAddress=()=>new URL(\"./{FIRST}\",import.meta.url),ownDigest=\"{digest}\";\n");
        is_whole.then(|| format!("{before}{FETCH}{}\n{exports}", after.trim_end()))
    });
    replaced.ok_or_else(|| CHANGED.to_owned())
}

/// Puts the style sheet into the script, as a string.
fn fill_in_styles(folder: &Path) -> Result<(), String> {
    let file = folder.join(SCRIPT);
    let script = project::read(&file)?;
    if script.matches(STYLES).count() != 1 {
        return Err(format!(
            "{SCRIPT} has not exactly one {STYLES}. Restore {SOURCES}/embed.js."
        ));
    }
    let styles = serde_json::Value::from(project::read(&folder.join(SHEET))?);
    project::write(&file, &script.replace(STYLES, &styles.to_string()))
}

/// Writes the scripts: joined and small if npm could install esbuild, otherwise as they are.
fn write_scripts(folder: &Path) -> Result<(), String> {
    let npm = tools::npm_folder()?;
    if npm.join("node_modules/esbuild").exists() {
        let shared = project::target().join("card-words.js");
        project::write(&shared, &words::script(true)?)?;
        return run(
            &mut command("node", [Path::new("xtask/bundle.mjs"), folder, &npm, &shared]),
            "esbuild could not join the scripts of the card. Its reason is above.",
        );
    }
    say("the card has five scripts instead of two: install npm, which installs esbuild");
    for (source, name) in SCRIPTS {
        let script = project::read(&Path::new(SOURCES).join(source))?;
        let script = SCRIPTS.iter().fold(script, |script, (source, name)| {
            let end = format!("{source}\"");
            let imported = if source.starts_with("../") {
                end
            } else {
                format!("./{end}")
            };
            script.replace(&format!("from \"{imported}"), &format!("from \"./{name}\""))
        });
        let script = if source == "card.js" {
            words::inlined_script(true)? + &script
        } else {
            script
        };
        project::write(&folder.join(name), &script)?;
    }
    Ok(())
}

/// The types that the card shares with the module, taken from the module's declarations: `ConnectionReport`, `LoadError`, and each that
/// one of them names.
fn report_types(module: &str) -> Result<String, String> {
    let parts: Vec<(&str, &str)> = module
        .split("\n\n")
        .filter_map(|part| Some((declared(part)?, part.trim_end())))
        .collect();
    let mut wanted = vec!["ConnectionReport", "LoadError"];
    let mut types =
        "/** The report of a test and the error of a failed load, as the module `token-doctor` gives them. */\n"
            .to_owned();
    for at in 0.. {
        let Some(&name) = wanted.get(at) else { break };
        let (_, part) = parts
            .iter()
            .find(|(declared, _)| *declared == name)
            .ok_or_else(|| format!("{MODULE_TYPES} does not declare {name}."))?;
        let code = part.lines().filter(|line| !line.trim_start().starts_with(['*', '/']));
        let words: Vec<&str> = code
            .flat_map(|line| line.split(|c: char| !c.is_alphanumeric()))
            .collect();
        for (name, _) in &parts {
            if words.contains(name) && !wanted.contains(name) {
                wanted.push(name);
            }
        }
        types = format!("{types}\n{part}\n");
    }
    Ok(types)
}

/// The type that a part of the declarations exports.
fn declared(part: &str) -> Option<&str> {
    part.lines().find_map(|line| {
        let line = line.strip_prefix("export ")?;
        let line = line.strip_prefix("interface ").or_else(|| line.strip_prefix("type "))?;
        line.split(|c: char| !c.is_alphanumeric()).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_fetches_its_file_with_a_digest() {
        let fetched = format!(
            "r={FETCH};\nexport const ownAddress=()=>new URL(\"./token-doctor-card_bg.wasm\",import.meta.url),ownDigest=\"sha384-x\";\n"
        );
        for glue in [
            "r=new URL(\"token-doctor-card_bg.wasm\",import.meta.url);",
            "r=new URL('token-doctor-card_bg.wasm', import.meta.url);",
        ] {
            assert_eq!(with_own_fetch(glue, "sha384-x").as_deref(), Ok(fetched.as_str()));
            assert!(with_own_fetch(&glue.repeat(2), "").is_err());
        }
        for changed in [
            "",
            "r=\"token-doctor-card_bg.wasm\";",
            "new URL(\"token-doctor-card_bg.wasm\",f(import.meta.url))",
        ] {
            assert!(with_own_fetch(changed, "").is_err(), "{changed}");
        }
    }

    #[test]
    fn the_types_of_a_report_are_complete() {
        let types = project::read(&Path::new("..").join(MODULE_TYPES)).and_then(|module| report_types(&module));
        let types = types.unwrap_or_default();
        for name in [
            "ConnectionReport",
            "CheckId",
            "WebhookFacts",
            "GraphError",
            "Category",
            "LoadErrorCode",
        ] {
            assert!(
                types.lines().any(|line| declared(line) == Some(name)),
                "{name}: {types}"
            );
        }
        assert!(!types.contains("ConnectionRequest"), "{types}");
    }
}
