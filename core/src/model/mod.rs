//! Packed tables: the dictionary and linear models, read in place.
