//! The map as a drawing for other programs: Mermaid, DOT, SVG, plain text. With stance for ourselves; without it for the customer, who
//! then finds names, posts and who reports to whom, and nothing of what we think of anybody.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::{Organisation, Words, roles_by_weight, standing};
use crate::domain::PostId;
use crate::domain::people::{BuyingRole, EdgeKind, Stance};
use crate::domain::text::one_line;
use crate::i18n::label;
use crate::scoring::chain::Member;

crate::codes! {
    /// What a drawing is written in.
    pub enum DrawingFormat {
        /// Mermaid, which Markdown pages show as a picture.
        Mermaid = "mermaid",
        /// DOT, the language of Graphviz.
        Dot = "dot",
        /// A picture.
        Svg = "svg",
        /// Text.
        Text = "text",
    }
}

impl DrawingFormat {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Mermaid => "mmd",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Text => "txt",
        }
    }
}

/// A post as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Box {
    post: PostId,
    /// Name and title.
    name: String,
    /// What stands below it: roles, and stance and influence if those are shown.
    lines: Vec<String>,
    /// Which of the boxes it hangs under.
    parent: Option<usize>,
    depth: usize,
    /// Drawn with emphasis: against us.
    against: bool,
}

/// A tie as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tie {
    from: usize,
    to: usize,
    kind: EdgeKind,
    label: String,
}

/// The map, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    title: String,
    boxes: Vec<Box>,
    ties: Vec<Tie>,
}

/// Whether a role says something of where somebody stands towards us.
const fn tells_stance(role: BuyingRole) -> bool {
    matches!(role, BuyingRole::Champion | BuyingRole::Blocker)
}

impl Drawing {
    /// The map of an organisation, with or without what we think of its people.
    #[must_use]
    pub fn of(words: &Words<'_>, with_stance: bool) -> Self {
        let organisation: &Organisation = words.organisation;
        let places: Vec<PostId> = organisation.tree.iter().map(|row| row.post).collect();
        let place = |post: PostId| places.iter().position(|known| *known == post);
        let boxes = organisation
            .tree
            .iter()
            .filter_map(|row| {
                let member = organisation.holder(row.post)?;
                let title = organisation.posts.get(&row.post)?.text("title").unwrap_or_default();
                Some(Box {
                    post: row.post,
                    name: one_line(format!("{} {title}", words.person(member.person)).trim_end()).into_owned(),
                    lines: lines(words, member, with_stance),
                    parent: row.parent.and_then(place),
                    depth: row.depth,
                    against: with_stance && standing(member) == Some(Stance::Opposed),
                })
            })
            .collect();
        let tie = |row: &crate::store::Row| {
            let kind: EdgeKind = row.code("kind")?;
            let end = |column: &str| row.reference::<PostId>(column).and_then(place);
            Some(Tie { from: end("from_post_id")?, to: end("to_post_id")?, kind, label: label(kind, words.strings) })
        };
        let ties = if with_stance { organisation.edges.iter().filter_map(tie).collect() } else { Vec::new() };
        let name = words.account();
        let title = if with_stance { words.strings.chain_title(name) } else { words.strings.chain_title_plain(name) };
        Self { title, boxes, ties }
    }

    /// The drawing in a format. ASCII lines are for text only.
    #[must_use]
    pub fn written(&self, format: DrawingFormat, ascii: bool) -> String {
        match format {
            DrawingFormat::Mermaid => self.mermaid(),
            DrawingFormat::Dot => self.dot(),
            DrawingFormat::Svg => self.svg(),
            DrawingFormat::Text => self.text(ascii),
        }
    }

    fn mermaid(&self) -> String {
        let mut out = String::from("flowchart TD\n");
        for (n, one) in self.boxes.iter().enumerate() {
            let text: Vec<String> = std::iter::once(&one.name).chain(&one.lines).map(|line| mermaid_text(line)).collect();
            let _ = writeln!(out, "    p{n}[\"{}\"]", text.join("<br/>"));
        }
        for (n, one) in self.boxes.iter().enumerate() {
            if let Some(parent) = one.parent {
                let _ = writeln!(out, "    p{parent} --> p{n}");
            }
        }
        for tie in &self.ties {
            let head = if tie.kind == EdgeKind::Influence { ".->" } else { ".-" };
            let _ = writeln!(out, "    p{} -. \"{}\" {head} p{}", tie.from, mermaid_text(&tie.label), tie.to);
        }
        for (n, _) in self.boxes.iter().enumerate().filter(|(_, one)| one.against) {
            let _ = writeln!(out, "    style p{n} stroke-width:3px");
        }
        out
    }

    fn dot(&self) -> String {
        let mut out = String::from("digraph chain {\n");
        let _ = writeln!(out, "    label={};\n    labelloc=t;\n    node [shape=box];", dot_text(&self.title));
        for (n, one) in self.boxes.iter().enumerate() {
            let text: Vec<&str> = std::iter::once(one.name.as_str()).chain(one.lines.iter().map(String::as_str)).collect();
            let wide = if one.against { ", penwidth=3" } else { "" };
            let _ = writeln!(out, "    p{n} [label={}{wide}];", dot_text(&text.join("\n")));
        }
        for (n, one) in self.boxes.iter().enumerate() {
            if let Some(parent) = one.parent {
                let _ = writeln!(out, "    p{parent} -> p{n};");
            }
        }
        for tie in &self.ties {
            let head = if tie.kind == EdgeKind::Influence { "" } else { ", arrowhead=none" };
            let _ =
                writeln!(out, "    p{} -> p{} [style=dashed, constraint=false, label={}{head}];", tie.from, tie.to, dot_text(&tie.label));
        }
        out.push_str("}\n");
        out
    }

    fn text(&self, ascii: bool) -> String {
        let mut out = format!("{}\n\n", self.title);
        for (n, one) in self.boxes.iter().enumerate() {
            let _ = write!(out, "{}{}", self.branch(n, ascii), one.name);
            if !one.lines.is_empty() {
                let _ = write!(out, "  ({})", one.lines.join("; "));
            }
            out.push('\n');
        }
        if !self.ties.is_empty() {
            out.push('\n');
        }
        let name = |n: usize| self.boxes.get(n).map_or("", |one| one.name.as_str());
        for tie in &self.ties {
            let arrow = if tie.kind == EdgeKind::Influence { "->" } else { "--" };
            let _ = writeln!(out, "{} {arrow} {}: {}", name(tie.from), name(tie.to), tie.label);
        }
        out
    }

    /// The branch that leads to a box: a line past each level that goes on, then a corner or a joint.
    fn branch(&self, n: usize, ascii: bool) -> String {
        let (line, joint, corner, rule) = if ascii { ("|", "+", "+", "-") } else { ("│", "├", "└", "─") };
        let mut parts = Vec::new();
        let mut at = n;
        while let Some(parent) = self.boxes.get(at).and_then(|one| one.parent) {
            let last = self.is_last(at, parent);
            parts.push(match (at == n, last) {
                (true, true) => format!("{corner}{rule} "),
                (true, false) => format!("{joint}{rule} "),
                (false, true) => "   ".to_owned(),
                (false, false) => format!("{line}  "),
            });
            at = parent;
        }
        parts.reverse();
        parts.concat()
    }

    /// Boxes are in depth-first order: a later one under the same parent means that the line goes on.
    fn is_last(&self, at: usize, parent: usize) -> bool {
        let depth = self.boxes.get(at).map_or(0, |one| one.depth);
        let after = self.boxes.iter().skip(at + 1).take_while(|one| one.depth >= depth);
        !after.into_iter().any(|one| one.parent == Some(parent))
    }

    fn svg(&self) -> String {
        const LINE: usize = 18;
        const GAP: usize = 14;
        const INDENT: usize = 36;
        const MARGIN: usize = 20;
        let height = |one: &Box| (one.lines.len() + 1) * LINE + 12;
        // Eight units a cell fits the fonts that a reader may have.
        let width = |one: &Box| std::iter::once(&one.name).chain(&one.lines).map(|line| line.width()).max().unwrap_or(0) * 8 + 24;
        let mut tops = Vec::with_capacity(self.boxes.len());
        let mut y = MARGIN + 2 * LINE;
        for one in &self.boxes {
            tops.push(y);
            y += height(one) + GAP;
        }
        let left = |one: &Box| MARGIN + one.depth * INDENT;
        let right = self.boxes.iter().map(|one| left(one) + width(one)).max().unwrap_or(0).max(self.title.width() * 9);
        let (all_width, all_height) = (right + MARGIN + 60, y + MARGIN);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all_width}\" height=\"{all_height}\" viewBox=\"0 0 {all_width} {all_height}\" \
             font-family=\"sans-serif\" font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
             <text x=\"{MARGIN}\" y=\"{}\" font-size=\"16\" font-weight=\"bold\">{}</text>\n",
            MARGIN + LINE,
            xml_text(&self.title)
        );
        let middle = |n: usize| tops.get(n).copied().unwrap_or(0) + self.boxes.get(n).map_or(0, height) / 2;
        for (n, one) in self.boxes.iter().enumerate() {
            if let Some((parent, above)) = one.parent.and_then(|parent| Some((parent, self.boxes.get(parent)?))) {
                let x = left(above) + 14;
                let top = tops.get(parent).copied().unwrap_or(0) + height(above);
                let _ = writeln!(out, "<path d=\"M{x} {top} V{} H{}\" fill=\"none\" stroke=\"black\"/>", middle(n), left(one));
            }
        }
        for (n, one) in self.boxes.iter().enumerate() {
            let (x, top) = (left(one), tops.get(n).copied().unwrap_or(0));
            let stroke = if one.against { 3 } else { 1 };
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{top}\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"white\" stroke=\"black\" stroke-width=\"{stroke}\"/>",
                width(one),
                height(one)
            );
            for (row, line) in std::iter::once(&one.name).chain(&one.lines).enumerate() {
                let bold = if row == 0 { " font-weight=\"bold\"" } else { "" };
                let _ = writeln!(out, "<text x=\"{}\" y=\"{}\"{bold}>{}</text>", x + 12, top + (row + 1) * LINE, xml_text(line));
            }
        }
        for tie in &self.ties {
            let (from, to) = (middle(tie.from), middle(tie.to));
            let start = self.boxes.get(tie.from).map_or(0, |one| left(one) + width(one));
            let end = self.boxes.get(tie.to).map_or(0, |one| left(one) + width(one));
            let bend = start.max(end) + 40;
            let _ = writeln!(
                out,
                "<path d=\"M{start} {from} C{bend} {from} {bend} {to} {end} {to}\" fill=\"none\" stroke=\"black\" stroke-dasharray=\"5 4\"/>\n\
                 <text x=\"{}\" y=\"{}\" font-size=\"11\">{}</text>",
                bend.saturating_sub(18),
                usize::midpoint(from, to),
                xml_text(&tie.label)
            );
        }
        out.push_str("</svg>\n");
        out
    }
}

fn lines(words: &Words<'_>, member: &Member, with_stance: bool) -> Vec<String> {
    let roles: Vec<String> = roles_by_weight(member)
        .into_iter()
        .filter(|role| with_stance || !tells_stance(*role))
        .map(|role| label(role, words.strings))
        .collect();
    let mut lines = Vec::new();
    if !roles.is_empty() {
        lines.push(roles.join(&words.strings.portfolio_and()));
    }
    if with_stance {
        let stance = words.stance(member);
        let influence = member.influence.map_or_else(|| words.strings.chain_unknown(), |influence| influence.to_string());
        lines.push(words.strings.chain_drawn(stance, influence));
    }
    lines
}

/// A text inside quotes: what means something to Mermaid is written by its number.
fn mermaid_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | '\\' | '`' | ';' => {
                let _ = write!(safe, "#{};", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

fn dot_text(text: &str) -> String {
    let mut safe = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => safe.push_str("\\\""),
            '\\' => safe.push_str("\\\\"),
            '\n' => safe.push_str("\\n"),
            c => safe.push(c),
        }
    }
    safe.push('"');
    safe
}

fn xml_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Coded;

    fn one(name: &str, parent: Option<usize>, depth: usize) -> Box {
        Box { post: crate::domain::RowId::from_raw(1), name: name.into(), lines: vec!["a".into()], parent, depth, against: false }
    }

    #[test]
    fn what_means_something_to_a_format_is_escaped() {
        assert_eq!(mermaid_text("a\"<b>#1;`"), "a#34;#60;b#62;#35;1#59;#96;");
        assert_eq!(dot_text("a\"\\\nb"), "\"a\\\"\\\\\\nb\"");
        assert_eq!(xml_text("<&>"), "&lt;&amp;&gt;");
        let drawing = Drawing { title: "</text>".into(), boxes: vec![one("\"]<script>", None, 0)], ties: Vec::new() };
        for format in DrawingFormat::ALL {
            let text = drawing.written(*format, false);
            assert_eq!(text.contains("<script>"), matches!(format, DrawingFormat::Dot | DrawingFormat::Text), "{format}");
        }
    }

    #[test]
    fn the_text_is_a_tree() {
        let boxes = vec![one("A", None, 0), one("B", Some(0), 1), one("C", Some(1), 2), one("D", Some(0), 1), one("E", None, 0)];
        let ties = vec![Tie { from: 2, to: 3, kind: EdgeKind::Conflict, label: "conflict".into() }];
        let drawing = Drawing { title: "T".into(), boxes, ties };
        let text = "T\n\nA  (a)\n├─ B  (a)\n│  └─ C  (a)\n└─ D  (a)\nE  (a)\n\nC -- D: conflict\n";
        assert_eq!(drawing.written(DrawingFormat::Text, false), text);
        assert!(drawing.written(DrawingFormat::Text, true).contains("|  +- C"));
        assert_eq!(drawing.written(DrawingFormat::Mermaid, false).matches("-->").count(), 3);
    }
}
