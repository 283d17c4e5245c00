//! `cargo xtask serve`: serves the page as it is shipped, on this machine.

use crate::process::{self, Progress};
use crate::{project, tools};
use std::net::TcpListener;

/// The port to try first, the same as Trunk's.
const PORT: u16 = 8080;

/// Builds the page and serves it until it is stopped.
pub fn run(port: Option<&str>) -> Result<(), String> {
    let mut progress = Progress::of(2);
    progress.step("preparing the tools", "a second, the first time 6 minutes");
    let workshop = tools::workshop()?;
    let port = match port {
        Some(port) => port
            .parse()
            .map_err(|_| format!("`{port}` is not a port. Set --port to a number up to 65535."))?,
        None => free_port()?,
    };
    // Not in dist/: Trunk empties its folder at every build, and dist/ may contain a release.
    let folder = project::target().join("serve");
    project::make_folder(&folder)?;
    progress.step(
        &format!(
            "building the page; it will be at http://127.0.0.1:{port}/ (reload it after a change; press Ctrl-C to stop)"
        ),
        "a minute, the first time 2",
    );
    // The page's policy forbids Trunk's reload script. Uses polling, because editors replace a file when they save, and a watch on
    // a single file then stops.
    let options = ["--release", "--no-autoreload", "--poll", "--poll-interval", "1s"];
    let address = ["--address", "127.0.0.1", "--port", &port.to_string()];
    let mut serve = workshop.command("trunk", &["serve"]);
    serve.args(options).args(address).arg("--dist").arg(&folder);
    Err(process::become_program(&mut serve))
}

/// The usual port, or a free port from the system if the usual one is in use.
fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", PORT))
        .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("Cannot open a port on this machine: {error}."))
}
