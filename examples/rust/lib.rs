//! What the example program `read` is made of: its options, the report for people, and the stream of JSON Lines.

pub mod options;
pub mod report;
pub mod stream;
