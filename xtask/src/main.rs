//! `cargo xtask …`: everything that is done to the project and not by it. One file per subcommand.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool")]

mod bench;
mod corpus;
mod data;
mod eval;
mod fuzz;
mod package;
mod report;
mod test;
mod train;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask COMMAND

  bench [speed|growth|pages|wrappers]
                             speed beside spaCy, growth with length and threads, pages beside their readers, what Python and JavaScript
                             measured; writes docs/performance.md
  bench hostile              growth over hostile texts; writes docs/reliability.md
  bench instructions [--guard]
                             counted by valgrind; --guard fails if there are more than recorded
  data [NAME …]              build the tables of the core
  eval [NAME …] [--errors] [--floors]
                             accuracy over the corpora in ../shared; --floors fails if it has fallen
  fuzz [--seconds N] [TARGET …]
                             each fuzz target for N seconds (10)
  test                       all tests of all three languages, and what their packages hold; installs what they need
  train NAME                 a model from the corpora in ../shared, written to core/models
  wasm                       build the npm package in wasm/pkg and report its size
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.split_first() {
        Some((command, rest)) => match command.as_str() {
            "bench" => bench::main(rest),
            "data" => data::main(rest),
            "eval" => eval::main(rest),
            "fuzz" => fuzz::main(rest),
            "test" => test::main(),
            "train" => train::main(rest),
            "wasm" => wasm::main(),
            _ => Err(format!("unknown command `{command}`\n\n{USAGE}")),
        },
        None => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
