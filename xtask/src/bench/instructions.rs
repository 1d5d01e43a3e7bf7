//! `cargo xtask bench instructions [--guard]`: how many instructions reading the example articles takes, counted by valgrind. The count does
//! not depend on what else the machine does, so that a test can hold on to it.

use super::ROOT;
use crate::test::{install, run};
use std::{fs, path::Path, process::Command};

/// The count that was last accepted.
const RECORD: &str = "core/benches/instructions.txt";
/// So much more is taken for a change of the code, not of the compiler.
const TOLERANCE: f64 = 0.05;

pub(super) fn main(guard: bool) -> Result<(), String> {
    install("valgrind", &["valgrind"])?;
    let cargo = ["bench", "--quiet", "--package", "depesche", "--features", "train", "--bench", "pipeline"];
    run(Command::new("cargo").args(cargo).arg("--no-run"))?;
    // What is done once is in both.
    let count = counted(&cargo, 2)? - counted(&cargo, 1)?;
    let path = Path::new(ROOT).join(RECORD);
    if !guard {
        println!("{count} instructions for all articles");
        return fs::write(&path, format!("{count}\n")).map_err(|e| format!("{RECORD}: {e}"));
    }
    let record = fs::read_to_string(&path).map_err(|e| format!("{RECORD}: {e}"))?;
    let record: f64 = record.trim().parse().map_err(|e| format!("{RECORD}: {e}"))?;
    let change = count as f64 / record - 1.0;
    println!("{count} instructions for all articles, {:+.1} % of the {record} recorded", 100.0 * change);
    if change > TOLERANCE {
        return Err(format!(
            "reading takes {:.1} % more instructions; if that is meant, `cargo xtask bench instructions` records it",
            100.0 * change
        ));
    }
    Ok(())
}

/// The instructions of a program that reads all articles so many times.
fn counted(cargo: &[&str], rounds: usize) -> Result<i64, String> {
    let output = Command::new("cargo")
        .args(cargo)
        .args(["--", "--rounds", &rounds.to_string()])
        .env("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER", "valgrind --tool=callgrind --callgrind-out-file=/dev/null")
        .current_dir(ROOT)
        .output()
        .map_err(|e| format!("cargo bench: {e}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let collected = text.lines().find_map(|line| line.split_once("Collected : ")).and_then(|(_, n)| n.trim().parse().ok());
    collected.ok_or_else(|| format!("valgrind counted nothing: {text}"))
}
