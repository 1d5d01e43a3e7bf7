//! The entry point: an [`Extractor`] reads an [`Input`] into a [`Document`].

use crate::{Document, Error, article, entity, morph, quote, text, time, time::Date};

/// Reads articles. Immutable, `Send + Sync`, and cheap to make and to clone: its tables are part of the program.
#[derive(Clone, Debug, Default)]
pub struct Extractor {}

impl Extractor {
    /// An extractor with the default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads one article. Never fails: every text gives a document.
    ///
    /// ```
    /// use depesche::{Extractor, Input};
    /// let doc = Extractor::new().read(Input::new("Am Montag sagte er ab.").date("2026-11-24")?);
    /// assert_eq!(doc.sentences().len(), 1);
    /// # Ok::<(), depesche::Error>(())
    /// ```
    pub fn read<'t>(&self, input: impl Into<Input<'t>>) -> Document {
        run(input.into(), |_| {})
    }

    /// The same; `layer` is called with the name of each layer as soon as it stands. For the benchmarks.
    #[cfg(feature = "train")]
    #[doc(hidden)]
    pub fn read_in_layers<'t>(&self, input: impl Into<Input<'t>>, layer: impl FnMut(&'static str)) -> Document {
        run(input.into(), layer)
    }
}

/// The way of the data: each layer reads those before it.
fn run(input: Input<'_>, mut layer: impl FnMut(&'static str)) -> Document {
    let mut article = article::read(input.text);
    article.published = article.published.or_else(|| input.date.map(|d| d.to_string()));
    layer("article");
    let text = text::segment(input.text, &article);
    layer("text");
    let words = morph::analyse(text);
    layer("morphology");
    let entities = entity::find(&words, &article);
    layer("entities");
    let times = time::find(&words, &article, input.date);
    layer("times");
    let quotes = quote::find(&words, &article, &entities, &times);
    layer("quotes");
    Document::new(words, article, entities, times, quotes)
}

/// What to read: the text, and what the caller knows about it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    text: &'t str,
    date: Option<Date>,
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
