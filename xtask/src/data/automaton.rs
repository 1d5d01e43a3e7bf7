//! Minimal automata over sorted words (Daciuk, Mihov, Watson and Watson 2000), written in the format that `depesche` reads in place.

use std::collections::HashMap;

const LAST: u8 = 0x80;
const NEXT: u8 = 0x40;
const FINAL: u8 = 0x20;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct State {
    class: Option<u32>,
    arcs: Vec<(u8, usize)>,
}

/// Builds the automaton of words that are added in the order of their bytes.
#[derive(Default)]
pub(crate) struct Builder {
    states: Vec<State>,
    known: HashMap<State, usize>,
    /// The states along the last word, not yet minimal.
    path: Vec<State>,
    last: Vec<u8>,
}

/// The bytes of a finished automaton.
pub(crate) struct Automaton {
    /// By first byte of a word: twice the position of the next state, and 1 if that ends a form; 0 if no word begins so.
    pub(crate) first: [u32; 256],
    /// The most frequent labels, the first without use.
    pub(crate) labels: [u8; 32],
    pub(crate) bytes: Vec<u8>,
}

impl Builder {
    pub(crate) fn add(&mut self, word: &[u8], class: u32) {
        assert!(self.path.is_empty() || self.last.as_slice() < word, "words must be sorted");
        if self.path.is_empty() {
            self.path.push(State::default());
        }
        let common = self.last.iter().zip(word).take_while(|(a, b)| a == b).count();
        self.freeze(common);
        self.path.resize(word.len() + 1, State::default());
        self.path[word.len()].class = Some(class);
        word.clone_into(&mut self.last);
    }

    /// Makes the states beyond `depth` minimal.
    fn freeze(&mut self, depth: usize) {
        while self.path.len() > depth + 1 {
            let state = self.path.pop().unwrap_or_default();
            let id = self.intern(state);
            let label = self.last[self.path.len() - 1];
            if let Some(parent) = self.path.last_mut() {
                parent.arcs.push((label, id));
            }
        }
    }

    fn intern(&mut self, state: State) -> usize {
        if let Some(&id) = self.known.get(&state) {
            return id;
        }
        self.states.push(state.clone());
        self.known.insert(state, self.states.len() - 1);
        self.states.len() - 1
    }

    pub(crate) fn finish(mut self) -> Automaton {
        self.freeze(0);
        let root = self.path.pop().unwrap_or_default();
        let root = self.intern(root);
        Layout::new(self.states, root).write()
    }
}

/// Where the states stand.
struct Layout {
    states: Vec<State>,
    root: usize,
    order: Vec<usize>,
    labels: [u8; 32],
}

impl Layout {
    /// States that many arcs lead to come first, where positions are short; the others follow one another where they can.
    fn new(mut states: Vec<State>, root: usize) -> Self {
        let mut counts = [0u32; 256];
        let mut degree = vec![0u32; states.len()];
        for state in &states {
            for &(label, target) in &state.arcs {
                counts[usize::from(label)] += 1;
                degree[target] += 1;
            }
        }
        let mut frequent: Vec<usize> = (0..256).collect();
        frequent.sort_by_key(|&l| (std::cmp::Reverse(counts[l]), l));
        let mut labels = [0; 32];
        for (slot, label) in labels[1..].iter_mut().zip(frequent) {
            *slot = label as u8;
        }
        let mut placed = vec![false; states.len()];
        let mut order: Vec<usize> = (0..states.len()).collect();
        order.sort_by_key(|&s| (std::cmp::Reverse(degree[s]), s));
        order.truncate(4000);
        for &s in &order {
            placed[s] = true;
        }
        // Arcs that many words take come first: they are found sooner. A target of its own goes last, so that it can stand right behind its arc.
        let words = words(&states, root);
        for state in &mut states {
            state.arcs.sort_by_key(|&(label, target)| (std::cmp::Reverse(words[target]), label));
            if let Some(own) = state.arcs.iter().rposition(|&(_, target)| degree[target] == 1) {
                let arc = state.arcs.remove(own);
                state.arcs.push(arc);
            }
        }
        // The root is written as a table; nothing leads back to it.
        placed[root] = true;
        let mut stack: Vec<usize> = states[root].arcs.iter().map(|a| a.1).collect();
        while let Some(s) = stack.pop() {
            if placed[s] {
                continue;
            }
            placed[s] = true;
            order.push(s);
            stack.extend(states[s].arcs.iter().map(|a| a.1).filter(|&t| !placed[t]));
        }
        for s in order.clone() {
            stack.push(s);
            while let Some(s) = stack.pop() {
                for &(_, t) in &states[s].arcs {
                    if !placed[t] {
                        placed[t] = true;
                        order.push(t);
                        stack.push(t);
                    }
                }
            }
        }
        Self { states, root, order, labels }
    }

    fn write(&self) -> Automaton {
        let mut at = vec![0usize; self.states.len()];
        let mut follows = vec![usize::MAX; self.states.len()];
        for pair in self.order.windows(2) {
            follows[pair[0]] = pair[1];
        }
        loop {
            let mut bytes = Vec::new();
            let mut now = at.clone();
            for &s in &self.order {
                now[s] = bytes.len();
                self.state(s, follows[s], &at, &mut bytes);
            }
            if now == at {
                let mut first = [0; 256];
                for &(label, target) in &self.states[self.root].arcs {
                    assert!(at[target] > 0, "the first state is one that many words come to late");
                    first[usize::from(label)] = (at[target] as u32) << 1 | u32::from(self.states[target].class.is_some());
                }
                return Automaton { first, labels: self.labels, bytes };
            }
            at = now;
        }
    }

    fn state(&self, s: usize, next: usize, at: &[usize], out: &mut Vec<u8>) {
        let state = &self.states[s];
        if let Some(class) = state.class {
            number(class << 1 | u32::from(state.arcs.is_empty()), out);
        }
        for (n, &(label, target)) in state.arcs.iter().enumerate() {
            let last = n + 1 == state.arcs.len();
            let adjacent = last && target == next;
            let short = self.labels[1..].iter().position(|&l| l == label).map_or(0, |p| p as u8 + 1);
            let is_final = self.states[target].class.is_some();
            out.push(short | if last { LAST } else { 0 } | if adjacent { NEXT } else { 0 } | if is_final { FINAL } else { 0 });
            if short == 0 {
                out.push(label);
            }
            if !adjacent {
                number(at[target] as u32, out);
            }
        }
    }
}

/// How many words go through every state's arcs or end in it. A state stands after those that it leads to.
fn words(states: &[State], root: usize) -> Vec<u32> {
    let mut out = vec![0; states.len()];
    for (n, state) in states.iter().enumerate().take(root + 1) {
        out[n] = u32::from(state.class.is_some()) + state.arcs.iter().map(|&(_, target)| out[target]).sum::<u32>();
    }
    out
}

/// A variable-length number, seven bits a byte, the low ones first.
fn number(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
