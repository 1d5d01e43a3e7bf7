//! `cargo xtask wasm`: compiles the crate in `wasm/`, writes the bindings and the optimised module to `wasm/pkg`, reports sizes.

#[cfg(not(feature = "wasm"))]
pub(crate) fn main() -> Result<(), String> {
    run(Command::new("cargo").args("run --quiet --package xtask --profile fast --features wasm -- wasm".split(' ')))
}

use std::process::Command;

/// Runs a command in the root of the project.
fn run(command: &mut Command) -> Result<(), String> {
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let status = command.status().map_err(|e| format!("{}: {e}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}

#[cfg(feature = "wasm")]
pub(crate) use build::main;

#[cfg(feature = "wasm")]
mod build {
    use super::run;
    use std::{path::Path, process::Command};
    use wasm_bindgen_cli_support::Bindgen;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

    /// What the compiler uses and every browser since March 2023 knows; the optimiser must not reach for more.
    const FEATURES: [&str; 7] = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
        "--enable-simd",
    ];

    pub(crate) fn main() -> Result<(), String> {
        let root = Path::new(ROOT);
        let package = root.join("wasm");
        run(Command::new("cargo")
            .args("build --quiet --package depesche-wasm --lib --target wasm32-unknown-unknown --profile wasm".split(' ')))?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
        Bindgen::new()
            .input_path(target.join("wasm32-unknown-unknown/wasm/depesche_wasm.wasm"))
            .out_name("depesche")
            .web(true)
            .and_then(|b| b.typescript(true).generate(package.join("pkg")))
            .map_err(|e| format!("wasm-bindgen: {e:#}"))?;
        if !package.join("node_modules/.bin/wasm-opt").exists() {
            run(Command::new("npm").args("--prefix wasm ci --no-audit --no-fund".split(' ')))?;
        }
        let module = package.join("pkg/depesche_bg.wasm");
        // Constants cut into thousands of pieces at their zeros would be smaller plain and larger gzipped.
        run(Command::new("wasm/node_modules/.bin/wasm-opt")
            .arg("-O3")
            .arg("--skip-pass=memory-packing")
            .args(FEATURES)
            .arg("-o")
            .args([&module, &module]))?;
        run(Command::new("node").arg("wasm/scripts/finish.mjs"))
    }
}
