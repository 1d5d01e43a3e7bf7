//! What belongs to one language and nothing else.
pub(crate) mod de;
