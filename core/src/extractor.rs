//! The entry point: an [`Extractor`] reads an [`Input`] or a page into a [`Document`].

use crate::lang::de::Models;
use crate::morph::Words;
use crate::{
    Article, Document, Entity, Error, Gazetteer, Input, Job, Preset, Quote, Time, article, entity, morph, quote, text, time, time::Date,
};
use std::borrow::Cow;
use std::{slice, sync::Arc};

/// Reads articles. Immutable, `Send + Sync`, made in a few milliseconds (its tables are part of the program) and cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    models: Arc<Models>,
    quotes: quote::Options,
    gazetteer: Option<Gazetteer>,
}

impl Extractor {
    /// An extractor with the default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Settings other than the default ones.
    ///
    /// ```
    /// use depesche::{Extractor, Preset};
    /// let careful = Extractor::builder().preset(Preset::Precise).build();
    /// ```
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
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
        self.annotate(Opened::text(input.into()))
    }

    /// Reads many articles, texts and pages, lazily and in order; faster than one after the other. The documents are the same.
    ///
    /// Some 100 kB are read at once, and each step does its work on all of them before the next one has its turn: its tables stay in the cache.
    /// So the first document comes when as much is read, and memory is that of so much text.
    ///
    /// ```
    /// use depesche::{Extractor, Input};
    /// let (extractor, texts) = (Extractor::new(), ["„Wir kommen“, sagte Ada Beispiel.", "Heute nichts Neues."]);
    /// let quotes: Vec<usize> = extractor.read_many(texts.map(Input::new)).flatten().map(|doc| doc.quotes().len()).collect();
    /// assert_eq!(quotes, [1, 0]);
    /// ```
    ///
    /// # Errors
    ///
    /// In place of a page that [`Extractor::read_html`] gives an error for; those behind it are read. A text gives none.
    pub fn read_many<'j, I>(&self, jobs: I) -> impl Iterator<Item = Result<Document, Error>>
    where
        I: IntoIterator<Item: Into<Job<'j>>>,
    {
        self.read_in_layers(jobs, |_| {})
    }

    /// Reads a news page. `url` is the address it was fetched from, if known; nothing is fetched here.
    ///
    /// [`Document::text`] is the text of the article, not the page: its parts, one paragraph each, with a blank line between them.
    /// [`Part::path`](crate::Part::path) leads back to the page.
    ///
    /// ```
    /// let page = "<title>Etat | Der Kurier</title><h1>Etat beschlossen</h1><p>Der Etat sei beschlossen, sagte sie.";
    /// let doc = depesche::Extractor::new().read_html(page, None)?;
    /// assert_eq!(doc.text(), "Etat beschlossen\n\nDer Etat sei beschlossen, sagte sie.");
    /// # Ok::<(), depesche::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If bytes are in a character set that is not known here. Broken markup is read as browsers read it.
    #[cfg(feature = "html")]
    pub fn read_html<'h>(&self, html: impl Into<crate::Html<'h>>, url: Option<&str>) -> Result<Document, Error> {
        self.read_page(crate::Page { url, ..crate::Page::new(html) })
    }

    /// As [`Extractor::read_html`], with all that the caller knows about the page.
    ///
    /// ```
    /// use depesche::{Extractor, Page};
    /// let page = "<h1>Brand in Kessin</h1><p>Gestern brannte es in der Altstadt von Kessin. Niemand wurde verletzt.";
    /// let doc = Extractor::new().read_page(Page::new(page).date("2024-03-01")?)?;
    /// assert_eq!(doc.times()[0].value, "2024-02-29");
    /// # Ok::<(), depesche::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Extractor::read_html`].
    #[cfg(feature = "html")]
    pub fn read_page(&self, page: crate::Page<'_>) -> Result<Document, Error> {
        Ok(self.annotate(Opened::page(page)?))
    }

    /// As [`Extractor::read_html`], but stops at the article: text, headline, authors, paragraphs, no sentences, names or quotations.
    /// For crawlers that only want to know what is on the page.
    ///
    /// # Errors
    ///
    /// As [`Extractor::read_html`].
    #[cfg(feature = "html")]
    pub fn article_from_html<'h>(&self, html: impl Into<crate::Html<'h>>, url: Option<&str>) -> Result<Document, Error> {
        let (text, article) = crate::html::read(crate::Page { url, ..crate::Page::new(html) })?;
        Ok(Document::bare(text, article))
    }

    /// [`Extractor::read_many`]; `layer` is called with the name of each layer as soon as it stands for all that is read at once. For the
    /// benchmarks.
    #[doc(hidden)]
    pub fn read_in_layers<'j, I>(&self, jobs: I, mut layer: impl FnMut(&'static str)) -> impl Iterator<Item = Result<Document, Error>>
    where
        I: IntoIterator<Item: Into<Job<'j>>>,
    {
        let mut jobs = jobs.into_iter().map(Into::into).fuse();
        let mut found = Vec::new().into_iter();
        core::iter::from_fn(move || {
            found.next().or_else(|| {
                found = self.read_batch(&mut jobs, &mut layer).into_iter();
                found.next()
            })
        })
    }

    /// Reads as many jobs as are read at once.
    fn read_batch<'j>(&self, jobs: impl Iterator<Item = Job<'j>>, layer: &mut impl FnMut(&'static str)) -> Vec<Result<Document, Error>> {
        let (mut opened, mut faults, mut bytes) = (Vec::new(), Vec::new(), 0);
        for job in jobs {
            let fault = Opened::try_from(job).map(|o: Opened<'j>| {
                bytes += o.text.len();
                opened.push(o);
            });
            faults.push(fault);
            if bytes >= BATCH || faults.len() >= MOST {
                break;
            }
        }
        layer("article");
        let mut documents = self.annotate_all(opened, layer).into_iter();
        faults.into_iter().filter_map(|fault| fault.map_or_else(|e| Some(Err(e)), |()| documents.next().map(Ok))).collect()
    }

    fn annotate(&self, opened: Opened<'_>) -> Document {
        let Opened { text, article, date } = opened;
        let segmented = text::segment(&text, &article);
        let mut reading = Reading::new(morph::analyse(segmented), article, date);
        for (_, step) in STEPS {
            step(self, slice::from_mut(&mut reading));
        }
        reading.finish()
    }

    /// The same of many, one step after the other.
    fn annotate_all(&self, opened: Vec<Opened<'_>>, layer: &mut impl FnMut(&'static str)) -> Vec<Document> {
        let (texts, articles): (Vec<_>, Vec<_>) = opened.into_iter().map(|o| (o.text, (o.article, o.date))).unzip();
        let segmented: Vec<_> = texts.iter().zip(&articles).map(|(text, (article, _))| text::segment(text, article)).collect();
        layer("text");
        let words = morph::analyse_all(segmented);
        let readings = words.zip(articles).map(|(words, (article, date))| Reading::new(words, article, date));
        let mut readings: Vec<_> = readings.collect();
        layer("morphology");
        for (name, step) in STEPS {
            step(self, &mut readings);
            layer(name);
        }
        readings.into_iter().map(Reading::finish).collect()
    }
}

/// Texts of at least so many bytes are read at once.
const BATCH: usize = 1 << 17;

/// At most so many are.
const MOST: usize = 256;

/// A text with the parts of its article: the first step.
struct Opened<'j> {
    text: Cow<'j, str>,
    article: Article,
    date: Option<Date>,
}

impl<'j> TryFrom<Job<'j>> for Opened<'j> {
    type Error = Error;

    fn try_from(job: Job<'j>) -> Result<Self, Error> {
        match job {
            Job::Text(input) => Ok(Self::text(input)),
            #[cfg(feature = "html")]
            Job::Page(page) => Self::page(page),
        }
    }
}

impl<'j> Opened<'j> {
    fn text(input: Input<'j>) -> Self {
        Self::with_date(input.text.into(), article::read(input.text), input.date)
    }

    #[cfg(feature = "html")]
    fn page(page: crate::Page<'_>) -> Result<Self, Error> {
        let (text, article) = crate::html::read(page)?;
        Ok(Self::with_date(text.into(), article, page.date))
    }

    /// The day that the caller knows counts before what the article says.
    fn with_date(text: Cow<'j, str>, mut article: Article, date: Option<Date>) -> Self {
        let date = date.or_else(|| article.published.as_deref()?.parse().ok());
        article.published = article.published.or_else(|| date.map(|d| d.to_string()));
        Self { text, article, date }
    }
}

/// An article, as far as it is read.
struct Reading<'t> {
    words: Words<'t>,
    article: Article,
    date: Option<Date>,
    entities: Vec<Entity>,
    times: Vec<Time>,
    quotes: Vec<Quote>,
}

/// Adds to what is read what one step finds.
type Step = fn(&Extractor, &mut [Reading<'_>]);

/// The steps from the fourth on: each reads what those before it found.
const STEPS: [(&str, Step); 3] = [("entities", entities), ("times", times), ("quotes", quotes)];

fn entities(extractor: &Extractor, readings: &mut [Reading<'_>]) {
    let articles: Vec<_> = readings.iter().map(|r| (&r.words, &r.article)).collect();
    let found = entity::find_all(&articles, extractor.gazetteer.as_ref(), &extractor.models);
    for (r, found) in readings.iter_mut().zip(found) {
        r.entities = found;
    }
}

fn times(_: &Extractor, readings: &mut [Reading<'_>]) {
    for r in readings {
        r.times = time::find(&r.words, &r.article, r.date);
    }
}

fn quotes(extractor: &Extractor, readings: &mut [Reading<'_>]) {
    let texts: Vec<_> = readings.iter().map(|r| (&r.words, &r.entities[..], &r.times[..])).collect();
    let found = quote::find_all(&texts, extractor.quotes, &extractor.models);
    for (r, found) in readings.iter_mut().zip(found) {
        r.quotes = found;
    }
}

impl<'t> Reading<'t> {
    fn new(words: Words<'t>, article: Article, date: Option<Date>) -> Self {
        let (entities, times, quotes) = Default::default();
        Self { words, article, date, entities, times, quotes }
    }

    fn finish(self) -> Document {
        Document::new(self.words, self.article, self.entities, self.times, self.quotes)
    }
}

/// The settings of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    extractor: Extractor,
}

impl ExtractorBuilder {
    /// How sure a quotation must be to be given.
    #[must_use]
    pub fn preset(mut self, preset: Preset) -> Self {
        self.extractor.quotes.preset = preset;
        self
    }

    /// Whether the models decide about quotations after the rules; without them the rules alone do.
    #[must_use]
    pub fn models(mut self, models: bool) -> Self {
        self.extractor.quotes.rules_only = !models;
        self
    }

    /// A model of the caller in place of the embedded one that finds names: the bytes of a file that `cargo xtask train names` wrote.
    ///
    /// It has to be trained with the version of this crate that reads it. What its weights belong to changes between versions, and a model of
    /// another one finds other names, not an error.
    ///
    /// ```
    /// let bytes = std::fs::read("models/names.crf")?;
    /// let extractor = depesche::Extractor::builder().names_model(&bytes)?.build();
    /// assert_eq!(extractor.read("Anna Kessler kam.").entities()[0].name, "Anna Kessler");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If `bytes` are not a model, are one of another version of the format or with other labels, or are cut off or damaged.
    pub fn names_model(mut self, bytes: &[u8]) -> Result<Self, Error> {
        Arc::make_mut(&mut self.extractor.models).read_names(bytes)?;
        Ok(self)
    }

    /// Models of the caller in place of the embedded ones that decide about quotations after the rules: the bytes of the two files that
    /// `cargo xtask train quotes` writes, for the spans of quotations and for their roles. As [`ExtractorBuilder::names_model`].
    ///
    /// ```
    /// let (spans, roles) = (std::fs::read("models/quote-spans.crf")?, std::fs::read("models/quote-roles.crf")?);
    /// let extractor = depesche::Extractor::builder().quote_models(&spans, &roles)?.build();
    /// assert_eq!(extractor.read("Er komme, sagte sie.").quotes().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`ExtractorBuilder::names_model`]; the error says which of the two it is.
    pub fn quote_models(mut self, spans: &[u8], roles: &[u8]) -> Result<Self, Error> {
        Arc::make_mut(&mut self.extractor.models).read_quotes(spans, roles)?;
        Ok(self)
    }

    /// Names to look for beside those that are found anyhow.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.extractor.gazetteer = Some(gazetteer);
        self
    }

    /// The extractor.
    #[must_use]
    pub fn build(self) -> Extractor {
        self.extractor
    }
}
