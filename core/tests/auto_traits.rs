//! Every public type can be sent to another thread and shared between threads; Spark, `PyO3` without the lock and web workers rely on it.

use depesche::*;
use std::collections::BTreeSet;
use std::panic::{RefUnwindSafe, UnwindSafe};

fn shared<T: Send + Sync + UnwindSafe + RefUnwindSafe + 'static>() {}

/// Checks types and gives their names.
macro_rules! shared {
    ($($name:ident $(<$lifetime:lifetime>)?,)*) => {{
        $(shared::<$name $(<$lifetime>)?>();)*
        BTreeSet::from([$(stringify!($name)),*])
    }};
}

#[test]
fn public_types_are_send_and_sync() {
    let checked = shared![
        Article,
        ArticleText<'static>,
        Author,
        AuthorKind,
        Date,
        Document,
        Entity,
        EntityId,
        EntityKind,
        Error,
        Extractor,
        ExtractorBuilder,
        Gazetteer,
        GazetteerEntry,
        Gender,
        Html<'static>,
        Input<'static>,
        Interval,
        Job<'static>,
        Medium,
        Morph,
        OffsetEncoding,
        Page<'static>,
        Part,
        PartKind,
        Pos,
        Preset,
        Quote,
        QuoteId,
        QuoteKind,
        Role,
        Sentence,
        Source,
        Span,
        Subtype,
        Time,
        TimeId,
        TimeKind,
        Token,
    ];
    let uses = include_str!("../src/lib.rs").lines().filter_map(|line| line.strip_prefix("pub use ")?.rsplit("::").next());
    let public = uses.flat_map(|names| names.trim_matches(['{', '}', ';']).split(", ")).map(|name| name.trim_matches(['{', '}', ';']));
    assert_eq!(public.collect::<BTreeSet<_>>(), checked, "a public type that is not in this test, or the other way round");
}
