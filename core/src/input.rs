//! What is to be read: a text, or a page.

use crate::{Error, time::Date};

/// A text or a page, for [`Extractor::read_many`](crate::Extractor::read_many).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Job<'j> {
    /// A plain text.
    Text(Input<'j>),
    /// A page.
    #[cfg(feature = "html")]
    Page(crate::Page<'j>),
}

impl<'j, T: Into<Input<'j>>> From<T> for Job<'j> {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

#[cfg(feature = "html")]
impl<'j> From<crate::Page<'j>> for Job<'j> {
    fn from(page: crate::Page<'j>) -> Self {
        Self::Page(page)
    }
}

/// What to read: the text, and what the caller knows about it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    pub(crate) text: &'t str,
    pub(crate) date: Option<Date>,
}

impl<'t> Input<'t> {
    /// Plain text of which nothing else is known.
    pub fn new(text: &'t str) -> Self {
        Self { text, date: None }
    }

    /// The day the article appeared, `YYYY-MM-DD`; a time of day after it is ignored. "gestern" counts from here.
    ///
    /// # Errors
    ///
    /// If `date` does not start with a day of the calendar.
    pub fn date(mut self, date: &str) -> Result<Self, Error> {
        self.date = Some(date.parse()?);
        Ok(self)
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Self {
        Self::new(text)
    }
}

impl<'t> From<&'t String> for Input<'t> {
    fn from(text: &'t String) -> Self {
        Self::new(text)
    }
}
