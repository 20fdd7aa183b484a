//! A page of short sections, and how it is printed: in cells for a terminal, as Markdown, or as HTML that needs no network.

use minijinja::{AutoEscape, Environment};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::text::one_line;
use crate::domain::veil::Names;
use crate::i18n::Language;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The heading of the whole.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// In the order of reading.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Its lines; never empty: a section with nothing to say says that.
    pub lines: Vec<Line>,
}

/// A line, of any length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whether it belongs to the line above it.
    pub nested: bool,
    /// What it says.
    pub text: String,
}

impl Line {
    pub(super) fn new(text: String) -> Self {
        Self { nested: false, text: one_line(&text).into_owned() }
    }

    pub(super) fn nested(text: String) -> Self {
        Self { nested: true, ..Self::new(text) }
    }
}

/// Narrower than this nothing is wrapped.
const LEAST_WIDTH: usize = 20;

impl Page {
    /// The page as text of so many cells a line (at least 20), the headings on lines of their own.
    #[must_use]
    pub fn text(&self, width: usize) -> String {
        let width = width.max(LEAST_WIDTH);
        let mut out = String::new();
        let mut push = |lines: Vec<String>| {
            for line in lines {
                out.push_str(line.trim_end());
                out.push('\n');
            }
        };
        push(wrapped(&self.title, width, "", ""));
        push(wrapped(&self.subtitle, width, "", ""));
        for section in &self.sections {
            push(vec![String::new(), section.heading.clone()]);
            for line in &section.lines {
                let (first, rest) = if line.nested { ("    ", "    ") } else { ("- ", "  ") };
                push(wrapped(&line.text, width, first, rest));
            }
        }
        out
    }

    /// As it may be read by everybody: without names, telephone numbers, addresses and amounts.
    #[must_use]
    pub fn told(&self, names: &Names) -> Self {
        let hidden = |text: &str| names.veiled(text).into_owned();
        let line = |line: &Line| Line { nested: line.nested, text: hidden(&line.text) };
        let section = |section: &Section| Section { heading: section.heading.clone(), lines: section.lines.iter().map(line).collect() };
        Self { title: hidden(&self.title), subtitle: hidden(&self.subtitle), sections: self.sections.iter().map(section).collect() }
    }

    /// With this in the place of every line and of the title, so that nothing of the data is seen.
    #[must_use]
    pub fn veiled(&self, mask: &str) -> Self {
        let hidden = |line: &Line| Line { nested: line.nested, text: mask.to_owned() };
        let section = |section: &Section| Section { heading: section.heading.clone(), lines: section.lines.iter().map(hidden).collect() };
        Self { title: mask.to_owned(), subtitle: mask.to_owned(), sections: self.sections.iter().map(section).collect() }
    }

    /// The page as an HTML file of its own: every text is escaped, nothing is loaded from elsewhere.
    ///
    /// # Errors
    /// None in a released program: the template is the program's own, and a test fills it.
    pub fn html(&self, language: Language) -> Result<String, minijinja::Error> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let sections: Vec<HtmlSection<'_>> = self.sections.iter().map(HtmlSection::of).collect();
        let page = HtmlPage { language: language.to_string(), title: &self.title, subtitle: &self.subtitle, sections };
        let template = include_str!("../../assets/templates/page.html");
        environment.render_named_str("page.html", template, minijinja::value::Serde(page))
    }

    /// The page as Markdown; nothing of the data can become markup.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", inert(&self.title), inert(&self.subtitle));
        for section in &self.sections {
            out.push_str(&format!("\n## {}\n\n", inert(&section.heading)));
            for line in &section.lines {
                out.push_str(if line.nested { "  - " } else { "- " });
                out.push_str(&inert(&line.text));
                out.push('\n');
            }
        }
        out
    }
}

/// The page as the template wants it.
#[derive(Serialize)]
struct HtmlPage<'p> {
    language: String,
    title: &'p str,
    subtitle: &'p str,
    sections: Vec<HtmlSection<'p>>,
}

/// A section as the template wants it: what belongs to a line stands below it.
#[derive(Serialize)]
struct HtmlSection<'p> {
    heading: &'p str,
    lines: Vec<HtmlLine<'p>>,
}

#[derive(Serialize)]
struct HtmlLine<'p> {
    text: &'p str,
    nested: Vec<&'p str>,
}

impl<'p> HtmlSection<'p> {
    fn of(section: &'p Section) -> Self {
        let mut lines: Vec<HtmlLine<'p>> = Vec::new();
        for line in &section.lines {
            match lines.last_mut().filter(|_| line.nested) {
                Some(above) => above.nested.push(&line.text),
                None => lines.push(HtmlLine { text: &line.text, nested: Vec::new() }),
            }
        }
        Self { heading: &section.heading, lines }
    }
}

/// With every sign escaped that Markdown or HTML could take for markup.
fn inert(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                shown.push('\\');
                shown.push(c);
            }
            // A number with a point at the beginning would become a list.
            '.' | ')' | '+' | '-' if shown.chars().all(|c| c.is_ascii_digit()) => {
                shown.push('\\');
                shown.push(c);
            }
            _ => shown.push(c),
        }
    }
    shown
}

/// Whether a piece may not begin a line.
fn closes(piece: &str) -> bool {
    piece.chars().next().is_some_and(|c| "，。、；：？！）】」』》〉”’,.;:?!)]}".contains(c))
}

/// A text in lines of so many cells, broken at blanks and between Han characters; `first` stands before the first line, `rest`
/// before the others. Closing punctuation takes what is before it along to the next line.
fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut lead = first;
    let mut line: Vec<&str> = Vec::new();
    let room = |lead: &str| width.saturating_sub(lead.width()).max(1);
    let cells = |line: &[&str]| line.iter().map(|piece| piece.width()).sum::<usize>();
    for piece in pieces(text, room(rest).min(room(first))) {
        if cells(&line) + piece.width() > room(lead) && !line.is_empty() {
            let keep = if closes(piece) && line.len() > 1 { line.len() - 1 } else { line.len() };
            let moved = line.split_off(keep);
            lines.push(format!("{lead}{}", line.concat()));
            (line, lead) = (moved, rest);
        }
        if !line.is_empty() || !piece.trim().is_empty() {
            line.push(piece);
        }
    }
    lines.push(format!("{lead}{}", line.concat()));
    lines
}

/// What is not broken: runs of narrow characters up to the width of a line, single wide ones, blanks.
fn pieces(text: &str, room: usize) -> Vec<&str> {
    let mut pieces: Vec<&str> = Vec::new();
    let (mut start, mut cells) = (0, 0);
    for (at, cluster) in text.grapheme_indices(true) {
        let (alone, end) = (cluster.width() != 1 || cluster == " ", at + cluster.len());
        if start < at && (alone || cells + cluster.width() > room) {
            pieces.extend(text.get(start..at));
            (start, cells) = (at, 0);
        }
        if alone {
            pieces.extend(text.get(at..end));
            start = end;
        } else {
            cells += 1;
        }
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_at_blanks_and_between_han_characters() {
        assert_eq!(wrapped("worried about delivery times", 16, "- ", "  "), ["- worried about ", "  delivery times"]);
        assert_eq!(wrapped("续约意向好，担心交期", 12, "- ", "  "), ["- 续约意向", "  好，担心交", "  期"]);
        assert_eq!(wrapped("到 2026-06-19 为止", 13, "", ""), ["到 2026-06-19", "为止"]);
        assert_eq!(wrapped("averyveryverylongaddress", 12, "", "  "), ["averyveryv", "  erylongadd", "  ress"]);
    }

    #[test]
    fn data_never_becomes_markup() {
        for (data, shown) in [
            ("<script>*x*</script>", "&lt;script&gt;\\*x\\*&lt;/script&gt;"),
            ("# 1. [a](b)", "\\# 1. \\[a\\](b)"),
            ("1. first", "1\\. first"),
            ("- item", "\\- item"),
            ("a\nb\u{1b}[31m", "a b\\[31m"),
        ] {
            assert_eq!(inert(data), shown);
        }
    }

    #[test]
    fn html_is_escaped_and_loads_nothing() {
        let line = Line::new("<img src=x onerror=alert(1)> & \"q\"".into());
        let nested = Line::nested("{{ 7*7 }}<script>".into());
        let page = Page {
            title: "<b>T</b>".into(),
            subtitle: "'s'".into(),
            sections: vec![Section { heading: "</h2>".into(), lines: vec![line, nested] }],
        };
        let html = page.html(Language::ZhCN).unwrap();
        assert!(html.contains("lang=\"zh-CN\"") && html.contains("{{ 7*7 }}"), "{html}");
        for wrong in ["<img", "<script", "<b>T", "http:", "https:", "<link", "url("] {
            assert!(!html.contains(wrong), "{wrong} in {html}");
        }
        assert!(html.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot;"), "{html}");
        assert_eq!(html.matches("<ul>").count(), html.matches("</ul>").count());
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_page_and_no_text_is_lost(text in "[a-z华东，。 ]{0,120}", width in 20usize..90) {
            let lines = wrapped(&text, width, "- ", "  ");
            prop_assert!(lines.iter().all(|line| line.trim_end().width() <= width), "{lines:?}");
            let kept: String = lines.concat().chars().filter(|c| !c.is_whitespace()).skip(1).collect();
            prop_assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        }
    }
}
