//! Splits the page's WebAssembly in two: the first load, and the second load, which the page fetches later (`src/ui/second_load.rs`).
//!
//! The split must happen before wasm-bindgen removes the data of the linker, but Trunk calls its hooks after that. So this file runs
//! wasm-bindgen again on the first part, and replaces Trunk's files.

use crate::glue::{INIT_SYNC, guard, with_body};
use crate::process::run;
use crate::project;
use crate::tools::{Workshop, optimise};
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the split in `src/ui/second_load.rs`.
const NAME: &str = "second_load";

/// The splitter's names for the files.
const FIRST_PART: &str = "page.wasm";
const SECOND_PART: &str = "split_second_load.wasm";

/// The file from which wasm-bindgen's glue imports the second load. This file is not shipped: [`link`] puts its content into the
/// glue.
const LINK: &str = "./__wasm_split.js";

/// The end of the second file's name. The first file ends with `_bg.wasm`.
pub const SECOND: &str = "_second.wasm";

/// Replaces the file that Trunk has staged with the two parts and the glue for both. `profile`: Trunk's.
///
/// The files keep Trunk's names, with the digest from before the split. The glue gets an empty `integrity: ""` for the second file.
/// `xtask/hash_assets.mjs` fills in the right digests.
pub fn split(workshop: &Workshop, staging: &Path, profile: &str) -> Result<(), String> {
    let glue = staged(staging, ".js")?;
    let stem = glue.trim_end_matches(".js");
    let second = format!("{stem}{SECOND}");
    let built = project::target()
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join("page.wasm");
    let parts = folder(staging.parent().unwrap_or(staging));
    if parts.exists() {
        // Files of an earlier split must not be used.
        fs::remove_dir_all(&parts).map_err(|error| format!("Cannot empty {}: {error}.", parts.display()))?;
    }
    project::make_folder(&parts)?;
    run(
        workshop
            .command("wasm-split-cli", &[])
            .arg(&built)
            .arg(&parts)
            .args(["--out-name", "page"]),
        "The page's WebAssembly could not be split. The reason is above.",
    )?;
    run(
        workshop
            .command(
                "wasm-bindgen",
                &["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"],
            )
            .arg(&parts)
            .arg(parts.join(FIRST_PART)),
        "wasm-bindgen could not write the page's JavaScript. Its reason is above.",
    )?;

    let first = format!("{stem}_bg.wasm");
    // Only here: if wasm-bindgen got Trunk's name, its digest would be in the imports, and it differs between folders.
    let text = project::read(&parts.join("page.js"))?.replace("page_bg.wasm", &first);
    let split = project::read(&parts.join(LINK))?;
    project::write(&staging.join(&glue), &link(&text, &split, &second)?)?;
    for (from, to) in [("page_bg.wasm", &first), (SECOND_PART, &second)] {
        let to = staging.join(to);
        project::copy(&parts.join(from), &to)?;
        if profile == "release" {
            optimise(workshop, &to)?;
        }
    }
    Ok(())
}

/// The two parts of the release before wasm-bindgen and wasm-opt, with function names.
pub fn parts() -> [PathBuf; 2] {
    let folder = folder(Path::new(project::DIST));
    [FIRST_PART, SECOND_PART].map(|name| folder.join(name))
}

/// The folder for the parts of the page in `dist`. A page that is served at the same time has another folder.
fn folder(dist: &Path) -> PathBuf {
    let dist = dist.file_name().unwrap_or_default();
    project::target().join("split").join(dist)
}

/// The name of the page file that Trunk has staged with this end.
fn staged(staging: &Path, end: &str) -> Result<String, String> {
    let names = fs::read_dir(staging).map_err(|error| format!("Cannot list {}: {error}.", staging.display()))?;
    names
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("page-") && name.ends_with(end))
        .ok_or_else(|| format!("Trunk staged no page-…{end}."))
}

/// Adds the code that fetches the second part to wasm-bindgen's glue. The digest is checked for every address. As with the first part,
/// any content type is accepted.
fn link(glue: &str, split: &str, second: &str) -> Result<String, String> {
    const CHANGED: &str = "The output of wasm-split or wasm-bindgen is not as xtask/src/split.rs expects. Check whether a version has changed.";
    let between = |before, after| Some(split.split_once(before)?.1.split_once(after)?.0);
    // What both parts share: the memory and the function table.
    let shared = between("const { ", " } = initSync(").ok_or(CHANGED)?;
    // In a debug build, a number that identifies the parts of the same build.
    let canary = between("sharedImports = { __wasm_split: { ", "} };").ok_or(CHANGED)?;
    let (import, glue) = glue.split_once('\n').ok_or(CHANGED)?;
    let name = import
        .strip_prefix("import * as ")
        .and_then(|import| import.strip_suffix(&format!(" from \"{LINK}\"")))
        .ok_or(CHANGED)?;
    let own = format!(
        "const {name} = {{
    async __wasm_split_load_{NAME}(callback, data) {{
        const isHere = await loadSecond().then(() => true, () => false);
        if (!hasStopped) guardedCall(raw.__indirect_function_table.get(callback), true)(data, isHere);
    }},
}};
async function loadSecond() {{
    compiledSecond ??= await compileSecond();
    const {{ {shared} }} = raw;
    await WebAssembly.instantiate(compiledSecond, {{ __wasm_split: {{ {canary}{shared} }} }});
}}
"
    );
    // Compiled once: the next instance links it again without a fetch.
    let of_all = format!(
        "let compiledSecond;
async function compileSecond() {{
    const response = await fetchSecond();
    if (!response.ok) throw new Error(`${{response.url}}: status ${{response.status}}`);
    return WebAssembly.compile(await response.arrayBuffer());
}}
let second = new URL(\"./{second}\", import.meta.url);
function fetchSecond() {{
    if (typeof second === \"function\") return second();
    return fetch(second, {{ credentials: \"same-origin\", integrity: \"\" }});
}}
export function setSecondLoad(source) {{
    second = source;
}}
export function onStopped(tell) {{
    tellStopped = tell;
}}
"
    );
    // The page starts asynchronously, and does not show the text of a panic.
    let glue = with_body(glue, INIT_SYNC, None)?;
    let glue = with_body(&glue, "debugString(val)", Some("return \"\";"))?;
    guard(&glue, &own, &of_all, "args")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_fetches_the_second_part_itself() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\nlet cachedUint8ArrayMemory0 = null;\n\
            function initSync(module) {\nconst imports = __wbg_get_imports();\n}\n\
            function debugString(val) {\n}\nconst imports = __wbg_get_imports();\nwasm = instance.exports;\nwasmModule = module;\nexport { initSync, __wbg_init as default };\n";
        let split = "sharedImports = { __wasm_split: { canary: 1,} };\n\
            const { memory, shared0,  } = initSync(undefined, undefined);";
        let linked = link(glue, split, "page-1_second.wasm").unwrap_or_default();
        assert!(!linked.contains("from \"./__wasm_split.js\""), "{linked}");
        assert!(
            linked.contains("__wasm_split: { canary: 1,memory, shared0,  }"),
            "{linked}"
        );
        let (_, without_import) = glue.split_once('\n').unwrap_or_default();
        assert!(link(without_import, split, "page-1_second.wasm").is_err());
        assert!(link(glue, "", "page-1_second.wasm").is_err());
    }
}
