//! The command line of `read`.

use depesche::OffsetEncoding;
use lexopt::prelude::*;
use std::{ffi::OsString, path::PathBuf};

/// What `--help` prints.
pub const HELP: &str = "\
Reads news articles and says who said what, who and what they are about, and when.

Usage: read [OPTIONS] [FILE]...
       read --jsonl [OPTIONS] < articles.jsonl > read.jsonl

Without FILE, or with -, the article is read from standard input. A file whose name ends in .html or .htm is read as a page.

Options:
  --json               One JSON object per article instead of the report
  --jsonl              JSON Lines in on standard input, JSON Lines out, in order. A line is an object with `text` or `html`,
                       and `id`, `date` and `url` if known; a bad line gives {\"id\", \"error\"} and the rest goes on
  --offsets ENCODING   What positions count: utf8 (bytes, the default), utf16 (JavaScript) or utf32 (code points, Python)
  --date YYYY-MM-DD    The day the article appeared; \"gestern\" counts from here
  --color WHEN         auto (the default: on a terminal, unless NO_COLOR is set), always or never
  -h, --help           This text
  -V, --version        The version

Exit status: 0 if everything was read, 1 if a file could not be read or written, 2 if the command line is wrong.
";

/// How the result is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// A report for people.
    #[default]
    Report,
    /// One JSON object per article.
    Json,
    /// JSON Lines in, JSON Lines out.
    JsonLines,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The command line, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Files to read; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// How the result is shown.
    pub output: Output,
    /// What positions count.
    pub offsets: OffsetEncoding,
    /// The day the article appeared.
    pub date: Option<String>,
    /// When to use colour.
    pub colour: Colour,
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Read articles.
    Read(Options),
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// Reads the command line, the name of the program left out.
///
/// # Errors
///
/// A sentence that says what is wrong with it.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    read(args).map_err(|e| e.to_string())
}

fn read(args: impl IntoIterator<Item = OsString>) -> Result<Request, lexopt::Error> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Request::Help),
            Short('V') | Long("version") => return Ok(Request::Version),
            Long("json") => options.output = Output::Json,
            Long("jsonl") => options.output = Output::JsonLines,
            Long("offsets") => options.offsets = parser.value()?.parse_with(|s| s.parse().map_err(|e: depesche::Error| e.to_string()))?,
            Long("date") => {
                options.date = Some(parser.value()?.parse_with(|s| s.parse::<depesche::Date>().map(|_| s.to_owned()))?);
            }
            Long("color" | "colour") => {
                options.colour = parser.value()?.parse_with(|s| match s {
                    "auto" => Ok(Colour::Auto),
                    "always" => Ok(Colour::Always),
                    "never" => Ok(Colour::Never),
                    _ => Err("expected auto, always or never"),
                })?;
            }
            Value(file) => options.files.push(file.into()),
            _ => return Err(arg.unexpected()),
        }
    }
    if options.output == Output::JsonLines && !options.files.is_empty() {
        return Err("--jsonl reads standard input; give no FILE".into());
    }
    Ok(Request::Read(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Result<Request, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn good() {
        let read = |line| match args(line) {
            Ok(Request::Read(options)) => options,
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(read("a.txt -").files, [PathBuf::from("a.txt"), PathBuf::from("-")]);
        assert_eq!(read("--json --offsets utf16 a.txt").offsets, OffsetEncoding::Utf16);
        assert_eq!(read("--jsonl --date=2026-11-24").date.as_deref(), Some("2026-11-24"));
        assert_eq!(read("--color never").colour, Colour::Never);
        assert_eq!(args("--json -h"), Ok(Request::Help));
    }

    #[test]
    fn bad() {
        for (line, part) in [
            ("--offsets utf7", "utf8, utf16 or utf32"),
            ("--offsets", "missing argument"),
            ("--date gestern", "YYYY-MM-DD"),
            ("--color blue", "auto, always or never"),
            ("--jsonl a.txt", "standard input"),
            ("--frobnicate", "--frobnicate"),
        ] {
            let error = args(line).expect_err(line);
            assert!(error.contains(part), "{line}: {error}");
        }
    }
}
