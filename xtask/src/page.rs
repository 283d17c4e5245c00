//! The page: Trunk's release build, and the last hand put to it.

use crate::process::{command, find, run, say};
use crate::project;
use crate::split::split;
use crate::tools::{self, Workshop};
use std::env;
use std::path::Path;

/// What the page may load and where it may send. The module's host has a policy of its own; this one is the page's.
///
/// Scripts and styles only from files beside the page; WebAssembly may be compiled; requests go to the page's own files and
/// to the Graph API; no form is sent anywhere; no string becomes script or markup (Trusted Types, none allowed).
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self' https://graph.facebook.com; img-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// By this variable the path to save to reaches the hook.
const SAVE_URL: &str = "TOKEN_DOCTOR_SAVE_URL";

/// Builds the page into `dist/`, which Trunk empties first. `save_url`: the path that the page is to save to.
///
/// The policy needs no opening for that: the page fetches its own WebAssembly, which takes `connect-src 'self'`, and no
/// policy tells such a request from another one to the same site. boot.js sees to it that the path is on that site.
pub fn build(workshop: &Workshop, save_url: Option<&str>) -> Result<(), String> {
    say("building the page");
    let mut trunk = workshop.command("trunk", &["build", "--release", "--log", "warn"]);
    trunk.env_remove(SAVE_URL);
    if let Some(path) = save_url {
        trunk.env(SAVE_URL, path_of_this_site(path)?);
    }
    run(&mut trunk, "Trunk could not build the page; its reason is above.")
}

/// A path that can only be on the page's own site, and stands in an attribute as it is.
fn path_of_this_site(path: &str) -> Result<&str, String> {
    let is_plain = path
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%?=&".contains(&byte));
    if is_plain && path.starts_with('/') && !path.starts_with("//") {
        Ok(path)
    } else {
        Err(format!(
            "`{path}` is no path of the page's own site: it has to begin with one `/` and be plain, such as `/admin/api/whatsapp`."
        ))
    }
}

/// Puts the app's text into the page that Trunk has staged, and the policy into a release. Trunk calls this as a hook.
///
/// A debug build gets no policy: it forbids the inline script by which `trunk serve` reloads the page.
pub fn finish() -> Result<(), String> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").ok_or("Trunk calls this task; to build the page: `cargo xtask build`.")?;
    let staging = Path::new(&staging);
    let profile = env::var("TRUNK_PROFILE").unwrap_or_else(|_| "debug".to_owned());
    let is_release = profile == "release";
    say("splitting the WebAssembly in two");
    split(&tools::finishing_workshop()?, staging, &profile)?;

    say("putting the text into the page");
    let file = staging.join("index.html");
    let mut html = project::read(&file)?;
    if is_release {
        let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        // First of all but the character set: it holds only for what comes after it.
        html = insert_after_tag(&html, "<meta charset", &policy)?;
    }
    if let Ok(path) = env::var(SAVE_URL) {
        let path = path_of_this_site(&path)?.replace('&', "&amp;");
        html = insert_after_tag(
            &html,
            "<meta charset",
            &format!("<meta name=\"save-url\" content=\"{path}\">"),
        )?;
    }
    html = mend_preload(&html)?;
    html = hold_glue_to_its_digest(&html)?;
    html = insert_after_tag(&html, "<div id=\"app\"", &prerender()?)?;
    project::write(&file, &html)?;
    if is_release { shrink(staging) } else { Ok(()) }
}

/// Makes a staged page smaller, then names its files by what is in them and fills in their digests. Without Node.js the page
/// works, and holds neither its WebAssembly nor the glue to a digest.
pub fn shrink(staging: &Path) -> Result<(), String> {
    minify(staging)?;
    if find("node").is_none() {
        say("files keep the names that Trunk gave them: it takes Node.js to name them by their content");
        return Ok(());
    }
    run(
        &mut command("node", [Path::new("xtask/hash_assets.mjs"), staging]),
        "The digests of the page's files could not be filled in; the reason is above.",
    )
}

/// Makes scripts and styles smaller, where npm could install esbuild.
pub fn minify(folder: &Path) -> Result<(), String> {
    let npm = tools::npm_folder()?;
    if !npm.join("node_modules/esbuild").exists() {
        say("scripts and styles stay larger than they need be: it takes npm to install esbuild");
        return Ok(());
    }
    let script = Path::new("xtask/minify.mjs");
    run(
        &mut command("node", [script, folder, &npm]),
        "esbuild could not make the scripts and styles smaller; its reason is above.",
    )
}

/// The HTML of the app's components, made on this machine.
fn prerender() -> Result<String, String> {
    let arguments = ["run", "--quiet", "--package", "token-doctor", "--example", "prerender"];
    let mut prerender = command("cargo", arguments);
    // Not from `output`: what the compiler has to say is wanted here.
    let done = prerender.stderr(std::process::Stdio::inherit()).output();
    match done.map(|done| (done.status.success(), String::from_utf8(done.stdout))) {
        Ok((true, Ok(html))) if !html.trim().is_empty() => Ok(html.trim().to_owned()),
        _ => Err("The page's text could not be made: `cargo run --example prerender` shows why.".to_owned()),
    }
}

/// Keeps the WebAssembly's digest where boot.js finds it, but not as the preload link's `integrity`: browsers do not check it
/// there, and Chromium says so in the console at every load. And has the WebAssembly, which is most of the bytes, come after
/// what the text needs to be read.
fn mend_preload(html: &str) -> Result<String, String> {
    const LINK: &str = "<link rel=\"preload\"";
    html.split_once(LINK)
        .map(|(before, rest)| {
            let rest = without_digest(rest).replacen(" integrity=", " data-integrity=", 1);
            format!("{before}{LINK} fetchpriority=\"low\"{rest}")
        })
        .ok_or_else(|| "Trunk wrote no preload link for the WebAssembly; it has to be Trunk 0.21.".to_owned())
}

/// Makes the glue a script of the page, which does nothing until boot.js imports it: boot.js hears whether it has its digest.
/// Behind a `modulepreload` link whose digest does not fit, Chromium imports the file all the same, changed as it is.
fn hold_glue_to_its_digest(html: &str) -> Result<String, String> {
    const LINK: &str = "<link rel=\"modulepreload\" href=";
    html.split_once(LINK)
        .and_then(|(before, rest)| {
            let (attributes, after) = rest.split_once('>')?;
            let attributes = without_digest(attributes.trim_end_matches('/'));
            Some(format!(
                "{before}<script id=\"glue-script\" type=\"module\" src={attributes}></script>{after}"
            ))
        })
        .ok_or_else(|| "Trunk wrote no modulepreload link for the glue; it has to be Trunk 0.21.".to_owned())
}

/// Empties the first digest in `html`: it is that of a file which was split since. An empty one holds to nothing.
fn without_digest(html: &str) -> String {
    const DIGEST: &str = " integrity=\"";
    let emptied = html.split_once(DIGEST).and_then(|(before, rest)| {
        let (_, after) = rest.split_once('"')?;
        Some(format!("{before}{DIGEST}\"{after}"))
    });
    emptied.unwrap_or_else(|| html.to_owned())
}

/// Inserts `text` behind the first tag that begins with `start`.
fn insert_after_tag(html: &str, start: &str, text: &str) -> Result<String, String> {
    html.split_once(start)
        .and_then(|(before, rest)| {
            let (attributes, after) = rest.split_once('>')?;
            Some(format!("{before}{start}{attributes}>{text}{after}"))
        })
        .ok_or_else(|| format!("index.html has no `{start}` to put the page together with; restore it."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_is_a_script_with_a_place_for_its_digest() {
        let html = r#"<head><link rel="modulepreload" href="./page.js" integrity="sha384-x"><title>"#;
        let expected = r#"<head><script id="glue-script" type="module" src="./page.js" integrity=""></script><title>"#;
        assert_eq!(hold_glue_to_its_digest(html).as_deref(), Ok(expected));
        assert!(hold_glue_to_its_digest("<head>").is_err());
    }

    #[test]
    fn only_a_path_of_the_page_s_own_site_is_built_in() {
        for path in ["/", "/admin/api/whatsapp", "/save?kind=cloud&v=1"] {
            assert_eq!(path_of_this_site(path), Ok(path));
        }
        for path in [
            "",
            "//elsewhere",
            "/\\elsewhere",
            "/\t/elsewhere",
            "https://elsewhere/",
            "save",
            "/\"><script>",
        ] {
            assert!(path_of_this_site(path).is_err(), "{path}");
        }
    }
}
