//! Example programs of Depesche; see `rust/read.rs`.
