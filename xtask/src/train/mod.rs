//! `cargo xtask train`: models from the corpora in `../shared`, written to `core/models`.

#[allow(dead_code, reason = "the first model that uses it is on its way")]
pub(crate) mod crf;
#[allow(dead_code, reason = "the first model that uses it is on its way")]
mod owlqn;
mod tagger;

/// Trains the models named in `args`.
pub(crate) fn main(args: &[String]) -> Result<(), String> {
    match args.iter().find(|a| !a.starts_with("--")).map(String::as_str) {
        Some("tagger") => tagger::main(args),
        Some(name) => Err(format!("unknown model `{name}`")),
        None => Err("which model?".to_owned()),
    }
}
