//! Growth with the length of an article, memory, start, and speed by threads: what `core/benches/growth.rs` prints, as a section.

use super::{bench, processor};
use crate::report::PERFORMANCE;
use std::fmt::Write as _;

pub(super) fn main() -> Result<(), String> {
    let lines = bench("growth")?;
    let number = |line: &serde_json::Value, key: &str| line[key].as_f64().unwrap_or(f64::NAN);
    let mut page = format!(
        "\n## Growth, memory, threads\n\n`cargo xtask bench growth`: the articles of `examples/articles`, one after the other, as one text of each length, on\n\
         {}. Memory is what is asked from the allocator while the text is read, the document included; what is kept is the document.\n\n\
         | bytes | ns per byte | MB/s | memory at most | per byte | kept per byte |\n|---:|---:|---:|---:|---:|---:|\n",
        processor()
    );
    for line in lines.iter().filter(|line| line["ns_per_byte"].is_number()) {
        let (bytes, time, peak) = (number(line, "bytes"), number(line, "ns_per_byte"), number(line, "peak"));
        let _ = writeln!(
            page,
            "| {bytes} | {time:.0} | {:.2} | {:.2} MB | {:.0} | {:.0} |",
            1e3 / time,
            peak / 1e6,
            peak / bytes,
            number(line, "kept") / bytes
        );
    }
    let start = lines.iter().find(|line| line["start_ms"].is_number()).ok_or("the benchmark says nothing of the start")?;
    let _ = write!(
        page,
        "\nAn extractor is made in {:.1} ms and takes {:.1} MB beside the tables, which are part of the program; its clones share it.\n\n\
         | threads | articles per second | of one |\n|---:|---:|---:|\n",
        number(start, "start_ms"),
        number(start, "start_bytes") / 1e6
    );
    let threads: Vec<_> = lines.iter().filter(|line| line["threads"].is_number()).collect();
    for line in &threads {
        let speed = number(line, "articles_per_second");
        let _ = writeln!(page, "| {} | {speed:.0} | {:.2}x |", line["threads"], speed / number(threads[0], "articles_per_second"));
    }
    print!("{page}");
    PERFORMANCE.section("growth", &page)
}
