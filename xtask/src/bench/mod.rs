//! `cargo xtask bench`: speed, in processor time of one thread.

mod pages;

/// Runs the benchmark named first in `args`.
pub(crate) fn main(args: &[String]) -> Result<(), String> {
    match args.split_first() {
        Some((name, rest)) if name == "pages" => pages::main(rest),
        _ => Err("usage: cargo xtask bench pages [PYTHON]".to_owned()),
    }
}
