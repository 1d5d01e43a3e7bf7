//! Reads automata in the CFSA2 format of the Morfologik library, the format of `LanguageTool`'s dictionaries.

/// The automaton over the bytes of a file.
pub(crate) struct Cfsa2 {
    labels: Vec<u8>,
    arcs: Vec<u8>,
    numbered: bool,
}

const NEXT: u8 = 0x80;
const LAST: u8 = 0x40;
const FINAL: u8 = 0x20;
/// The number of a label, or 0 if the label itself follows.
const LABEL: u8 = 0x1f;

impl Cfsa2 {
    pub(crate) fn new(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() < 8 || &bytes[..4] != b"\\fsa" || bytes[4] != 0xc6 {
            return Err("not a CFSA2 automaton".into());
        }
        let labels = usize::from(bytes[7]);
        Ok(Self { labels: bytes[8..8 + labels].to_vec(), arcs: bytes[8 + labels..].to_vec(), numbered: bytes[5] & 1 == 1 })
    }

    fn number(&self, mut at: usize) -> usize {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.arcs[at];
            value |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            at += 1;
            if byte & 0x80 == 0 {
                return value;
            }
        }
    }

    fn skip_number(&self, mut at: usize) -> usize {
        while self.arcs[at] & 0x80 != 0 {
            at += 1;
        }
        at + 1
    }

    fn first(&self, state: usize) -> usize {
        if self.numbered { self.skip_number(state) } else { state }
    }

    /// The position after the arc.
    fn skip(&self, arc: usize) -> usize {
        let flags = self.arcs[arc];
        let at = arc + 1 + usize::from(flags & LABEL == 0);
        if flags & NEXT == 0 { self.skip_number(at) } else { at }
    }

    fn target(&self, mut arc: usize) -> usize {
        let flags = self.arcs[arc];
        if flags & NEXT == 0 {
            return self.number(arc + 1 + usize::from(flags & LABEL == 0));
        }
        while self.arcs[arc] & LAST == 0 {
            arc = self.skip(arc);
        }
        self.skip(arc)
    }

    /// Calls `f` with every sequence of the automaton.
    pub(crate) fn each(&self, mut f: impl FnMut(&[u8])) {
        let mut sequence = Vec::new();
        // Depth and arc of what is still to be walked.
        let mut stack = vec![(0, self.first(self.target(self.first(0))))];
        while let Some((depth, arc)) = stack.pop() {
            sequence.truncate(depth);
            let flags = self.arcs[arc];
            if flags & LAST == 0 {
                stack.push((depth, self.skip(arc)));
            }
            sequence.push(match flags & LABEL {
                0 => self.arcs[arc + 1],
                n => self.labels[usize::from(n)],
            });
            if flags & FINAL != 0 {
                f(&sequence);
            }
            let target = self.target(arc);
            if target != 0 {
                stack.push((depth + 1, self.first(target)));
            }
        }
    }
}
