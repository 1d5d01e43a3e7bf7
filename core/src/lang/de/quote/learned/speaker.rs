//! Mends the bounds of speakers: one phrase, and nothing behind it that begins another.

use super::super::scan::Scan;
use super::super::{lexicon, nouns};
use super::context::Context;
use super::spans;
use crate::Pos;

/// Keeps of the tokens of a speaker one run, the one next to the cue (else next to the quotation), and cuts it where another phrase begins:
/// `die Polizei | keine Hinweise`.
pub(super) fn trim(cx: &Context<'_, '_>, scan: &Scan<'_, '_>, content: &[usize], cue: &[usize], speaker: &mut Vec<usize>) {
    let verbal = cue.iter().any(|&c| cx.w.pos(c).is_verb());
    let distance = |run: &[usize]| {
        let from = |anchor: usize| run[0].abs_diff(anchor).min(run[run.len() - 1].abs_diff(anchor));
        // `Der Zeitung sagte Berg`: the verb has a subject.
        let oblique = verbal && !scan.can_be_nominative(run[0]..run[run.len() - 1] + 1);
        // `Die Reise erfolgt, nachdem ein Beamter mitteilte`: a journey says nothing.
        let mute = !run.iter().any(|&i| can_speak(cx, i));
        (oblique, mute, cue.iter().map(|&c| from(c)).min().unwrap_or_else(|| from(content[0])))
    };
    // Up to three tokens between may be a bracket or an interrupting mark.
    let together = |a: &usize, b: &usize| {
        let clause_between = cue.iter().any(|c| a < c && c < b) || (a + 1..*b).any(|i| cx.w.pos(i).is_finite());
        b - a <= 4 && cx.tokens[*a].sentence == cx.tokens[*b].sentence && !clause_between
    };
    let said = |i: usize| cue.contains(&i) && cx.w.word(i).starts_with(char::is_lowercase) || cx.tokens[i].saying && cx.tokens[i].mood > 0;
    speaker.retain(|&i| !said(i));
    let mut runs = speaker.chunk_by(together);
    let Some(first) = runs.next() else { return };
    let run = match runs.next() {
        Some(second) => [first, second].into_iter().chain(runs).min_by_key(|run| distance(run)).unwrap_or(first),
        None => first,
    };
    // `Der Elfmeter beschäftigte ihn. Das sei ein Handspiel gewesen`: of the sentence before, only who can speak.
    let elsewhere = cx.tokens[run[0]].sentence != cx.tokens[content[0]].sentence;
    if cue.is_empty() && elsewhere && !run.iter().any(|&i| can_speak(cx, i)) {
        speaker.clear();
        return;
    }
    let run = before_or_after_colon(cx, cue, run);
    // `so nannte | ihn | der Trainer`, `es | Informationen des Senders zufolge`
    let object = matches!(cx.w.lower(run[0]), "ihn" | "ihm" | "ihnen" | "es" | "sich" | "uns" | "dies");
    let run = if object && run.len() > 1 { &run[1..] } else { run };
    let run = &run[..length(cx, run)];
    let (first, last) = whole(cx, run[0], run[run.len() - 1]);
    let last = giver(cx, last).unwrap_or(last);
    let last = closed(cx, scan, first, last);
    let mut out = Vec::with_capacity((last + 1).saturating_sub(first));
    out.extend(first..run[0]);
    for &i in run {
        // What the labels left out inside a phrase.
        let gap = out.last().map_or(i..i, |l| l + 1..i);
        let attribute = cx.w.pos(i) == Pos::Adja && out.last().is_some_and(|&l| cx.w.pos(l) == Pos::Art);
        // `Berg [,] die Anwältin`
        let comma = gap.len() == 1 && cx.w.pos(gap.start) == Pos::Comma;
        if comma
            || gap
                .clone()
                .all(|j| matches!(cx.w.pos(j), Pos::Appr | Pos::Apprart | Pos::Art | Pos::Adja) || attribute && in_attribute(cx, j))
        {
            out.extend(gap);
        }
        out.push(i);
    }
    out.extend(run[run.len() - 1] + 1..=last);
    let end = apposition_end(cx, scan, content, first, last);
    out.extend(last + 1..publication_end(cx, scan, content, end));
    *speaker = out;
}

/// The name or pronoun between the beginning of a frame and its verb: `Von der Leyen betonte`, `Sie fügte hinzu`.
pub(super) fn in_front(cx: &Context<'_, '_>, frame: &[usize], cue: &[usize]) -> Vec<usize> {
    let name = frame.iter().take_while(|&&i| cx.tokens[i].name > 0).count();
    let pronoun = frame.first().is_some_and(|&i| matches!(cx.w.lower(i), "er" | "sie"));
    let length = if pronoun { 1 } else { name };
    let quoted = || cue.iter().any(|&i| cx.w.lower(i) == "zitiert");
    let auxiliary = |i: usize| matches!(cx.w.pos(i), Pos::Vafin | Pos::Vmfin) && (cx.w.lemma(i) != "werden" || quoted());
    let says = frame.get(length).is_some_and(|&i| cx.tokens[i].mood > 0 && (cue.contains(&i) || !cue.is_empty() && auxiliary(i)));
    if says { frame[..length].to_vec() } else { Vec::new() }
}

/// Of a frame with a verb, the pronoun behind the verb when the labels took what a preposition governs: `auf Nachfrage aus dem Publikum betonte
/// er`.
pub(super) fn behind_verb(cx: &Context<'_, '_>, frame: &[usize], cue: &[usize], speaker: &[usize]) -> Option<usize> {
    let before = speaker.first()?.checked_sub(1)?;
    let governed = matches!(cx.w.pos(before), Pos::Appr | Pos::Apprart) && !matches!(cx.w.lower(before), "von" | "vom" | "durch");
    let verbal = || cue.iter().any(|&i| cx.w.pos(i).is_verb()) && !cue.contains(&before);
    if !(governed && verbal()) {
        return None;
    }
    let subject = |pair: &&[usize]| {
        let pronoun = matches!(cx.w.lower(pair[1]), "er" | "sie" | "ich" | "wir");
        pronoun && pair[0] + 1 == pair[1] && cx.w.pos(pair[0]).is_finite()
    };
    frame.windows(2).find(subject).map(|pair| pair[1])
}

/// The document in `In einem Papier des Amtes heißt es, die Prüfung habe ergeben`, where the labels took the subject of what it says or a part
/// of the document, and in `hieß es in einer Mitteilung`, where they took nothing.
pub(super) fn document(cx: &Context<'_, '_>, frame: &[usize], cue: &[usize], speaker: &[usize]) -> Option<Vec<usize>> {
    let verb = cue.iter().copied().find(|&i| matches!(cx.w.lower(i), "heißt" | "hieß"))?;
    let at = frame.iter().position(|&i| i == verb)?;
    let opens = |i: usize| matches!(cx.w.lower(i), "in" | "im" | "aus");
    let phrase = frame.get(1..at).unwrap_or_default();
    if opens(frame[0]) && !phrase.is_empty() && speaker.first().is_some_and(|i| *i > verb || phrase.contains(i)) {
        return Some(phrase.to_vec());
    }
    let behind = &frame[at..];
    let from = behind.iter().position(|&i| opens(i)).filter(|_| speaker.is_empty())? + 1;
    let phrase = behind[from..].iter().copied().take_while(|&i| !matches!(cx.w.pos(i), Pos::Comma | Pos::Appr | Pos::Apprart));
    let phrase: Vec<usize> = phrase.collect();
    phrase.iter().any(|&i| nouns::information(cx.w.lemma(i)).is_some()).then_some(phrase)
}

/// The last token of a speaker that was cut behind an article or before a closing mark: `Vertreter der [Firma]`, `die „Abendpost [“]`.
fn closed(cx: &Context<'_, '_>, scan: &Scan<'_, '_>, first: usize, last: usize) -> usize {
    let pair = cx.w.pairs.around(last).map(|p| cx.w.pairs.all[p]);
    match pair {
        Some(pair) if pair.closed && pair.open >= first && pair.close == last + 1 => last + 1,
        // `Leyla Berg (SPD [)]`
        _ if cx.w.tokens.len() > last + 1 && cx.w.word(last + 1) == ")" && (first..last).any(|i| cx.w.word(i) == "(") => last + 1,
        _ if matches!(cx.w.pos(last), Pos::Art | Pos::Pposat) => {
            let end = cx.sentences[cx.tokens[last].sentence as usize].tokens.end;
            scan.phrase_end(last, end).max(last + 1) - 1
        }
        _ => last,
    }
}

/// Whether a token is a person, an institution, an information, a name or pronoun of one.
fn can_speak(cx: &Context<'_, '_>, i: usize) -> bool {
    let lemma = cx.w.lemma(i);
    let noun = || nouns::information(lemma).is_some() || nouns::can_speak(lemma);
    matches!(cx.tokens[i].name, 1..=4)
        || matches!(cx.w.pos(i), Pos::Pper | Pos::Pds | Pos::Pis | Pos::Prels)
        || cx.w.pos(i) == Pos::Nn && noun()
}

/// The end of the apposition behind a speaker, closed by a comma: `Leif Berg [, Professor in Kiel],`.
fn apposition_end(cx: &Context<'_, '_>, scan: &Scan<'_, '_>, content: &[usize], first: usize, last: usize) -> usize {
    let end = last + 1;
    let sentence = &cx.sentences[cx.tokens[last].sentence as usize].tokens;
    // A reported speech act holds its speaker.
    let inside = content.binary_search(&last).is_ok();
    let behind = content.get(content.partition_point(|&i| i <= last)).copied().filter(|_| !inside);
    let limit = behind.unwrap_or(sentence.end).min(sentence.end);
    let opens = end + 1 < limit && cx.w.pos(end) == Pos::Comma && cx.w.pos(first) != Pos::Pper;
    // Two names are a list: `Berg, Kurz und Stein`.
    let is_person = |i: usize| matches!(cx.tokens[i].name, 1 | 2);
    let mut stop = if opens { scan.phrase_end(end + 1, limit) } else { end };
    // `, Leif Berg [(SPD)],`
    if stop > end && stop < limit && cx.w.word(stop) == "(" {
        stop = (stop..limit.min(stop + spans::LONGEST_BRACKET)).find(|&i| cx.w.word(i) == ")").map_or(stop, |i| i + 1);
    }
    if stop > end + 1 && stop < limit && cx.w.pos(stop) == Pos::Comma && !(is_person(end + 1) && (first..end).any(is_person)) {
        stop
    } else {
        end
    }
}

/// Nouns for the place where a speaker publishes.
const PUBLICATIONS: [&str; 6] = ["ausgabe", "website", "webseite", "homepage", "internetseite", "vorabbericht"];

/// The end of the place of publication behind a speaker, which the guidelines count as part of it: `die Abendpost [in ihrer Onlineausgabe]`.
fn publication_end(cx: &Context<'_, '_>, scan: &Scan<'_, '_>, content: &[usize], end: usize) -> usize {
    let sentence = &cx.sentences[cx.tokens[end - 1].sentence as usize].tokens;
    let behind = content.get(content.partition_point(|&i| i < end)).copied();
    let limit = behind.unwrap_or(sentence.end).min(sentence.end);
    if end >= limit || !matches!(cx.w.lower(end), "in" | "auf") {
        return end;
    }
    let stop = scan.phrase_end(end + 1, limit);
    let publishes = (end + 1..stop).any(|i| PUBLICATIONS.iter().any(|p| cx.w.lower(i).ends_with(p)));
    if publishes { stop } else { end }
}

/// `Verkehr: Die SPD will`: the side of a colon that the cue is on.
fn before_or_after_colon<'r>(cx: &Context<'_, '_>, cue: &[usize], run: &'r [usize]) -> &'r [usize] {
    match run.iter().position(|&i| cx.w.word(i) == ":") {
        Some(at) if at + 1 < run.len() && cue.iter().all(|&c| c > run[at]) => &run[at + 1..],
        Some(at) if at > 0 => &run[..at],
        _ => run,
    }
}

/// The last token of what `Angaben`, `Ansicht` and the like are of: `von n24`, `der Polizei`, `vieler Beobachter`. Nothing if `noun` is no such word or whole.
pub(super) fn giver(cx: &Context<'_, '_>, noun: usize) -> Option<usize> {
    let w = cx.w;
    let inner = |i: usize| matches!(w.pos(i), Pos::Art | Pos::Adja | Pos::Card | Pos::Pposat | Pos::Piat);
    let named = |i: usize| w.pos(i).is_noun() || cx.tokens[i].name > 0 || w.word(i).ends_with(|c: char| c.is_ascii_digit());
    let end = cx.sentences[cx.tokens[noun].sentence as usize].tokens.end;
    let genitive =
        |i: usize| matches!(w.pos(i), Pos::Adja | Pos::Piat) && w.word(i).ends_with("er") && i + 1 < end && w.pos(i + 1).is_noun();
    let begins = noun + 1 < end && (matches!(w.lower(noun + 1), "von" | "der" | "des") || genitive(noun + 1));
    if !begins || !lexicon::is_content_noun(&w.lemma(noun).to_lowercase()) {
        return None;
    }
    let start = noun + 1 + usize::from(w.lower(noun + 1) == "von");
    let first = (start..end).take_while(|&i| inner(i)).last().map_or(start, |i| i + 1);
    (first..end).take_while(|&i| named(i)).last()
}

/// The first and last token of a speaker whose name or noun phrase the labels cut: `[Human] Rights Watch`, `die [Urlauberin Petra Noll]`.
fn whole(cx: &Context<'_, '_>, mut first: usize, mut last: usize) -> (usize, usize) {
    let w = cx.w;
    let same_sentence = |i: usize| cx.tokens.get(i).is_some_and(|t| t.sentence == cx.tokens[last].sentence);
    let goes_on = |i: usize| cx.tokens.get(i).is_some_and(|t| t.name > 0 && t.name % 2 == 0);
    let inner = |i: usize| matches!(w.pos(i), Pos::Adja | Pos::Card | Pos::Trunc);
    let determiner = |i: usize| matches!(w.pos(i), Pos::Art | Pos::Pposat | Pos::Piat | Pos::Pdat);
    let mut end = last;
    // `eine Sprecherin der Stadt [Den Haag]`
    let named = |i: usize| cx.tokens.get(i + 1).is_some_and(|t| t.name % 2 == 1) && w.pos(i) == Pos::Nn && cx.tokens[i].name == 0;
    while same_sentence(end + 1)
        && (goes_on(end + 1)
            || named(end)
            || (determiner(end) || inner(end)) && (inner(end + 1) || w.pos(end + 1).is_noun())
            || end > last && w.pos(end + 1) == Pos::Ne
            || matches!(w.lower(end), "jahre" | "monate") && inner(end + 1))
    {
        end += 1;
    }
    if end == last || w.pos(end).is_noun() || goes_on(end) {
        last = end;
    }
    while first > 0 && cx.tokens[first - 1].sentence == cx.tokens[last].sentence {
        let before = first - 1;
        let phrase = (inner(before) || determiner(before))
            && (inner(first) || w.pos(first).is_noun())
            && cx.tokens[before].pair == cx.tokens[first].pair;
        if !(goes_on(first) || phrase) {
            break;
        }
        first = before;
    }
    (extended(cx, first).unwrap_or(first), last)
}

/// Longest attribute with a participle, in tokens.
const LONGEST_ATTRIBUTE: usize = 8;

/// Whether a token can stand inside a long attribute.
fn in_attribute(cx: &Context<'_, '_>, i: usize) -> bool {
    matches!(cx.w.pos(i), Pos::Appr | Pos::Apprart | Pos::Nn | Pos::Ne | Pos::Adja | Pos::Card | Pos::Adv)
}

/// The article before a long attribute, of which `first` is the participle: `die [am Montag] gewählte Präsidentin`.
fn extended(cx: &Context<'_, '_>, first: usize) -> Option<usize> {
    let w = cx.w;
    let same_sentence = |i: &usize| cx.tokens[*i].sentence == cx.tokens[first].sentence;
    if w.pos(first) != Pos::Adja {
        return None;
    }
    let article = (first.saturating_sub(LONGEST_ATTRIBUTE)..first).rev().take_while(same_sentence).find(|&i| !in_attribute(cx, i))?;
    let opens = w.pos(article) == Pos::Art && matches!(w.pos(article + 1), Pos::Appr | Pos::Apprart | Pos::Adv);
    (opens && article + 1 < first).then_some(article)
}

/// How many tokens of the run are one phrase with its attributes and appositions.
fn length(cx: &Context<'_, '_>, run: &[usize]) -> usize {
    let w = cx.w;
    // `er | ihm`
    let pronoun = w.pos(run[0]) == Pos::Pper;
    if pronoun && run.len() > 1 && run[1] == run[0] + 1 && !matches!(w.pos(run[1]), Pos::Kon | Pos::Adv) {
        return 1;
    }
    let mut nominal = false;
    for (n, &i) in run.iter().enumerate() {
        let pos = w.pos(i);
        let before = n.checked_sub(1).map(|m| run[m]);
        // `die Vereinigung aller Fischer`
        let genitive = matches!(w.lower(i), "aller" | "vieler" | "mehrerer" | "beider" | "einiger");
        let after_noun = nominal && !genitive && before.is_some_and(|b| w.pos(b).is_noun());
        // `Anna Berg (SPD) | dem Boten`, `Anna Berg | den Vorschlag`: none of these articles makes a genitive.
        if nominal
            && matches!(w.word(i), "dem" | "den" | "einem" | "einen")
            && before.is_some_and(|b| b + 1 == i && (w.pos(b).is_noun() || w.word(b) == ")"))
        {
            return n;
        }
        // `so Anna Berg | gegenüber der Abendpost`
        if after_noun
            && (w.lower(i) == "gegenüber" || matches!(pos, Pos::Piat | Pos::Prf | Pos::Ptkneg | Pos::Pper | Pos::Pis) || pos.is_finite())
        {
            return n;
        }
        nominal |= pos.is_noun();
    }
    let mut end = run.len();
    while end > 1 && (matches!(w.pos(run[end - 1]), Pos::Comma | Pos::Kon | Pos::Appr) || w.word(run[end - 1]) == "(") {
        end -= 1;
    }
    end
}
