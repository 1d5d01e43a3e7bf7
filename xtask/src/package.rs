//! What the three packages hold: everything that a user needs, the licences among it, and nothing else. Part of `cargo xtask test`.

use crate::test::run;
use serde_json::Value;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// What belongs into a package. `*` stands for any letters at the start or the end of a path.
struct Contents {
    package: &'static str,
    /// More bytes than this, compressed, it has not.
    largest: u64,
    needed: &'static [&'static str],
    allowed: &'static [&'static str],
}

const CRATE: Contents = Contents {
    package: "the crate",
    largest: 8_000_000,
    needed: &[
        "Cargo.toml",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "NOTICE",
        "src/lib.rs",
        "models/MODELS.md",
        "models/clusters.bin",
        "models/dictionary.bin",
        "models/names.bin",
        "models/names.crf",
        "models/quote-roles.crf",
        "models/quote-spans.crf",
        "models/roles.bin",
        "models/tagger.bin",
    ],
    allowed: &["src/*", "Cargo.toml.orig", "Cargo.lock", ".cargo_vcs_info.json"],
};

const WHEEL: Contents = Contents {
    package: "the wheel",
    largest: 3_000_000,
    needed: &[
        if cfg!(windows) { "depesche/_native.pyd" } else { "depesche/_native.abi3.so" },
        "depesche/_native.pyi",
        "depesche/py.typed",
        "depesche/__init__.py",
        "depesche-*/METADATA",
        "depesche-*/licenses/LICENSE-MIT",
        "depesche-*/licenses/LICENSE-APACHE",
        "depesche-*/licenses/NOTICE",
    ],
    allowed: &["depesche/*.py", "depesche-*"],
};

const NPM: Contents = Contents {
    package: "the npm package",
    largest: 8_000_000,
    needed: &[
        "package.json",
        "README.md",
        "js/index.js",
        "js/index.d.ts",
        "pkg/depesche.js",
        "pkg/depesche.d.ts",
        "pkg/depesche_bg.wasm",
        "pkg/inline.js",
        "pkg/LICENSE-MIT",
        "pkg/LICENSE-APACHE",
        "pkg/NOTICE",
    ],
    allowed: &["js/*.js", "js/*.d.ts", "pkg/depesche_bg.wasm.d.ts"],
};

impl Contents {
    fn check(&self, files: &[String], bytes: u64) -> Result<(), String> {
        let Self { package, largest, needed, allowed } = self;
        println!("{package}: {} files, {bytes} bytes compressed", files.len());
        if let Some(missing) = needed.iter().find(|pattern| !files.iter().any(|file| matches(pattern, file))) {
            return Err(format!("{package} lacks {missing}"));
        }
        if let Some(other) = files.iter().find(|file| !needed.iter().chain(*allowed).any(|pattern| matches(pattern, file))) {
            return Err(format!("{package} holds {other}"));
        }
        if bytes > *largest { Err(format!("{package} has {bytes} bytes, more than {largest}")) } else { Ok(()) }
    }
}

/// Whether a path is as the pattern says.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
        None => path == pattern,
    }
}

/// Packs the crate and builds it from the package.
pub(crate) fn source() -> Result<(), String> {
    run(Command::new("cargo").args(["package", "--quiet", "--package", "depesche", "--allow-dirty"]))?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(ROOT).join("target"), Into::into);
    let file = target.join(concat!("package/depesche-", env!("CARGO_PKG_VERSION"), ".crate"));
    let list = text(Command::new("cargo").args(["package", "--quiet", "--package", "depesche", "--allow-dirty", "--list"]))?;
    CRATE.check(&list.lines().map(|line| line.replace('\\', "/")).collect::<Vec<_>>(), size(&file)?)
}

/// Builds the wheel with the Python in `bin`.
pub(crate) fn wheel(bin: &Path) -> Result<PathBuf, String> {
    let folder = Path::new(ROOT).join("target/wheels");
    // Nothing of an older one.
    let _ = fs::remove_dir_all(&folder);
    run(Command::new(bin.join("pip")).args(["wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "./py", "-w"]).arg(&folder))?;
    let mut files = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?.flatten().map(|f| f.path());
    let wheel = files.next().ok_or("pip built no wheel")?;
    let names = "import sys, zipfile; print(*zipfile.ZipFile(sys.argv[1]).namelist(), sep='\\n')";
    let list = text(Command::new(bin.join("python")).args(["-c", names]).arg(&wheel))?;
    WHEEL.check(&list.lines().map(str::to_owned).collect::<Vec<_>>(), size(&wheel)?)?;
    Ok(wheel)
}

/// What npm would pack, once `cargo xtask wasm` has built it.
pub(crate) fn npm() -> Result<(), String> {
    let report = text(Command::new("npm").args(["pack", "./wasm", "--dry-run", "--json", "--ignore-scripts"]))?;
    let report: Value = serde_json::from_str(&report).map_err(|e| format!("npm pack: {e}"))?;
    let files = report[0]["files"].as_array().into_iter().flatten();
    let files: Vec<String> = files.filter_map(|file| Some(file["path"].as_str()?.to_owned())).collect();
    NPM.check(&files, report[0]["size"].as_u64().ok_or("npm pack says no size")?)
}

fn size(file: &Path) -> Result<u64, String> {
    fs::metadata(file).map(|m| m.len()).map_err(|e| format!("{}: {e}", file.display()))
}

/// What a command in the root of the project prints.
fn text(command: &mut Command) -> Result<String, String> {
    let output = command.current_dir(ROOT).output().map_err(|e| format!("{}: {e}", command.get_program().display()))?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("{command:?}: {e}"))
}

#[cfg(test)]
mod tests {
    use super::Contents;

    #[test]
    fn what_is_missing_or_too_much_is_named() {
        let contents = Contents { package: "it", largest: 10, needed: &["a.js", "licences/*"], allowed: &["lib/*.js"] };
        for (files, bytes, expected) in [
            (&["a.js", "licences/MIT", "lib/b.js"][..], 9, None),
            (&["a.js", "lib/b.js"], 9, Some("it lacks licences/*")),
            (&["a.js", "licences/MIT", "tests/b.js"], 9, Some("it holds tests/b.js")),
            (&["a.js", "licences/MIT", "lib/b.ts"], 9, Some("it holds lib/b.ts")),
            (&["a.js", "licences/MIT"], 11, Some("it has 11 bytes, more than 10")),
        ] {
            let files: Vec<String> = files.iter().map(|f| (*f).to_owned()).collect();
            assert_eq!(contents.check(&files, bytes).err().as_deref(), expected);
        }
    }
}
