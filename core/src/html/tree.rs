//! The page as a tree: a flat arena that html5ever fills. Nothing here recurses, neither building nor walking nor dropping.

use core::cell::{Cell, Ref, RefCell};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};
use std::borrow::Cow;

/// A node of the arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(u32);

impl Id {
    pub(super) const ROOT: Self = Self(0);
    const NONE: Self = Self(u32::MAX);

    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }

    fn some(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }
}

#[derive(Debug)]
enum Data {
    /// The document, a comment, a doctype: what has neither name nor text.
    Other,
    Text(StrTendril),
    Element {
        name: QualName,
        attrs: Vec<Attribute>,
        template: Id,
    },
}

#[derive(Debug)]
struct Node {
    parent: Id,
    prev: Id,
    next: Id,
    first: Id,
    last: Id,
    depth: u32,
    data: Data,
}

/// All nodes of a page. Every [`Id`] in use is an index into `nodes`.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    fn new(capacity: usize) -> Self {
        let mut tree = Self { nodes: Vec::with_capacity(capacity) };
        tree.add(Data::Other);
        tree
    }

    fn add(&mut self, data: Data) -> Id {
        let id = Id(self.nodes.len() as u32);
        let none = Id::NONE;
        self.nodes.push(Node { parent: none, prev: none, next: none, first: none, last: none, depth: 0, data });
        id
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].parent.some()
    }

    pub(super) fn next_sibling(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].next.some()
    }

    pub(super) fn first_child(&self, id: Id) -> Option<Id> {
        self.nodes[id.index()].first.some()
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        core::iter::successors(self.first_child(id), |&child| self.next_sibling(child))
    }

    /// The node itself and those it stands in, from the inside out.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        core::iter::successors(Some(id), |&node| self.parent(node))
    }

    /// The node that follows `id` in the order of the page when its own content is passed over; inside `root` only.
    pub(super) fn after(&self, id: Id, root: Id) -> Option<Id> {
        self.ancestors(id).take_while(|&node| node != root).find_map(|node| self.next_sibling(node))
    }

    /// `root` and all nodes inside it, in the order of the page.
    pub(super) fn descendants(&self, root: Id) -> impl Iterator<Item = Id> {
        core::iter::successors(Some(root), move |&id| self.first_child(id).or_else(|| self.after(id, root)))
    }

    /// The text of a text node.
    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match &self.nodes[id.index()].data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The name of an element. Elements of drawings and formulas have none here: nothing in them is of interest.
    pub(super) fn name(&self, id: Id) -> Option<&LocalName> {
        match &self.nodes[id.index()].data {
            Data::Element { name, .. } if name.ns == ns!(html) => Some(&name.local),
            _ => None,
        }
    }

    pub(super) fn attrs(&self, id: Id) -> &[Attribute] {
        match &self.nodes[id.index()].data {
            Data::Element { attrs, .. } => attrs,
            _ => &[],
        }
    }

    /// The value of an attribute; the empty string counts as a value.
    pub(super) fn attr(&self, id: Id, name: &LocalName) -> Option<&str> {
        self.attrs(id).iter().find(|a| a.name.local == *name).map(|a| &*a.value)
    }

    /// All text inside `root`, as it stands.
    pub(super) fn text_of(&self, root: Id) -> String {
        self.descendants(root).filter_map(|id| self.text(id)).collect()
    }

    fn detach(&mut self, id: Id) {
        let Node { parent, prev, next, .. } = self.nodes[id.index()];
        if prev != Id::NONE {
            self.nodes[prev.index()].next = next;
        } else if parent != Id::NONE {
            self.nodes[parent.index()].first = next;
        }
        if next != Id::NONE {
            self.nodes[next.index()].prev = prev;
        } else if parent != Id::NONE {
            self.nodes[parent.index()].last = prev;
        }
        let node = &mut self.nodes[id.index()];
        (node.parent, node.prev, node.next) = (Id::NONE, Id::NONE, Id::NONE);
    }

    /// Puts `id` into `parent`, in front of `next` or at the end.
    fn insert(&mut self, parent: Id, next: Id, id: Id) {
        self.detach(id);
        let prev = if next == Id::NONE { self.nodes[parent.index()].last } else { self.nodes[next.index()].prev };
        let depth = self.nodes[parent.index()].depth + 1;
        let node = &mut self.nodes[id.index()];
        (node.parent, node.prev, node.next, node.depth) = (parent, prev, next, depth);
        if prev == Id::NONE {
            self.nodes[parent.index()].first = id;
        } else {
            self.nodes[prev.index()].next = id;
        }
        if next == Id::NONE {
            self.nodes[parent.index()].last = id;
        } else {
            self.nodes[next.index()].prev = id;
        }
    }

    /// As [`Tree::insert`]; text is joined to text that stands before it.
    fn insert_any(&mut self, parent: Id, next: Id, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(id) => self.insert(parent, next, id),
            NodeOrText::AppendText(text) => {
                let prev = if next == Id::NONE { self.nodes[parent.index()].last } else { self.nodes[next.index()].prev };
                if let Some(Data::Text(old)) = prev.some().map(|p| &mut self.nodes[p.index()].data) {
                    old.push_tendril(&text);
                } else {
                    let id = self.add(Data::Text(text));
                    self.insert(parent, next, id);
                }
            }
        }
    }
}

/// Takes the calls of html5ever's tree builder.
#[derive(Debug)]
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// How deep the innermost open element stands.
    depth: Cell<u32>,
    /// How many attributes all elements have.
    attributes: Cell<usize>,
}

impl Sink {
    pub(super) fn new(capacity: usize) -> Self {
        Self { tree: RefCell::new(Tree::new(capacity)), depth: Cell::new(0), attributes: Cell::new(0) }
    }

    /// Number of nodes and attributes so far.
    pub(super) fn size(&self) -> usize {
        self.tree.borrow().len() + self.attributes.get()
    }

    /// The node that was made last.
    pub(super) fn last(&self) -> Id {
        Id(self.tree.borrow().len().saturating_sub(1) as u32)
    }

    /// How deep the innermost open element stands.
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }
}

/// The name of an element, borrowed from the arena.
#[derive(Debug)]
pub(super) struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Id::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name<'a> {
        Name(Ref::map(self.tree.borrow(), |tree| match &tree.nodes[target.index()].data {
            Data::Element { name, .. } => name,
            _ => const { &QualName { prefix: None, ns: ns!(), local: html5ever::local_name!("") } },
        }))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Id {
        let mut tree = self.tree.borrow_mut();
        self.attributes.set(self.attributes.get() + attrs.len());
        let template = if flags.template { tree.add(Data::Other) } else { Id::NONE };
        tree.add(Data::Element { name, attrs, template })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let mut tree = self.tree.borrow_mut();
        if let NodeOrText::AppendNode(_) = child {
            self.depth.set(tree.nodes[parent.index()].depth + 1);
        }
        tree.insert_any(*parent, Id::NONE, child);
    }

    fn pop(&self, node: &Id) {
        self.depth.set(self.tree.borrow().nodes[node.index()].depth.saturating_sub(1));
    }

    fn append_based_on_parent_node(&self, element: &Id, prev_element: &Id, child: NodeOrText<Id>) {
        let attached = self.tree.borrow().parent(*element).is_some();
        if attached {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev_element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        match self.tree.borrow().nodes[target.index()].data {
            Data::Element { template, .. } if template != Id::NONE => template,
            _ => *target,
        }
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(parent) = tree.parent(*sibling) {
            tree.insert_any(parent, *sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, new: Vec<Attribute>) {
        if let Data::Element { attrs, .. } = &mut self.tree.borrow_mut().nodes[target.index()].data {
            for attr in new {
                if attrs.iter().all(|a| a.name != attr.name) {
                    attrs.push(attr);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first_child(*node) {
            tree.insert(*new_parent, Id::NONE, child);
        }
    }
}
