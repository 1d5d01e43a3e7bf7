//! Every public type can be sent to another thread and shared between threads; Spark, `PyO3` without the lock and web workers rely on it.

fn shared<T: Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe + 'static>() {}

#[test]
fn public_types_are_send_and_sync() {
    shared::<depesche::Article>();
    shared::<depesche::Author>();
    shared::<depesche::Date>();
    shared::<depesche::Document>();
    shared::<depesche::Entity>();
    shared::<depesche::Error>();
    shared::<depesche::Extractor>();
    shared::<depesche::Input<'static>>();
    shared::<depesche::Morph>();
    shared::<depesche::OffsetEncoding>();
    shared::<depesche::Part>();
    shared::<depesche::Pos>();
    shared::<depesche::Quote>();
    shared::<depesche::Role>();
    shared::<depesche::Sentence>();
    shared::<depesche::Source>();
    shared::<depesche::Span>();
    shared::<depesche::Time>();
    shared::<depesche::Token>();
}
