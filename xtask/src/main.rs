//! `cargo xtask …`: everything that is done to the project and not by it.
fn main() {}
