//! `cargo xtask serve`: the page as it is shipped, on this machine.

use crate::process::{self, say};
use crate::{project, tools};
use std::net::TcpListener;

/// The port that is tried first, as Trunk's own.
const PORT: u16 = 8080;

/// Builds the page and serves it until it is stopped.
pub fn run(port: Option<&str>) -> Result<(), String> {
    let workshop = tools::workshop()?;
    let port = match port {
        Some(port) => port
            .parse()
            .map_err(|_| format!("`{port}` is not a port; give a number up to 65535."))?,
        None => free_port()?,
    };
    // Not in dist/: Trunk empties its folder at every build, and a release may be there.
    let folder = project::target().join("serve");
    project::make_folder(&folder)?;
    say(&format!(
        "building the page; then it is at http://127.0.0.1:{port}/ (reload it after a change; Ctrl-C ends this)"
    ));
    let port = port.to_string();
    // The page's policy forbids Trunk's reload script.
    let arguments = [
        "serve",
        "--release",
        "--no-autoreload",
        "--address",
        "127.0.0.1",
        "--port",
        &port,
        "--dist",
    ];
    process::run(
        workshop.command("trunk", &arguments).arg(&folder),
        "Trunk could not serve the page; its reason is above.",
    )
}

/// The usual port, or where something else has it, one that the system gives.
fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", PORT))
        .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("No port of this machine can be listened on: {error}."))
}
