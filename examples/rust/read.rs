//! Reads articles and says who said what: `cargo run --release --example read -- examples/articles/bruecke.txt`.

use depesche::{Document, Extractor, Input, Page};
use depesche_examples::{
    options::{self, Colour, Options, Output, Request},
    report::{self, Style},
    stream,
};
use std::{
    env, fs,
    io::{self, BufWriter, IsTerminal, Read, Write},
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

fn main() -> ExitCode {
    let result = match options::parse(env::args_os().skip(1)) {
        Ok(Request::Help) => io::stdout().write_all(options::HELP.as_bytes()).map(|()| true),
        Ok(Request::Version) => writeln!(io::stdout(), "read {}", env!("CARGO_PKG_VERSION")).map(|()| true),
        Ok(Request::Read(options)) => run(options),
        Err(error) => {
            complain(&format!("{error}; see read --help"));
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads our output has had enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            complain(&e.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Says what went wrong; if that fails too there is nobody left to tell.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "read: {message}");
}

/// Whether everything could be read.
fn run(mut options: Options) -> io::Result<bool> {
    let extractor = Extractor::new();
    if options.output == Output::JsonLines {
        return stream_lines(&extractor, &options).map(|()| true);
    }
    if options.files.is_empty() {
        options.files.push("-".into());
    }
    let style = Style { colour: wants_colour(options.colour), width: columns() };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut good = true;
    for (n, file) in options.files.iter().enumerate() {
        let doc = match read_file(&extractor, file, options.date.as_deref()) {
            Ok(doc) => doc,
            Err(error) => {
                out.flush()?;
                complain(&format!("{}: {error}", file.display()));
                good = false;
                continue;
            }
        };
        if options.output == Output::Json {
            serde_json::to_writer(&mut out, &doc.with_offsets(options.offsets))?;
            writeln!(out)?;
            continue;
        }
        if n > 0 {
            writeln!(out, "\n{}\n", "─".repeat(style.width))?;
        }
        let mut text = String::new();
        report::write(&doc, style, &mut text).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())?;
    }
    out.flush()?;
    Ok(good)
}

fn read_file(extractor: &Extractor, file: &Path, date: Option<&str>) -> Result<Document, String> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    } else {
        bytes = fs::read(file).map_err(|e| e.to_string())?;
    }
    if file.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm")) {
        let mut page = Page::new(bytes.as_slice());
        if let Some(date) = date {
            page = page.date(date).map_err(|e| e.to_string())?;
        }
        return extractor.read_page(page).map_err(|e| e.to_string());
    }
    let text = String::from_utf8(bytes).map_err(|e| format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to()))?;
    let mut input = Input::new(text.strip_prefix('\u{feff}').unwrap_or(&text));
    if let Some(date) = date {
        input = input.date(date).map_err(|e| e.to_string())?;
    }
    Ok(extractor.read(input))
}

fn stream_lines(extractor: &Extractor, options: &Options) -> io::Result<()> {
    let start = Instant::now();
    let mut shown = start;
    let terminal = io::stderr().is_terminal();
    let line = |progress: stream::Progress| {
        let seconds = start.elapsed().as_secs_f64().max(1e-3);
        let megabytes = progress.bytes as f64 / 1e6;
        let _ = write!(
            io::stderr(),
            "\r{} articles, {} errors, {megabytes:.1} MB, {:.2} MB/s ",
            progress.articles,
            progress.errors,
            megabytes / seconds
        );
    };
    let output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let progress = stream::run(extractor, (options.offsets, options.date.as_deref()), io::stdin().lock(), output, |progress| {
        if terminal && shown.elapsed() > Duration::from_millis(200) {
            shown = Instant::now();
            line(progress);
        }
    })?;
    if terminal {
        line(progress);
        let _ = writeln!(io::stderr());
    }
    Ok(())
}

fn wants_colour(colour: Colour) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            io::stdout().is_terminal()
                && env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
                && env::var_os("TERM").is_none_or(|t| t != "dumb")
        }
    }
}

/// Columns to fill: those of the terminal as far as the shell says, at most 100.
fn columns() -> usize {
    env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(100).clamp(40, 100)
}
