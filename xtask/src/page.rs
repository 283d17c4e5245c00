//! The page: Trunk's release build, and the final steps.

use crate::languages::Languages;
use crate::process::{command, find, run, say};
use crate::project;
use crate::split::split;
use crate::tools::{self, Workshop};
use std::env;
use std::path::Path;

/// What the page may load and where it may send. The host of the module has its own policy.
///
/// Scripts and styles come only from files of the page. WebAssembly may be compiled. Requests go to the page's own files and to the
/// Graph API. No form is submitted. No string becomes script or markup (Trusted Types, none allowed).
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self' https://graph.facebook.com; img-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The variable that passes the path to save to on to the hook.
const SAVE_URL: &str = "TOKEN_DOCTOR_SAVE_URL";

/// The variable that passes the address of the site on to the hook.
const SITE_URL: &str = "TOKEN_DOCTOR_SITE_URL";

/// What the host of a page decides at build.
#[derive(Default)]
pub struct Hosting<'a> {
    /// The path that the page saves to.
    pub save_url: Option<&'a str>,
    /// The address of the site, which search engines need.
    pub site_url: Option<&'a str>,
}

/// Builds the page into `dist/`, which Trunk empties first.
///
/// The policy allows this already: the page fetches its own WebAssembly, which needs `connect-src 'self'`, and a policy cannot
/// distinguish requests to the same site. boot.js checks that the path is on that site.
pub fn build(workshop: &Workshop, hosting: &Hosting) -> Result<(), String> {
    say("building the page");
    let mut trunk = workshop.command("trunk", &["build", "--release", "--log", "warn"]);
    trunk.env_remove(SAVE_URL).env_remove(SITE_URL);
    if let Some(path) = hosting.save_url {
        trunk.env(SAVE_URL, path_of_this_site(path)?);
    }
    if let Some(address) = site_url(hosting)? {
        trunk.env(SITE_URL, address);
    }
    run(&mut trunk, "Trunk could not build the page. Its reason is above.")
}

/// The address of the site, with a `/` at the end.
pub fn site_url(hosting: &Hosting) -> Result<Option<String>, String> {
    hosting.site_url.map(address_of_site).transpose()
}

/// A path that can only be on the page's own site, and needs no escaping in an attribute.
fn path_of_this_site(path: &str) -> Result<&str, String> {
    let is_plain = path
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%?=&".contains(&byte));
    if is_plain && path.starts_with('/') && !path.starts_with("//") {
        Ok(path)
    } else {
        Err(format!(
            "`{path}` is not a path of the page's own site. --save-url needs one `/` at the start and plain characters, such as `/admin/api/whatsapp`."
        ))
    }
}

/// An address of a site, with a `/` at the end, that needs no escaping in an attribute.
fn address_of_site(address: &str) -> Result<String, String> {
    let is_plain = address
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/:-._~%".contains(&byte));
    if is_plain
        && address
            .strip_prefix("https://")
            .is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
    {
        Ok(format!("{}/", address.trim_end_matches('/')))
    } else {
        Err(format!(
            "`{address}` is not the address of a site. --site-url needs https:// and plain characters, such as `https://example.com/token-doctor/`."
        ))
    }
}

/// Puts the app's text into the page that Trunk has staged, and the policy into a release. Trunk calls this as a hook.
///
/// A debug build gets no policy, because the policy forbids the inline script with which `trunk serve` reloads the page.
pub fn finish() -> Result<(), String> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("Only Trunk calls this task. To build the page, run `cargo xtask build`.")?;
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
        // Directly after the character set: the policy applies only to what comes after it.
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
    html = fix_preload(&html)?;
    html = check_glue_digest(&html)?;
    let languages = Languages::of(staging, env::var(SITE_URL).ok())?;
    languages.write(&html, staging)?;
    if is_release {
        shrink(staging)?;
    }
    languages.place(staging)
}

/// Makes a staged page smaller, then names its files by their content and fills in their digests. Without Node.js the page works, but
/// does not check the digests of its WebAssembly, the glue and the words.
pub fn shrink(staging: &Path) -> Result<(), String> {
    minify(staging)?;
    if find("node").is_none() {
        say("files keep the names from Trunk: install Node.js to name them by their content");
        return Ok(());
    }
    run(
        &mut command("node", [Path::new("xtask/hash_assets.mjs"), staging]),
        "The digests of the page's files could not be filled in. The reason is above.",
    )
}

/// Makes scripts and styles smaller, if npm could install esbuild.
pub fn minify(folder: &Path) -> Result<(), String> {
    let npm = tools::npm_folder()?;
    if !npm.join("node_modules/esbuild").exists() {
        say("scripts and styles stay larger than necessary: install npm, which installs esbuild");
        return Ok(());
    }
    let script = Path::new("xtask/minify.mjs");
    run(
        &mut command("node", [script, folder, &npm]),
        "esbuild could not make the scripts and styles smaller. Its reason is above.",
    )
}

/// Keeps the WebAssembly's digest for boot.js, but not as the preload link's `integrity`: browsers do not check it there, and Chromium
/// warns in the console at every load. Also gives the WebAssembly, which is most of the bytes, a lower priority than the files that
/// the text needs.
fn fix_preload(html: &str) -> Result<String, String> {
    const LINK: &str = "<link rel=\"preload\"";
    html.split_once(LINK)
        .map(|(before, rest)| {
            let rest = without_digest(rest).replacen(" integrity=", " data-integrity=", 1);
            format!("{before}{LINK} fetchpriority=\"low\"{rest}")
        })
        .ok_or_else(|| "Trunk wrote no preload link for the WebAssembly. Use Trunk 0.21.".to_owned())
}

/// Turns the glue into a script of the page. It does nothing until boot.js imports it, and boot.js learns whether the digest matches.
/// With a `modulepreload` link whose digest does not match, Chromium still imports the changed file.
fn check_glue_digest(html: &str) -> Result<String, String> {
    const LINK: &str = "<link rel=\"modulepreload\" href=";
    html.split_once(LINK)
        .and_then(|(before, rest)| {
            let (attributes, after) = rest.split_once('>')?;
            let attributes = without_digest(attributes.trim_end_matches('/'));
            Some(format!(
                "{before}<script id=\"glue-script\" type=\"module\" src={attributes}></script>{after}"
            ))
        })
        .ok_or_else(|| "Trunk wrote no modulepreload link for the glue. Use Trunk 0.21.".to_owned())
}

/// Empties the first digest in `html`, because its file was split later. Browsers ignore an empty digest.
fn without_digest(html: &str) -> String {
    const DIGEST: &str = " integrity=\"";
    let emptied = html.split_once(DIGEST).and_then(|(before, rest)| {
        let (_, after) = rest.split_once('"')?;
        Some(format!("{before}{DIGEST}\"{after}"))
    });
    emptied.unwrap_or_else(|| html.to_owned())
}

/// Inserts `text` after the first tag that begins with `start`.
pub fn insert_after_tag(html: &str, start: &str, text: &str) -> Result<String, String> {
    html.split_once(start)
        .and_then(|(before, rest)| {
            let (attributes, after) = rest.split_once('>')?;
            Some(format!("{before}{start}{attributes}>{text}{after}"))
        })
        .ok_or_else(|| {
            format!("index.html does not contain `{start}`, which the build needs. Restore it from the repository.")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_is_a_script_with_a_place_for_its_digest() {
        let html = r#"<head><link rel="modulepreload" href="./page.js" integrity="sha384-x"><title>"#;
        let expected = r#"<head><script id="glue-script" type="module" src="./page.js" integrity=""></script><title>"#;
        assert_eq!(check_glue_digest(html).as_deref(), Ok(expected));
        assert!(check_glue_digest("<head>").is_err());
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
