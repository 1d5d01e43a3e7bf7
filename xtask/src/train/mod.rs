//! `cargo xtask train`: models from the corpora in `../shared`, written to `core/models`.

mod confidence;
pub(crate) mod crf;
mod marked;
pub(crate) mod names;
mod owlqn;
mod quotes;
mod tagger;

/// In so many parts the articles are divided, for models that have not learned from a part.
const FOLDS: usize = 3;

/// The part that the article of this name is in.
fn fold(name: &str) -> usize {
    depesche::train::hash::text(name) as usize % FOLDS
}

/// Trains the models named in `args`.
pub(crate) fn main(args: &[String]) -> Result<(), String> {
    match args.iter().find(|a| !a.starts_with("--")).map(String::as_str) {
        Some("quotes") => quotes::main(args),
        Some("confidence") => confidence::main(),
        Some("names") => names::main(args),
        Some("tagger") => tagger::main(args),
        Some(name) => Err(format!("unknown model `{name}`")),
        None => Err("which model?".to_owned()),
    }
}
