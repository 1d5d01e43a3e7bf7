//! Reads articles and says who said what.
fn main() {}
