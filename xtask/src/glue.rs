//! Wraps the JavaScript from wasm-bindgen in `src/instance.js`.

const INSTANCE: &str = include_str!("../../src/instance.js");

/// The error if wasm-bindgen's output is not as this file expects.
pub const CHANGED: &str =
    "The output of wasm-bindgen is not as xtask/src/glue.rs expects. Check whether its version has changed.";

/// Starts the WebAssembly synchronously from bytes. The module has this function, for Node.js.
pub const INIT_SYNC: &str = "initSync(module)";

const INIT_SYNC_EXPORT: &str = "
export function initSync(options = compiled && { module: compiled }) {
  return toStart().call(\"initSync\", [options]);
}
";

/// Wraps wasm-bindgen's JavaScript as `src/instance.js` describes. `own` is added for each instance, `shared` once for all
/// instances.
pub fn guard(glue: &str, own: &str, shared: &str, arguments: &str) -> Result<String, String> {
    const EXPORT: &str = "export function ";
    let (glue, _) = glue
        .rsplit_once("export { initSync, __wbg_init as default };")
        .ok_or(CHANGED)?;
    let has_init_sync = glue.contains(INIT_SYNC);
    let names: Vec<&str> = glue
        .lines()
        .filter_map(|line| Some(line.strip_prefix(EXPORT)?.split_once('(')?.0))
        .collect();
    let functions = names.iter().chain(has_init_sync.then_some(&"initSync"));
    let functions: String = functions.flat_map(|name| [", ", name]).collect();
    let export = |name: &&str| {
        let arguments = arguments.replace("NAME", name);
        format!("export const {name} = (...args) => current.call(\"{name}\", {arguments});\n")
    };
    let exports = names.iter().map(export).collect::<Vec<_>>().concat();
    let init_sync = if has_init_sync { INIT_SYNC_EXPORT } else { "" };
    let views: String = glue
        .lines()
        .filter_map(|line| line.strip_prefix("let cached")?.strip_suffix("Memory0 = null;"))
        .flat_map(|kind| [" = cached", kind, "Memory0"])
        .collect();
    if views.is_empty() {
        // A remaining view would keep the memory of a stopped instance.
        return Err(CHANGED.to_owned());
    }
    let mut glue = glue.replace(EXPORT, "function ");
    for (count, from, to) in [
        (1, "wasm = instance.exports;", "wasm = guarded(instance.exports);"),
        (1, "wasmModule = module;", "compiled = module;"),
        (
            1 + usize::from(has_init_sync),
            "const imports = __wbg_get_imports();",
            "const imports = guardedImports(__wbg_get_imports());",
        ),
    ] {
        if glue.matches(from).count() != count {
            return Err(CHANGED.to_owned());
        }
        glue = glue.replace(from, to);
    }
    let instance = INSTANCE
        .replace("  // GLUE\n", &format!("{glue}{own}"))
        .replace(" /* FUNCTIONS */", &functions)
        .replace(" /* VIEWS */", &views);
    Ok(format!("{instance}{init_sync}{exports}{shared}"))
}

/// Replaces the body of the glue function that begins with `function` and `head`. Without a body, removes the function.
pub fn with_body(glue: &str, head: &str, body: Option<&str>) -> Result<String, String> {
    let start = format!("\nfunction {head} {{");
    let (before, rest) = glue.split_once(&start).ok_or(CHANGED)?;
    let (_, after) = rest.split_once("\n}\n").ok_or(CHANGED)?;
    let function = body.map_or_else(String::new, |body| format!("{start} {body} }}"));
    Ok(format!("{before}{function}\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "let wasm;\nfunction debugString(val) {\n    return `${val}`;\n}\n\
        export function inspectToken(pasted) {}\nlet cachedUint8ArrayMemory0 = null;\n\
        function initSync(module) {\nconst imports = __wbg_get_imports();\n}\n\
        const imports = __wbg_get_imports();\nwasm = instance.exports;\nwasmModule = module;\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn each_instance_has_its_own_glue_and_the_exports_call_that_of_the_current_one() {
        let guarded = guard(GLUE, "const own = 1;\n", "let shared;\n", "args").unwrap_or_default();
        for expected in [
            "\nfunction inspectToken(pasted) {}\n",
            "\nwasm = guarded(instance.exports);\ncompiled = module;\nconst own = 1;\n",
            "__wbg_init_promise = cachedUint8ArrayMemory0 = undefined;",
            "{ __wbg_init, inspectToken, initSync }",
            "\nexport function initSync(",
            "\nexport const inspectToken = (...args) => current.call(\"inspectToken\", args);\nlet shared;\n",
        ] {
            assert!(guarded.contains(expected), "{expected} is missing in {guarded}");
        }
        for changed in ["wasmModule", "wasm = instance", "__wbg_init as", "Memory0 = null"] {
            assert!(
                guard(&GLUE.replace(changed, "other"), "", "", "args").is_err(),
                "{changed}"
            );
        }
    }

    #[test]
    fn a_function_gets_another_body_or_is_removed() {
        let quiet = with_body(GLUE, "debugString(val)", Some("return \"\";")).unwrap_or_default();
        assert!(
            quiet.starts_with("let wasm;\nfunction debugString(val) { return \"\"; }\nexport function"),
            "{quiet}"
        );
        let gone = with_body(GLUE, INIT_SYNC, None).unwrap_or_default();
        assert!(gone.contains("Memory0 = null;\nconst imports"), "{gone}");
        assert!(
            !guard(&gone, "", "", "args")
                .unwrap_or_default()
                .contains("function initSync")
        );
        assert!(with_body(&gone, INIT_SYNC, None).is_err());
    }
}
