//! `cargo xtask fuzz [--seconds N] [TARGET …]`: builds the targets of `fuzz/` with coverage counters, which any compiler has, and runs each for
//! some seconds, from the example articles as seeds. What is found and the inputs that lead on are kept in `fuzz/artifacts` and `fuzz/corpus`.

use crate::test::run;
use depesche::train::{
    crf::{self, Weight},
    hash, lists, map,
    quote_models::{ROLE_LABELS, SPAN_LABELS},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz");
const HOST: &str = "x86_64-unknown-linux-gnu";
/// What cargo-fuzz passes to the compiler, without a sanitizer: there is no unsafe code to look at.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=4 --cfg=fuzzing";

pub(crate) fn main(args: &[String]) -> Result<(), String> {
    let mut args = args.iter();
    let (mut seconds, mut wanted) = (10_u32, Vec::new());
    while let Some(arg) = args.next() {
        if arg == "--seconds" {
            let value = args.next().ok_or("--seconds needs a number")?;
            seconds = value.parse().map_err(|_| format!("--seconds {value}: no number"))?;
        } else {
            wanted.push(arg.as_str());
        }
    }
    let targets = targets()?;
    if let Some(unknown) = wanted.iter().find(|w| !targets.iter().any(|t| t == *w)) {
        return Err(format!("no target {unknown}; there are {}", targets.join(", ")));
    }
    let manifest = format!("{FOLDER}/Cargo.toml");
    let build = ["build", "--quiet", "--release", "--target", HOST, "--target-dir", "target/fuzz", "--manifest-path", manifest.as_str()];
    run(Command::new("cargo").args(build).env("RUSTFLAGS", FLAGS))?;
    let seeds = seeds()?;
    for target in targets.iter().filter(|t| wanted.is_empty() || wanted.contains(&t.as_str())) {
        let (corpus, artifacts) = (format!("{FOLDER}/corpus/{target}"), format!("{FOLDER}/artifacts/{target}/"));
        for folder in [&corpus, &artifacts] {
            fs::create_dir_all(folder).map_err(|e| format!("{folder}: {e}"))?;
        }
        println!("\n-- {target}");
        let output = Command::new(format!("target/fuzz/{HOST}/release/{target}"))
            .args([&corpus, &seeds.display().to_string()])
            .args([format!("-max_total_time={seconds}"), format!("-artifact_prefix={artifacts}")])
            .args(["-timeout=20", "-rss_limit_mb=3000", "-max_len=1500", "-print_final_stats=1", "-verbosity=0", "-close_fd_mask=1"])
            .current_dir(Path::new(FOLDER).join(".."))
            .output()
            .map_err(|e| format!("{target}: {e}"))?;
        let text = String::from_utf8_lossy(&output.stderr);
        for line in text.lines().filter(|l| l.contains("number_of_executed_units") || l.contains("peak_rss_mb")) {
            println!("{line}");
        }
        if !output.status.success() {
            let tail: Vec<&str> = text.lines().rev().take(40).collect();
            return Err(format!("{target}: {}\n{}", output.status, tail.into_iter().rev().collect::<Vec<_>>().join("\n")));
        }
    }
    Ok(())
}

/// The names of the targets.
fn targets() -> Result<Vec<String>, String> {
    let folder = Path::new(FOLDER).join("fuzz_targets");
    let files = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut out: Vec<String> = files.flatten().filter_map(|f| Some(f.path().file_stem()?.to_str()?.to_owned())).collect();
    out.sort();
    Ok(out)
}

/// A folder with the example articles, pages, tables and lists that fuzzing starts from.
fn seeds() -> Result<PathBuf, String> {
    let folder = Path::new(FOLDER).join("corpus/seeds");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).map_err(|e| format!("{name}: {e}"));
    for (from, kind) in [("examples/articles", "txt"), ("core/tests/pages", "html")] {
        let files = fs::read_dir(Path::new(FOLDER).join("..").join(from)).map_err(|e| format!("{from}: {e}"))?;
        for file in files.flatten().map(|f| f.path()).filter(|f| f.extension().is_some_and(|e| e == kind)) {
            let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            write(&file.file_name().unwrap_or_default().to_string_lossy(), &bytes)?;
        }
    }
    write("list.tsv", b"name\ttype\tid\taliases\nHafenwerk\tORG\tQ1\tHW|Werk\n\0Die Leitung des Hafenwerks schweigt.")?;
    write("list.jsonl", b"{\"name\": \"Voss\", \"type\": \"PER\", \"gender\": \"f\"}\n\0Voss sagte, sie gehe.")?;
    write(
        "ld.json",
        b"{\"@type\": \"NewsArticle\", \"headline\": \"Etat\", \"author\": [{\"name\": \"Jana Voss\"}], \"datePublished\": \"2026-05-03\"}",
    )?;
    write("toy.crf", &model(&["O", "I"])?)?;
    write("names.crf", &model(&crate::train::names::LABELS)?)?;
    write("spans.crf", &model(&SPAN_LABELS)?)?;
    write("roles.crf", &model(&ROLE_LABELS)?)?;
    let entries: Vec<(u64, u32)> = ["Etat", "Kessler", "Anna"].iter().zip(1..).map(|(word, value)| (hash::key(word), value)).collect();
    let map = map::write(&entries, 3, 5)?;
    write("map.bin", &map)?;
    // One class; all words are of it.
    write("lists.bin", &lists::FORMAT.write(&[&[1, 0, 0, 0, 1, 0, 0, 0, 0, 0], &*map].concat()))?;
    Ok(folder)
}

/// A model with those labels and some weights, of the features that the target looks at.
fn model(labels: &[&str]) -> Result<Vec<u8>, String> {
    let n = labels.len();
    let weight =
        |value: u32| Weight { hash: hash::mix(value % 3, value), label: (value as usize % n) as u8, weight: value as f32 / 10.0 - 0.9 };
    let weights: Vec<Weight> = (0..20).map(weight).collect();
    // The second label may not follow itself.
    let transitions: Vec<f32> = (0..n * n).map(|at| if at / n == 1 && at % n == 1 { f32::NEG_INFINITY } else { 0.1 }).collect();
    crf::write(labels, &vec![0.0; n], &transitions, &weights).map_err(|e| e.to_string())
}
