//! Has the linker keep, in the page's WebAssembly, what `cargo xtask` needs to split it in two (`src/ui/second_load.rs`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|families| families.contains("wasm"));
    if is_wasm {
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
}
