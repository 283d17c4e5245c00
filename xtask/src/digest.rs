//! The digest of a file, with which a script fetches it.

use crate::process::{command, find, output, say};
use std::path::Path;

/// The digest as the option `integrity` of `fetch`. Empty without Node.js: then the digest is not checked.
pub fn of(file: &Path) -> Result<String, String> {
    const SCRIPT: &str = "const hash = require('node:crypto').createHash('sha384');\
        console.log(`sha384-${hash.update(require('node:fs').readFileSync(process.argv[1])).digest('base64')}`)";
    if find("node").is_none() {
        say(&format!(
            "the digest of {} is not checked: install Node.js",
            file.display()
        ));
        return Ok(String::new());
    }
    output(command("node", ["-e", SCRIPT]).arg(file))
        .map(|digest| digest.trim().to_owned())
        .ok_or_else(|| format!("Node.js could not calculate the digest of {}.", file.display()))
}
