//! `cargo xtask test`: all tests of all three languages, and of what their packages hold. Installs what they need: a virtual environment in `.venv`, the npm packages, and
//! Chromium if it is missing and this runs as root.

use crate::{package, wasm};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

pub(crate) fn main() -> Result<(), String> {
    rust()?;
    python()?;
    javascript()?;
    println!("\nAll tests of all three languages passed.");
    Ok(())
}

fn rust() -> Result<(), String> {
    step("Rust");
    run(Command::new("cargo").args(["test", "--quiet", "--workspace"]))?;
    package::source()
}

fn python() -> Result<(), String> {
    step("Python");
    let bin = environment(&["./py[test]"])?;
    let wheel = package::wheel(&bin)?;
    // The version does not change with every change: install what is here now.
    let install = ["install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps"];
    run(Command::new(bin.join("pip")).args(install).arg(wheel))?;
    let mut pytest = Command::new(bin.join("python"));
    pytest.args(["-m", "pytest", "-q", "-rs", "py"]);
    if find(&["java"]).is_none() {
        println!("There is no Java: the tests with Spark are left out.");
        pytest.args(["-m", "not spark"]);
    }
    run(&mut pytest)
}

fn javascript() -> Result<(), String> {
    step("JavaScript");
    run(Command::new("npm").args(["--prefix", "wasm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    wasm::main()?;
    package::npm()?;
    let chromium = chromium()?;
    run(Command::new("npm").args(["--prefix", "wasm", "test"]).env("CHROMIUM", chromium))
}

/// The programs of the virtual environment in `.venv`, made if need be, with `packages` in it.
pub(crate) fn environment(packages: &[&str]) -> Result<PathBuf, String> {
    let folder = Path::new(ROOT).join(".venv");
    let bin = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if !bin.join("pip").exists() && !bin.join("pip.exe").exists() {
        let python = if cfg!(windows) { "python" } else { "python3" };
        run(Command::new(python).args(["-m", "venv"]).arg(&folder))?;
    }
    run(Command::new(bin.join("pip")).args(["install", "--quiet", "--disable-pip-version-check"]).args(packages))?;
    Ok(bin)
}

/// A Chromium: the one named in the environment, or an installed one; installed by `apt-get` if there is none.
fn chromium() -> Result<PathBuf, String> {
    if let Some(path) = env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    if let Some(path) = find(BROWSERS) {
        return Ok(path);
    }
    install("chromium", BROWSERS).map_err(|e| format!("{e}\nThe tests need Chromium. Install it, or set CHROMIUM to where it is."))?;
    find(BROWSERS).ok_or_else(|| "no Chromium after installing it; set CHROMIUM to where it is".to_owned())
}

/// Installs a package by `apt-get` if none of these programs is there.
pub(crate) fn install(package: &str, programs: &[&str]) -> Result<(), String> {
    if find(programs).is_some() {
        return Ok(());
    }
    step(&format!("installing {package}"));
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    run(Command::new("apt-get").args(["install", "-y", "-qq", "--no-install-recommends", package]).env("DEBIAN_FRONTEND", "noninteractive"))
}

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The first of these programs that can be called.
fn find(names: &[&str]) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).find_map(|folder| names.iter().map(|n| folder.join(n)).find(|p| p.is_file()))
}

fn step(name: &str) {
    println!("\n-- {name}");
}

/// Runs a command in the root of the project.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    command.current_dir(ROOT);
    let status = command.status().map_err(|e| format!("{}: {e}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}
