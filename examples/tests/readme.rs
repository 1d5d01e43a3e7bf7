//! The run that the README shows is a real one: `UPDATE_SNAPSHOTS=1 cargo test -p depesche-examples` writes it anew.

use depesche::Extractor;
use depesche_examples::report::{self, Style};
use std::{env, fs, path::Path};

/// Lines of the report that the README shows.
const SHOWN: usize = 31;
const OPEN: &str = "```text\n";

#[test]
fn the_shown_run_is_real() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).expect("there is a README");
    let command = readme.lines().find(|l| l.contains("--example read -- ")).expect("the README shows a command");
    let file = command.rsplit(' ').next().expect("the command names a file");
    let article = fs::read_to_string(root.join(file)).expect("the article is there");
    let mut out = String::new();
    report::write(&Extractor::new().read(&article), Style { colour: false, width: 100 }, &mut out).expect("a string takes everything");
    let real: String = out.lines().take(SHOWN).flat_map(|l| [l, "\n"]).collect();
    let start = readme.find(OPEN).expect("the README shows a report") + OPEN.len();
    let end = start + readme[start..].find("```").expect("the report ends");
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(root.join("README.md"), format!("{}{real}{}", &readme[..start], &readme[end..])).expect("the README can be written");
    } else {
        assert_eq!(&readme[start..end], real, "UPDATE_SNAPSHOTS=1 cargo test -p depesche-examples writes it anew");
    }
}
