//! `cargo xtask bench`: speed per layer beside spaCy, growth with length and threads, pages beside their readers, and what the other languages
//! measured; writes `docs/performance.md`. By name also growth over hostile texts, for `docs/reliability.md`, and instructions. So no number in these
//! pages is typed by hand.

mod growth;
mod instructions;
mod pages;
mod spacy;
mod wrappers;

use crate::report::{PERFORMANCE, RELIABILITY};
use crate::test::run;
use serde_json::Value;
use std::{fmt::Write as _, fs, process::Command};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// What can be measured by itself.
const PARTS: [&str; 6] = ["speed", "growth", "pages", "wrappers", "hostile", "instructions"];

pub(crate) fn main(args: &[String]) -> Result<(), String> {
    let named = |name: &str| args.iter().any(|a| a == name);
    if let Some(unknown) = args.iter().find(|a| !PARTS.contains(&a.as_str()) && *a != "--guard") {
        return Err(format!("nothing to measure is called {unknown}; there are {}", PARTS.join(", ")));
    }
    // All that docs/performance.md holds.
    let wanted = |name: &str| args.is_empty() || named(name);
    if wanted("speed") {
        speed()?;
    }
    if wanted("growth") {
        growth::main()?;
    }
    if wanted("pages") {
        pages::main()?;
    }
    if wanted("wrappers") {
        wrappers::main()?;
    }
    if named("hostile") {
        hostile()?;
    }
    if named("instructions") {
        instructions::main(named("--guard"))?;
    }
    Ok(())
}

/// The number that a program prints, run in the root of the project.
fn number_of(command: &mut Command) -> Result<f64, String> {
    let output = command.current_dir(ROOT).output().map_err(|e| format!("{}: {e}", command.get_program().display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| format!("{command:?}: {text}{}", String::from_utf8_lossy(&output.stderr)))
}

/// The lines of JSON that a benchmark of the core prints.
fn bench(name: &str) -> Result<Vec<Value>, String> {
    let output = Command::new("cargo")
        .args(["bench", "--quiet", "--package", "depesche", "--features", "train", "--bench", name, "--", "--json"])
        .current_dir(ROOT)
        .output()
        .map_err(|e| format!("cargo bench: {e}"))?;
    if !output.status.success() {
        return Err(format!("cargo bench {name}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).map_err(|e| format!("{line}: {e}")))
        .collect()
}

fn speed() -> Result<(), String> {
    // Built first, so that nothing is compiled beside what is measured.
    run(Command::new("cargo").args(["bench", "--quiet", "--package", "depesche", "--features", "train", "--no-run"]))?;
    let (blank, textacy) = (spacy::blank_tokenizer()?, spacy::with_textacy()?);
    let lines = bench("pipeline")?;
    let ours = lines.first().ok_or("the benchmark printed nothing")?;
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let whole = number(&ours["whole"]);
    let mut page = format!(
        "\n## Layers\n\n`cargo xtask bench speed`: the {} articles of `data/de/articles` ({} bytes) with `read_many`, on one core of\n\
         {}. Of several rounds the fastest counts. Those of `examples/articles` hold nearly twice as many quotations.\n\n\
         | what | MB/s | of spaCy's blank tokenizer |\n|---|---:|---:|\n",
        ours["articles"],
        ours["bytes"],
        processor()
    );
    let mut row = |name: &str, speed: f64| writeln!(page, "| {name} | {speed:.2} | {:.1}x |", speed / blank).map_err(|e| e.to_string());
    row("**Depesche, everything**", whole)?;
    row("the same with `read`, one after the other", number(&ours["single"]))?;
    row("with `read_many` over `examples/articles`", number(&ours["dense"]))?;
    if let Some(layers) = ours["layers"].as_object() {
        for (name, speed) in layers {
            row(&format!("layer: {name}"), number(speed))?;
        }
    }
    row("spaCy, blank German tokenizer (no names, no quotations)", blank)?;
    let _ = write!(
        page,
        "\nThat is {:.0} articles per second, {:.0} times as many as spaCy's `en_core_web_sm` with textacy's direct quotations reads of English\n\
         texts of the same lengths in the same run ({textacy:.1}). Making an extractor and reading the first sentence takes {:.2} ms: the tables are\n\
         part of the program and read in place.\n",
        number(&ours["articles_per_second"]),
        number(&ours["articles_per_second"]) / textacy,
        number(&ours["construction_ms"])
    );
    print!("{page}");
    PERFORMANCE.section("layers", &page)
}

/// What the machine calls its processor.
fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|l| l.strip_prefix("model name")).map(|l| l.trim_start_matches(['\t', ' ', ':']).to_owned());
    name.unwrap_or_else(|| "an unnamed processor".to_owned())
}

fn hostile() -> Result<(), String> {
    let mut page = "\n## Growth with length\n\n\
        `cargo xtask bench hostile`: each text repeats one piece up to 20 MB. The exponent is fitted over doubling sizes: 1 is linear. The\n\
        last columns compare the time per byte with that of news, and the most memory in use with the length, both at the longest text.\n\n\
        | text | exponent | ns per byte | of news | memory per byte |\n|---|---:|---:|---:|---:|\n"
        .to_owned();
    for line in bench("hostile")? {
        let number = |key: &str| line[key].as_f64().unwrap_or(f64::NAN);
        let name = line["name"].as_str().unwrap_or_default();
        let _ = writeln!(
            page,
            "| {name} | {:.2} | {:.0} | {:.2}x | {:.0} |",
            number("exponent"),
            number("ns_per_byte"),
            number("ratio"),
            number("memory")
        );
    }
    print!("{page}");
    RELIABILITY.section("growth", &page)
}
