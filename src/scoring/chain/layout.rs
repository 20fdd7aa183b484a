//! The order in which a map draws the posts: a forest by reports-to.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Post;
use super::{holds, superior};
use crate::domain::{AsOf, PostId};

/// One post in drawing order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The post.
    pub post: PostId,
    /// The post it hangs under.
    pub parent: Option<PostId>,
    /// How many posts stand above it.
    pub depth: usize,
    /// Whether it is the last below its parent: its branch is a corner.
    pub last: bool,
    /// For each level from the first below the root to the one above this row, whether a line runs past it. One fewer than `depth`.
    pub lines: Vec<bool>,
    /// How many posts hang below it, at any level.
    pub below: usize,
}

/// The posts held at the as-of date, each under the nearest held post above it, oldest first among siblings. Where reports-to runs in a
/// circle, its oldest post becomes a root, so that the same rows always draw the same map. Linear in the posts but for sorting.
#[must_use]
pub fn forest(posts: &[Post], as_of: AsOf) -> Vec<Row> {
    let all: Vec<&Post> = posts.iter().collect();
    let current: BTreeMap<PostId, &Post> =
        posts.iter().filter(|post| holds(post.from, post.until, as_of.day)).map(|post| (post.id, post)).collect();
    let mut parent: BTreeMap<PostId, PostId> =
        current.values().filter_map(|post| Some((post.id, superior(post, &all, &current)?.id))).collect();
    for root in circle_roots(&parent) {
        parent.remove(&root);
    }
    let mut children: BTreeMap<Option<PostId>, Vec<PostId>> = BTreeMap::new();
    for id in current.keys() {
        children.entry(parent.get(id).copied()).or_default().push(*id);
    }
    let mut rows: Vec<Row> = Vec::with_capacity(current.len());
    // Depth first with a stack of our own: a chain of thousands must not exhaust the thread's.
    let mut waiting: Vec<(PostId, Option<PostId>, bool, Vec<bool>)> = Vec::new();
    push_children(&mut waiting, &children, None, &[]);
    while let Some((post, parent, last, lines)) = waiting.pop() {
        let depth = if parent.is_none() { 0 } else { lines.len() + 1 };
        let mut below = lines.clone();
        if parent.is_some() {
            below.push(!last);
        }
        push_children(&mut waiting, &children, Some(post), &below);
        rows.push(Row { post, parent, depth, last, lines, below: 0 });
    }
    count_below(&mut rows);
    rows
}

fn push_children(
    waiting: &mut Vec<(PostId, Option<PostId>, bool, Vec<bool>)>,
    children: &BTreeMap<Option<PostId>, Vec<PostId>>,
    parent: Option<PostId>,
    lines: &[bool],
) {
    let below = children.get(&parent).map_or(&[][..], Vec::as_slice);
    for (at, child) in below.iter().enumerate().rev() {
        waiting.push((*child, parent, at + 1 == below.len(), lines.to_vec()));
    }
}

/// The oldest post of each circle of reports-to.
fn circle_roots(parent: &BTreeMap<PostId, PostId>) -> Vec<PostId> {
    let mut settled: BTreeSet<PostId> = BTreeSet::new();
    let mut roots = Vec::new();
    for start in parent.keys() {
        let (mut path, mut on_path, mut at) = (Vec::new(), BTreeSet::new(), Some(*start));
        while let Some(post) = at.filter(|post| !settled.contains(post)) {
            if !on_path.insert(post) {
                roots.extend(path.iter().skip_while(|step| **step != post).min().copied());
                break;
            }
            path.push(post);
            at = parent.get(&post).copied();
        }
        settled.extend(path);
    }
    roots
}

/// Rows are in depth-first order: those below a row are the deeper ones that follow it.
fn count_below(rows: &mut [Row]) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let depths: Vec<usize> = rows.iter().map(|row| row.depth).collect();
    for (at, depth) in depths.iter().copied().chain([0]).enumerate() {
        while let Some((row, _)) = open.pop_if(|(_, open_depth)| *open_depth >= depth) {
            if let Some(row_at) = rows.get_mut(row) {
                row_at.below = at - row - 1;
            }
        }
        open.push((at, depth));
    }
}
