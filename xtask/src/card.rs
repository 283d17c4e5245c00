//! `dist/card/`: the card for other web pages, with file names that are the same in every release.
//!
//! The style sheet and the WebAssembly are those of the page, which have digests in their names. The glue differs in the names of the
//! files that it fetches. The script of the card is that of the page and what only other pages need, in one file.

use crate::process::{command, run, say};
use crate::split::SECOND;
use crate::{project, tools, words};
use std::path::Path;

/// The start and the end of each file name in the page, and its name here.
const FILES: [(&str, &str, &str); 3] = [
    ("card-", ".css", "token-doctor-card.css"),
    ("page-", "_bg.wasm", "token-doctor-card_bg.wasm"),
    ("page-", SECOND, "token-doctor-card_second.wasm"),
];

/// The glue, which names the WebAssembly.
const GLUE: &str = "token-doctor-card-glue.js";

/// The scripts, and their names if nothing can join them.
const SCRIPTS: [(&str, &str); 4] = [
    ("embed.js", "token-doctor-card.js"),
    ("card.js", "token-doctor-card-core.js"),
    ("theme.js", "token-doctor-card-theme.js"),
    ("element.js", "token-doctor-element.js"),
];

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
    project::write(&folder.join(GLUE), &glue)?;
    let wasm = ["_bg.wasm", SECOND].map(|end| project::find_file(page, "page-", end));
    let [first, second] = wasm;
    words::write_modules(&[&first?, &second?], &folder)?;
    write_scripts(&folder)?;
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
    say("the card has four scripts instead of two: install npm, which installs esbuild");
    for (source, name) in SCRIPTS {
        let script = project::read(&Path::new(SOURCES).join(source))?;
        let script = SCRIPTS.iter().fold(script, |script, (source, name)| {
            script.replace(&format!("from \"./{source}\""), &format!("from \"./{name}\""))
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

/// The types of a report, taken from the module's declarations: `ConnectionReport`, and each that one of them names.
fn report_types(module: &str) -> Result<String, String> {
    let parts: Vec<(&str, &str)> = module
        .split("\n\n")
        .filter_map(|part| Some((declared(part)?, part.trim_end())))
        .collect();
    let mut wanted = vec!["ConnectionReport"];
    let mut types = "/** The report of a test, as the module `token-doctor` gives it. */\n".to_owned();
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
    fn the_types_of_a_report_are_complete() {
        let types = project::read(&Path::new("..").join(MODULE_TYPES)).and_then(|module| report_types(&module));
        let types = types.unwrap_or_default();
        for name in ["ConnectionReport", "CheckId", "WebhookFacts", "GraphError", "Category"] {
            assert!(
                types.lines().any(|line| declared(line) == Some(name)),
                "{name}: {types}"
            );
        }
        assert!(!types.contains("ConnectionRequest"), "{types}");
    }
}
