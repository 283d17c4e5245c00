//! Writes `src/instance.js` around the JavaScript that wasm-bindgen has made.

const INSTANCE: &str = include_str!("../../src/instance.js");

/// What this file relies on.
const CHANGED: &str = "wasm-bindgen writes something else than xtask/src/glue.rs expects; compare their versions.";

/// Gives wasm-bindgen's JavaScript the life that `src/instance.js` describes. `own` is added to it for each instance, `shared`
/// once for all of them.
pub fn guard(glue: &str, own: &str, shared: &str) -> Result<String, String> {
    const EXPORT: &str = "export function ";
    let (glue, _) = glue
        .rsplit_once("export { initSync, __wbg_init as default };")
        .ok_or(CHANGED)?;
    let names: Vec<&str> = glue
        .lines()
        .filter_map(|line| Some(line.strip_prefix(EXPORT)?.split_once('(')?.0))
        .collect();
    let views: String = glue
        .lines()
        .filter_map(|line| line.strip_prefix("let cached")?.strip_suffix("Memory0 = null;"))
        .map(|kind| format!(" = cached{kind}Memory0"))
        .collect();
    let mut glue = without_debug_text(glue).replace(EXPORT, "function ");
    for (count, from, to) in [
        (1, "wasm = instance.exports;", "wasm = guarded(instance.exports);"),
        (1, "wasmModule = module;", "compiled = module;"),
        (
            2,
            "const imports = __wbg_get_imports();",
            "const imports = guardedImports(__wbg_get_imports());",
        ),
    ] {
        if glue.matches(from).count() != count {
            return Err(CHANGED.to_owned());
        }
        glue = glue.replace(from, to);
    }
    let functions: String = names.iter().map(|name| format!(", {name}")).collect();
    let exports: String = names
        .iter()
        .map(|name| format!("export const {name} = (...args) => current.call(\"{name}\", args);\n"))
        .collect();
    let instance = INSTANCE
        .replace("  // GLUE\n", &format!("{glue}{own}"))
        .replace(" /* FUNCTIONS */", &functions)
        .replace(" /* VIEWS */", &views);
    Ok(format!("{instance}{exports}{shared}"))
}

/// Takes out what describes a JavaScript value for the text of a panic: that text is not shown, and a tenth of the page's glue.
fn without_debug_text(glue: &str) -> String {
    const START: &str = "function debugString(val) {";
    let parts = glue
        .split_once(START)
        .and_then(|(before, rest)| Some((before, rest.split_once("\n}\n")?.1)));
    parts.map_or_else(
        || glue.to_owned(),
        |(before, after)| format!("{before}{START} return \"\"; }}\n{after}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_instance_has_its_own_glue_and_the_exports_call_that_of_the_current_one() {
        let glue = "function debugString(val) {\n    return `${val}`;\n}\nexport function inspectToken(pasted) {}\nlet cachedUint8ArrayMemory0 = null;\nconst imports = __wbg_get_imports();\n\
            const imports = __wbg_get_imports();\nwasm = instance.exports;\nwasmModule = module;\n\
            export { initSync, __wbg_init as default };\n";
        let guarded = guard(glue, "const own = 1;\n", "let shared;\n").unwrap_or_default();
        for expected in [
            "function debugString(val) { return \"\"; }\nfunction inspectToken(pasted) {}\n",
            "__wbg_init_promise = cachedUint8ArrayMemory0 = undefined;",
            "\nwasm = guarded(instance.exports);\ncompiled = module;\nconst own = 1;\n",
            "{ initSync, __wbg_init, inspectToken }",
            "\nexport const inspectToken = (...args) => current.call(\"inspectToken\", args);\nlet shared;\n",
        ] {
            assert!(guarded.contains(expected), "{expected} is missing in {guarded}");
        }
        for changed in ["wasmModule", "wasm = instance", "__wbg_init as"] {
            assert!(guard(&glue.replace(changed, "other"), "", "").is_err(), "{changed}");
        }
    }
}
