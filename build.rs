//! Has the linker keep, in the page's WebAssembly, what `cargo xtask` needs to split it in two (`src/ui/second_load.rs`), and
//! bounds the memory of the page and of the module.

/// The most memory that an instance takes, in bytes: several times what the largest texts need, and a quarter of what
/// WebAssembly allows.
const MEMORY_LIMIT_BYTES: u64 = 1 << 30;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|families| families.contains("wasm"));
    if is_wasm {
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
        println!("cargo::rustc-link-arg=--max-memory={MEMORY_LIMIT_BYTES}");
    }
}
