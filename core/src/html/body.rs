//! Which blocks of a page are the article's text.
//!
//! Every block speaks for or against the elements around it: a long block with few links for, everything else against. The element with
//! the greatest sum holds the article; in it, every block is judged once more by its own wording and by what stands around it.

use super::blocks::{Block, Blocks, Kind, Within};
use super::boilerplate;
use super::cues::{self, Cues};
use super::meta::Meta;
use super::oracle::Witness;
use super::tree::{Id, Tree};
use super::words::fold;
use crate::PartKind;
use html5ever::local_name;

/// What the blocks of a page are.
pub(super) struct Body {
    /// By block: its part of the article, if it has one.
    pub(super) roles: Vec<Option<PartKind>>,
    /// By block: whether it stands in an element that is not part of the article.
    pub(super) junk: Vec<bool>,
}

/// Chooses.
pub(super) fn choose(tree: &Tree, blocks: &Blocks, meta: &Meta) -> Body {
    let junk = junk(blocks);
    let root = root(tree, blocks, &junk);
    let headline = meta.headline.as_deref().map(fold).unwrap_or_default();
    let mut roles = vec![None; blocks.list.len()];
    for (n, block) in blocks.list.iter().enumerate() {
        if !junk[n] && is_text(blocks, block) && is_inside(tree, block, root) {
            let text = blocks.text(block);
            let heading = matches!(block.kind, Kind::Heading(_));
            if !headline.is_empty() && text.len() < headline.len() * 2 && fold(text) == headline {
                continue;
            }
            roles[n] = Some(if heading { PartKind::Crosshead } else { PartKind::Paragraph });
        }
    }
    let boxed = boxed(tree, blocks, root, &roles);
    for (role, boxed) in roles.iter_mut().zip(boxed) {
        if boxed {
            *role = None;
        }
    }
    if let Some(witness) = meta.json_ld.body.as_deref().and_then(Witness::new) {
        ask(&witness, blocks, &mut roles);
    }
    drop_lone_headings(tree, blocks, &mut roles);
    Body { roles, junk }
}

/// Whether the block stands in the element chosen, and not in a table there; a table around it is the layout of an old page.
fn is_inside(tree: &Tree, block: &Block, root: Id) -> bool {
    let mut inside = tree.ancestors(block.node).take_while(|&id| id != root);
    tree.ancestors(block.node).any(|id| id == root)
        && (!block.within.has(Within::TABLE) || inside.all(|id| tree.name(id).is_none_or(|name| *name != local_name!("table"))))
}

/// Asks `articleBody` about blocks at the edges of the article and in boxes, if it is whole: a page may show more than it has, but hardly
/// less of what it has.
fn ask(witness: &Witness, blocks: &Blocks, roles: &mut [Option<PartKind>]) {
    let support: Vec<Option<f32>> = blocks
        .list
        .iter()
        .zip(roles.iter())
        .map(|(block, role)| if *role == Some(PartKind::Paragraph) { witness.support(blocks.text(block)) } else { None })
        .collect();
    let (mut known, mut all) = (0.0, 0.0);
    for (block, support) in blocks.list.iter().zip(&support) {
        if let Some(support) = support {
            let words = blocks.text(block).split(' ').count() as f32;
            known += words * support;
            all += words;
        }
    }
    if known < 0.6 * all || known < 0.7 * witness.len() as f32 {
        return;
    }
    let is_known = |s: &Option<f32>| s.is_some_and(|s| s > 0.5);
    let (Some(first), Some(last)) = (support.iter().position(is_known), support.iter().rposition(is_known)) else { return };
    for (n, (block, role)) in blocks.list.iter().zip(roles).enumerate() {
        let unknown = support.get(n).copied().flatten().is_some_and(|s| s < 0.3);
        let outside = n > last || n < first;
        let beside = block.kind != Kind::Paragraph || block.within.has(Within::BOX) || block.text.len() < 120;
        if *role == Some(PartKind::Paragraph) && (unknown && (n > last || beside) || outside && block.text.len() < 60)
            || *role == Some(PartKind::Crosshead) && n > last
        {
            *role = None;
        }
    }
}

/// By block: whether it stands in a box of something else: one that opens with a heading such as `Mehr zum Thema`, or most of which is
/// boilerplate or links, or an `<article>` beside the article.
fn boxed(tree: &Tree, blocks: &Blocks, root: Id, roles: &[Option<PartKind>]) -> Vec<bool> {
    let none = usize::MAX;
    let (mut all, mut bad, mut first) = (vec![0; tree.len()], vec![0; tree.len()], vec![none; tree.len()]);
    let inside = |id: Id| tree.ancestors(id).take_while(move |&a| a != root);
    let (mut whole, mut nested) = (0, 0);
    let mut wordings = vec![false; blocks.list.len()];
    for (n, (block, role)) in blocks.list.iter().zip(roles).enumerate() {
        if !tree.ancestors(block.node).any(|id| id == root) {
            continue;
        }
        wordings[n] = boilerplate::is_boilerplate(blocks.text(block));
        let len = block.text.len();
        let text = !wordings[n] && *role == Some(PartKind::Paragraph);
        whole += if text { len } else { 0 };
        nested += if text && inside(block.node).any(|id| is_article(tree, id)) { len } else { 0 };
        let is_bad = wordings[n] || block.link_density() > 0.8;
        for id in inside(block.node) {
            all[id.index()] += len;
            bad[id.index()] += if is_bad { len } else { 0 };
            first[id.index()] = first[id.index()].min(n);
        }
    }
    let mut drop = vec![false; tree.len()];
    for (n, block) in blocks.list.iter().enumerate() {
        let opens = boilerplate::ends_article(blocks.text(block));
        for id in inside(block.node) {
            let i = id.index();
            let small = all[i] * 2 < whole;
            drop[i] |= small && (opens && first[i] == n || bad[i] * 2 > all[i] || nested * 2 < whole && is_article(tree, id));
        }
    }
    blocks.list.iter().zip(wordings).map(|(b, wording)| wording || inside(b.node).any(|id| drop[id.index()])).collect()
}

fn is_article(tree: &Tree, id: Id) -> bool {
    tree.name(id).is_some_and(|name| *name == local_name!("article"))
}

/// The element that holds the article.
fn root(tree: &Tree, blocks: &Blocks, junk: &[bool]) -> Id {
    let mut score = vec![0_f32; tree.len()];
    let mut best = (Id::ROOT, f32::MIN);
    let mut seen = vec![false; tree.len()];
    for (block, &junk) in blocks.list.iter().zip(junk) {
        let value = value(block, junk);
        for id in tree.ancestors(block.node) {
            score[id.index()] += value;
        }
    }
    let mut named = Vec::new();
    for (block, _) in blocks.list.iter().zip(junk).filter(|(b, junk)| value(b, **junk) > 0.0) {
        for id in tree.ancestors(block.node) {
            let score = score[id.index()];
            // Of elements of the same worth the innermost.
            if score > best.1 {
                best = (id, score);
            }
            if !seen[id.index()] && cues::of(tree, id).has(Cues::BODY) {
                named.push((id, score));
            }
            seen[id.index()] = true;
        }
    }
    // An element that is called the text of the article is, if it has most of it.
    named.retain(|(_, score)| *score > 0.6 * best.1);
    if let [(id, _)] = named[..] {
        return id;
    }
    if blocks.list.iter().any(|b| b.node == best.0 && b.kind != Kind::Other) {
        return tree.parent(best.0).unwrap_or(best.0);
    }
    best.0
}

/// By block: whether it stands in an element that is not part of the article. Elements that hold most of the text of the page are,
/// whatever they are called.
fn junk(blocks: &Blocks) -> Vec<bool> {
    let mut weight = vec![0; blocks.marks.len()];
    let mut total = 0;
    for block in blocks.list.iter().filter(|b| value(b, false) > 0.0) {
        total += block.text.len();
        let mut mark = block.mark;
        while let Some(n) = mark {
            weight[n] += block.text.len();
            mark = blocks.marks[n].outer;
        }
    }
    let mut junk = Vec::with_capacity(blocks.marks.len());
    for (n, mark) in blocks.marks.iter().enumerate() {
        // An outer mark comes before the inner ones.
        let outer = mark.outer.is_some_and(|o| junk[o]);
        junk.push(outer || weight[n] * 2 < total);
    }
    blocks.list.iter().map(|b| b.mark.is_some_and(|m| junk[m])).collect()
}

/// How much a block speaks for the elements around it.
fn value(block: &Block, junk: bool) -> f32 {
    let len = block.text.len() as f32;
    let text = matches!(block.kind, Kind::Paragraph | Kind::Other | Kind::Item | Kind::Cell);
    if junk || block.link_density() > 0.9 {
        return -len.min(100.0);
    }
    if text && len >= 60.0 && block.link_density() < 0.4 {
        return if block.kind == Kind::Paragraph { len } else { 0.6 * len };
    }
    match block.kind {
        Kind::Paragraph if block.link_density() < 0.4 => 0.2 * len,
        Kind::Paragraph | Kind::Item if len >= 100.0 && block.link_density() < 0.7 => 0.3 * len,
        Kind::Item if block.link_density() < 0.4 => 0.0,
        Kind::Heading(_) | Kind::Caption => 0.0,
        _ => -len.min(60.0),
    }
}

/// Whether the block, in the element chosen, is text of the article.
fn is_text(blocks: &Blocks, block: &Block) -> bool {
    let text = blocks.text(block);
    if matches!(block.kind, Kind::Caption | Kind::Heading(1))
        || block.within.has(Within::FIGURE)
        || block.cues.has(Cues::CAPTION)
        || block.cues.has(Cues::CREDIT)
        || block.cues.has(Cues::DATE)
        || block.cues.has(Cues::BYLINE)
        || block.cues.has(Cues::KICKER)
    {
        return false;
    }
    let links = block.link_density();
    match block.kind {
        Kind::Heading(_) => links < 0.9,
        Kind::Item => links < 0.5 && text.len() > 20,
        Kind::Paragraph => links < 0.8,
        _ => links < 0.5 && text.len() > 40,
    }
}

/// Drops headings that no text follows, and those before the text unless they are of the same kind as later ones.
fn drop_lone_headings(tree: &Tree, blocks: &Blocks, roles: &mut [Option<PartKind>]) {
    let first = roles.iter().position(|role| *role == Some(PartKind::Paragraph)).unwrap_or(roles.len());
    let (before, after) = roles.split_at_mut(first);
    let place = |block: &Block| (block.kind, tree.parent(block.node).and_then(|p| tree.attr(p, &local_name!("class"))));
    let siblings = || blocks.list.iter().skip(first).zip(after.iter()).filter(|(_, role)| **role == Some(PartKind::Crosshead));
    for (n, (block, role)) in blocks.list.iter().zip(before).enumerate() {
        // The first entry of a live ticker opens with its headline.
        let opens = n + 1 == first && place(block).1.is_some() && siblings().any(|(b, _)| place(b) == place(block));
        if !opens {
            *role = None;
        }
    }
    let mut text_follows = false;
    for role in roles.iter_mut().rev() {
        match role {
            Some(PartKind::Crosshead) => {
                if !text_follows {
                    *role = None;
                }
                text_follows = false;
            }
            Some(PartKind::Paragraph) => text_follows = true,
            _ => {}
        }
    }
}
