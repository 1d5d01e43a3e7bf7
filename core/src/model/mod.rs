//! Packed tables: the dictionary and linear models, read in place.

pub mod crf;
pub mod hash;
pub mod map;
pub mod table;
