//! The tagger: an averaged perceptron over the German GSD treebank (Universal Dependencies, CC BY-SA 4.0) and articles of our own (CC0).

use super::FOLDS;
use depesche::Pos;
use depesche::train::tagger::{BUCKETS, FORMAT, LIMIT, Sentence, bucket, pack};
use std::{fs, path::Path};

const EPOCHS: u32 = 8;
/// Perceptrons that see the sentences in different orders; the weights are their mean. One alone learns much by the chance of its order.
const ORDERS: u32 = 16;

/// A sentence with the tags of the treebank.
struct Tagged {
    sentence: Sentence,
    tags: Vec<Pos>,
    /// The part that its article is in, if it is one of ours.
    fold: Option<usize>,
}

/// Articles of our own with their parts of speech.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/de/tags");

/// Trains `core/models/tagger.bin` on both parts of the treebank and on our own articles; with `--held-out` leaves the dev part out and scores it.
pub(super) fn main(args: &[String]) -> Result<(), String> {
    let own = own()?;
    let [test, dev] = treebank()?;
    if args.iter().any(|a| a == "--held-out") {
        let (held, own): (Vec<Tagged>, Vec<Tagged>) = own.into_iter().partition(|s| s.fold == Some(0));
        let weights = train(&test.iter().chain(&own).collect::<Vec<_>>());
        for (name, data) in [("dev", &dev), ("a third of our own", &held)] {
            let count = data.iter().map(|s| s.tags.len()).sum::<usize>();
            println!("tagger, trained without it, on {name}: {:.2} % of {count} tokens", 100.0 * accuracy(&weights, data));
        }
        return Ok(());
    }
    let weights = train(&test.iter().chain(&dev).chain(&own).collect::<Vec<_>>());
    fs::write("core/models/tagger.bin", FORMAT.write(&pack(&weights))).map_err(|e| e.to_string())?;
    println!("tagger.bin: {BUCKETS} weights, {} of them not 0", weights.iter().filter(|&&w| w != 0).count());
    Ok(())
}

/// The two parts of the treebank.
fn treebank() -> Result<[Vec<Tagged>; 2], String> {
    let folder = Path::new("../shared/corpora/treebanks");
    Ok([read(&folder.join("de_gsd-ud-test.conllu"))?, read(&folder.join("de_gsd-ud-dev.conllu"))?])
}

/// Reads CoNLL-U; the parts of contracted words (`im`) are one token, as in news text.
fn read(path: &Path) -> Result<Vec<Tagged>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = Vec::new();
    for block in text.split("\n\n") {
        let (mut words, mut tags, mut skip) = (Vec::new(), Vec::new(), 0);
        for line in block.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, form, _, _, tag, ..] = fields[..] else { continue };
            if let Some((a, b)) = id.split_once('-') {
                skip = b.parse::<usize>().unwrap_or_default() - a.parse::<usize>().unwrap_or_default() + 1;
                words.push(form);
                tags.push(Pos::Apprart);
            } else if skip > 0 {
                skip -= 1;
            } else if let Some(&pos) = Pos::ALL.iter().find(|p| p.tag() == tag) {
                words.push(form);
                tags.push(pos);
            }
        }
        if !words.is_empty() {
            out.push(Tagged { sentence: Sentence::new(&words), tags, fold: None });
        }
    }
    Ok(out)
}

/// Reads our own articles: a sentence a line, words with their tags behind a stroke, before every article a line `=== name`.
fn own() -> Result<Vec<Tagged>, String> {
    let failed = |e: std::io::Error| format!("{OWN}: {e}");
    let mut files = fs::read_dir(OWN).map_err(failed)?.map(|f| f.map(|f| f.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(failed)?;
        let mut fold = None;
        for (n, line) in text.lines().enumerate() {
            if let Some(name) = line.strip_prefix("=== ") {
                fold = Some(super::fold(name));
                continue;
            }
            let pair = |pair| {
                let (word, tag): (&str, &str) = str::rsplit_once(pair, '/')?;
                Some((word, *Pos::ALL.iter().find(|p| p.tag() == tag)?))
            };
            let (words, tags): (Vec<&str>, Vec<Pos>) = line
                .split(' ')
                .map(|p| pair(p).ok_or_else(|| format!("{}:{}: no word with its tag: {p}", file.display(), n + 1)))
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .unzip();
            out.push(Tagged { sentence: Sentence::new(&words), tags, fold });
        }
    }
    Ok(out)
}

/// For every part of our articles the weights of a tagger that has not learned from them.
pub(super) fn folds() -> Result<Vec<Vec<u8>>, String> {
    let data: Vec<Tagged> = treebank()?.into_iter().flatten().chain(own()?).collect();
    let without = |fold| pack(&train(&data.iter().filter(|s| s.fold != Some(fold)).collect::<Vec<_>>()));
    Ok((0..FOLDS).map(without).collect())
}

fn train(data: &[&Tagged]) -> Vec<i8> {
    let mut average = vec![0.0; BUCKETS];
    for order in 0..ORDERS {
        average.iter_mut().zip(perceptron(data, order)).for_each(|(sum, w)| *sum += w);
    }
    let mut sizes: Vec<f64> = average.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    // The few weights beyond this are as good at the limit.
    let limit = sizes[sizes.len() * 999 / 1000];
    average.iter().map(|w| (w / limit * f64::from(LIMIT)).round().clamp(-f64::from(LIMIT), f64::from(LIMIT)) as i8).collect()
}

/// The mean of its weights over time.
fn perceptron(data: &[&Tagged], order: u32) -> Vec<f64> {
    let mut weights = vec![0i32; BUCKETS];
    // Sum of the weights over time, kept as in Daumé's averaging: each change is counted once for the time it came at.
    let mut late = vec![0i64; BUCKETS];
    let mut now = 1i64;
    for epoch in 0..EPOCHS {
        // A fixed order that differs from epoch to epoch.
        let step = EPOCHS * order + epoch;
        let mut sentences: Vec<usize> = (0..data.len()).collect();
        sentences.sort_by_key(|&n| (n as u32 ^ step).wrapping_mul(0x9e37_79b1 + 2 * step));
        for n in sentences {
            let Tagged { sentence, tags, .. } = data[n];
            sentence.walk(|i, features, options| {
                let score = |pos: Pos| features.iter().map(|&f| i64::from(weights[bucket(f, pos)])).sum::<i64>();
                let guess = options.iter().copied().rev().max_by_key(|&p| score(p)).unwrap_or(Pos::Xy);
                let gold = tags[i];
                if guess != gold && options.contains(&gold) {
                    for &f in features {
                        for (pos, step) in [(gold, 1), (guess, -1)] {
                            weights[bucket(f, pos)] += step;
                            late[bucket(f, pos)] += i64::from(step) * now;
                        }
                    }
                }
                now += 1;
                guess
            });
        }
    }
    weights.iter().zip(&late).map(|(&w, &l)| f64::from(w) - l as f64 / now as f64).collect()
}

fn accuracy(weights: &[i8], data: &[Tagged]) -> f64 {
    let (mut right, mut all) = (0u32, 0u32);
    let mut confusions = std::collections::BTreeMap::new();
    let mut missing = std::collections::BTreeMap::new();
    for Tagged { sentence, tags, .. } in data {
        sentence.walk(|i, features, options| {
            let score = |pos: Pos| features.iter().map(|&f| i32::from(weights[bucket(f, pos)])).sum::<i32>();
            let guess = options.iter().copied().rev().max_by_key(|&p| score(p)).unwrap_or(Pos::Xy);
            all += 1;
            right += u32::from(guess == tags[i]);
            if guess != tags[i] {
                *confusions.entry((tags[i].tag(), guess.tag())).or_insert(0) += 1;
                if !options.contains(&tags[i]) {
                    *missing.entry(tags[i].tag()).or_insert(0) += 1;
                }
            }
            guess
        });
    }
    let mut rows: Vec<_> = confusions.into_iter().collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.1));
    println!("gold, ours: {:?}\nnot among the candidates: {missing:?}", &rows[..rows.len().min(30)]);
    f64::from(right) / f64::from(all)
}

#[cfg(test)]
mod tests {
    #[test]
    fn our_own_articles_are_read() {
        assert!(super::own().unwrap().len() > 1000);
    }
}
