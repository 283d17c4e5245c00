//! Makes the linker keep the data that `cargo xtask` needs to split the page's WebAssembly (`src/ui/second_load.rs`). Limits the memory of
//! the page and of the module.

/// The memory limit of an instance, in bytes: several times what the largest texts need, and a quarter of what WebAssembly allows.
const MEMORY_LIMIT_BYTES: u64 = 1 << 30;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|families| families.contains("wasm"));
    if is_wasm {
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
        println!("cargo::rustc-link-arg=--max-memory={MEMORY_LIMIT_BYTES}");
    }
}
