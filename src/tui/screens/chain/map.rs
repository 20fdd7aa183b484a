//! The map: reports-to as a tree, empty seats in their place, a line for each, the word first.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::Spot;
use crate::domain::people::{BuyingRole, EdgeKind};
use crate::domain::text::one_line;
use crate::domain::{Coded, PostId, RowId};
use crate::exchange::chain::{Organisation, roles_by_weight};
use crate::scoring::chain::{Member, SeatState};
use crate::tui::shown_people::{influence, stance_role, touch, words};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Glyphs, Hit, Look};

/// A line of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// What stands there.
    pub spot: Spot,
    /// Whether it is the last below its superior.
    last: bool,
    depth: usize,
    /// For each level above, whether a line runs past.
    lines: Vec<bool>,
    /// How many posts hang below it.
    pub below: usize,
    /// Whether those are hidden.
    pub folded: bool,
}

/// The lines of the map. Empty seats hang under who decides, else under the first root.
pub(super) fn nodes(organisation: &Organisation, folded: &BTreeSet<PostId>) -> Vec<Node> {
    let mut nodes: Vec<Node> = organisation
        .tree
        .iter()
        .map(|row| Node {
            spot: Spot::Post(row.post),
            last: row.last,
            depth: row.depth,
            lines: row.lines.clone(),
            below: row.below,
            folded: row.below > 0 && folded.contains(&row.post),
        })
        .collect();
    hang_seats(organisation, &mut nodes);
    let mut hidden_above: Option<usize> = None;
    nodes.retain(|node| {
        if hidden_above.is_some_and(|depth| node.depth > depth) {
            // A gap is what one has to see.
            return matches!(node.spot, Spot::Seat(_)) && hidden_above.is_some_and(|depth| node.depth == depth + 1);
        }
        hidden_above = node.folded.then_some(node.depth);
        true
    });
    nodes
}

fn decides(organisation: &Organisation, node: &Node) -> bool {
    let Spot::Post(post) = node.spot else { return false };
    organisation.holder(post).is_some_and(|member| member.roles.contains(&BuyingRole::DecisionMaker))
}

fn hang_seats(organisation: &Organisation, nodes: &mut Vec<Node>) {
    let seats = organisation.measures.coverage.seats.iter().enumerate();
    let empty: Vec<usize> = seats.filter(|(_, seat)| matches!(seat.state, SeatState::Empty { .. })).map(|(at, _)| at).collect();
    if empty.is_empty() {
        return;
    }
    let above = nodes.iter().position(|node| decides(organisation, node)).or(if nodes.is_empty() { None } else { Some(0) });
    let (at, depth, lines) = match above.and_then(|at| Some((at, nodes.get(at)?.clone()))) {
        None => (0, 0, Vec::new()),
        Some((at, parent)) => {
            let end = at + 1 + parent.below;
            for node in nodes.get_mut(at + 1..end).unwrap_or_default() {
                if node.depth == parent.depth + 1 {
                    node.last = false;
                } else if let Some(line) = node.lines.get_mut(parent.depth) {
                    *line = true;
                }
            }
            let mut lines = parent.lines.clone();
            if parent.depth > 0 {
                lines.push(!parent.last);
            }
            (end, parent.depth + 1, lines)
        }
    };
    let count = empty.len();
    let hung = empty.into_iter().enumerate().map(|(n, seat)| Node {
        spot: Spot::Seat(seat),
        last: n + 1 == count,
        depth,
        lines: lines.clone(),
        below: 0,
        folded: false,
    });
    nodes.splice(at..at, hung);
}

impl Node {
    /// The branch that leads to it.
    fn branch(&self, glyphs: &Glyphs) -> String {
        if self.depth == 0 {
            return String::new();
        }
        let (vertical, horizontal) = (glyphs.vertical, glyphs.horizontal);
        let mut branch: String = self.lines.iter().map(|line| if *line { format!("{vertical}  ") } else { "   ".to_owned() }).collect();
        let [_, _, corner, _] = glyphs.corners;
        let [joint, _] = glyphs.joints;
        branch.push_str(if self.last { corner } else { joint });
        branch.push_str(horizontal);
        branch.push(' ');
        branch
    }

    /// Cells of the branch.
    pub(super) fn indent(&self) -> u16 {
        u16::try_from(self.depth.saturating_mul(3)).unwrap_or(u16::MAX)
    }
}

/// Where the columns stand in a width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    stance: u16,
    role: u16,
    /// Where the tree begins, and how wide it is.
    tree: u16,
    pub tree_width: u16,
    influence: u16,
    touch: u16,
    edge: u16,
}

const STANCE: u16 = 9;
const ROLE: u16 = 11;
const WIDE_ROLE: u16 = 30;
const INFLUENCE: u16 = 4;
const TOUCH: u16 = 6;
const EDGE: u16 = 2;

impl Columns {
    /// What fits: the word of the stance and the name always, then the touch, the role, the influence.
    pub(super) fn of(width: u16) -> Self {
        let role = match width {
            ..50 => 0,
            50..110 => ROLE,
            _ => WIDE_ROLE,
        };
        let influence = if width < 44 { 0 } else { INFLUENCE };
        let tree = 1 + STANCE + 1 + role;
        let right = influence + 1 + TOUCH + 1 + EDGE;
        Self {
            stance: 1,
            role: if role == 0 { 0 } else { 1 + STANCE + 1 },
            tree,
            tree_width: width.saturating_sub(tree + right + 1),
            influence: if influence == 0 { 0 } else { width.saturating_sub(right) },
            touch: width.saturating_sub(EDGE + 1 + TOUCH),
            edge: width.saturating_sub(EDGE),
        }
    }

    const fn role_width(&self) -> u16 {
        if self.role == 0 { 0 } else { self.tree - self.role - 1 }
    }
}

/// The headings of the columns.
pub(super) fn draw_header(canvas: &mut Canvas<'_>, y: u16) {
    let columns = Columns::of(canvas.width());
    let strings = &canvas.look.strings;
    canvas.text_in(columns.stance, y, &strings.chain_column_stance(), Role::Heading, STANCE);
    if columns.role > 0 {
        canvas.text_in(columns.role, y, &strings.chain_column_role(), Role::Heading, columns.role_width());
    }
    canvas.text_in(columns.tree, y, &strings.chain_column_person(), Role::Heading, columns.tree_width);
    if columns.influence > 0 {
        canvas.text_right(columns.influence, columns.influence + INFLUENCE, y, &strings.chain_column_influence(), Role::Heading);
    }
    canvas.text_right(columns.touch, columns.touch + TOUCH - 1, y, &strings.chain_column_touch(), Role::Heading);
}

/// One line: `at` is its number, for clicks.
pub(super) fn draw_node(canvas: &mut Canvas<'_>, y: u16, at: usize, node: &Node, organisation: &Organisation, drawn: Drawn) {
    let width = canvas.width();
    let columns = Columns::of(width);
    if drawn.selected {
        canvas.tint(Rect::new(0, y, width, 1), Role::Selected);
        canvas.cursor(0, y);
    }
    match node.spot {
        Spot::Post(post) => {
            if let Some(member) = organisation.holder(post) {
                draw_member(canvas, y, &columns, organisation, member, drawn.selected);
                let name = label(organisation, member, post, canvas.look);
                draw_tree(canvas, y, &columns, node, &name, drawn, Role::Strong);
            }
        }
        Spot::Seat(seat) => draw_seat(canvas, y, &columns, node, organisation, seat, drawn),
    }
    canvas.clickable(Rect::new(0, y, width, 1), Hit::Item(at));
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Whether the cursor is on it.
    pub selected: bool,
    /// By how many cells the tree is moved to the left.
    pub shift: u16,
}

fn role(role: Role, selected: bool) -> Role {
    if selected { Role::Selected } else { role }
}

/// Name and title of a post's holder.
fn label(organisation: &Organisation, member: &Member, post: PostId, look: &Look) -> String {
    let name = look.private(organisation.person_name(member.person)).into_owned();
    let title = organisation.posts.get(&post).and_then(|row| row.text("title")).unwrap_or_default();
    format!("{name} {}", one_line(title)).trim_end().to_owned()
}

fn draw_member(canvas: &mut Canvas<'_>, y: u16, columns: &Columns, organisation: &Organisation, member: &Member, selected: bool) {
    let look = canvas.look;
    let words = words(organisation, look);
    canvas.text_in(columns.stance, y, &words.stance(member), role(stance_role(member), selected), STANCE);
    if columns.role > 0 {
        let room = columns.role_width();
        let told = if room > ROLE { words.roles(member) } else { words.role(member) };
        let told = look.widths.cut_end(&told, usize::from(room), look.glyphs.cut).into_owned();
        let decides = roles_by_weight(member).first() == Some(&BuyingRole::DecisionMaker);
        canvas.text_in(columns.role, y, &told, role(if decides { Role::Accent } else { Role::Text }, selected), room);
    }
    if columns.influence > 0 {
        let (told, looks) = influence(member, look);
        canvas.text_right(columns.influence, columns.influence + INFLUENCE, y, &told, role(looks, selected));
    }
    let (told, looks) = touch(organisation, member, look);
    canvas.text_right(columns.touch, columns.touch + TOUCH, y, &told, role(looks, selected));
    let (mark, looks) = edge_mark(organisation, member);
    canvas.text_in(columns.edge, y, mark, role(looks, selected), EDGE);
}

/// One cell for the ties of a person: conflict before influence.
fn edge_mark(organisation: &Organisation, member: &Member) -> (&'static str, Role) {
    let at = |column: &'static str, kind: EdgeKind| {
        organisation.edges.iter().any(|row| {
            row.code::<EdgeKind>("kind") == Some(kind) && row.int(column).is_some_and(|post| member.posts.contains(&PostId::from_raw(post)))
        })
    };
    if at("from_post_id", EdgeKind::Conflict) || at("to_post_id", EdgeKind::Conflict) {
        ("x", Role::Bad)
    } else if at("from_post_id", EdgeKind::Influence) {
        (">", Role::Accent)
    } else if at("to_post_id", EdgeKind::Influence) {
        ("<", Role::Accent)
    } else {
        ("", Role::Dim)
    }
}

fn draw_tree(canvas: &mut Canvas<'_>, y: u16, columns: &Columns, node: &Node, name: &str, drawn: Drawn, looks: Role) {
    let look = canvas.look;
    let folded = if node.folded { format!(" {}", look.strings.chain_folded(node.below)) } else { String::new() };
    let shift = usize::from(drawn.shift);
    let branch: String = node.branch(&look.glyphs).chars().skip(shift).collect();
    let indent = u16::try_from(branch.chars().count()).unwrap_or(u16::MAX).min(columns.tree_width);
    canvas.text_in(columns.tree, y, &branch, role(Role::Border, drawn.selected), columns.tree_width);
    // The branch is of one-cell signs; a name is moved only once its branch is out of sight.
    let moved = shift.saturating_sub(usize::from(node.indent()));
    let name: String = format!("{name}{folded}").chars().skip(moved).collect();
    let room = columns.tree_width.saturating_sub(indent);
    let shown = look.widths.cut_middle(&name, usize::from(room), look.glyphs.cut).into_owned();
    canvas.text_in(columns.tree + indent, y, &shown, role(looks, drawn.selected), room);
}

fn draw_seat(canvas: &mut Canvas<'_>, y: u16, columns: &Columns, node: &Node, organisation: &Organisation, seat: usize, drawn: Drawn) {
    let look = canvas.look;
    let Some(seat) = organisation.measures.coverage.seats.get(seat) else { return };
    canvas.text_in(columns.stance, y, &look.strings.chain_unknown(), role(Role::Unknown, drawn.selected), STANCE);
    if columns.role > 0 {
        let room = columns.role_width();
        let told = if room > ROLE {
            words(organisation, look).seat(&seat.any_of)
        } else {
            seat.any_of.first().map(|role| look.strings.chain_role(role.code())).unwrap_or_default()
        };
        let told = look.widths.cut_end(&told, usize::from(room), look.glyphs.cut).into_owned();
        canvas.text_in(columns.role, y, &told, role(Role::Unknown, drawn.selected), room);
    }
    let told = seat_told(organisation, seat, look);
    draw_tree(canvas, y, columns, node, &told, drawn, Role::Unknown);
}

/// What is known of an empty seat: until when it is to be filled, and who could introduce us.
pub(super) fn seat_told(organisation: &Organisation, seat: &crate::scoring::chain::Seat, look: &Look) -> String {
    let strings = &look.strings;
    let SeatState::Empty { due_on, introducer, .. } = &seat.state else { return String::new() };
    let accepted = organisation
        .ghosts
        .iter()
        .any(|row| row.date("accepted_on").is_some() && row.code::<BuyingRole>("role").is_some_and(|role| seat.any_of.contains(&role)));
    let words = words(organisation, look);
    match (due_on, introducer.filter(|person| organisation.people.contains_key(person))) {
        _ if accepted => strings.chain_ghost_accepted(),
        (Some(day), Some(person)) => strings.chain_ghost_introducer(day.to_string(), words.person(person)),
        (Some(day), None) => strings.chain_ghost_due(day.to_string()),
        (None, _) => strings.chain_ghost(),
    }
}
