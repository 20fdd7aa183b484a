//! A page as a file: text, Markdown, or HTML that needs no network.

use super::format::ExportError;
use crate::exchange::page::Page;
use crate::i18n::Language;

crate::codes! {
    /// How a page is written.
    pub enum PageFormat {
        /// Lines of text.
        Text = "text",
        /// Markdown.
        Markdown = "markdown",
        /// An HTML file of its own, to be printed or opened in a browser.
        Html = "html",
    }
}

/// Cells of a line in a text file.
const WIDTH: usize = 80;

impl PageFormat {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }

    /// The format that a file name asks for by its ending.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        use crate::domain::Coded;
        let html = ending.eq_ignore_ascii_case("htm").then_some(Self::Html);
        html.or_else(|| Self::ALL.iter().copied().find(|format| ending.eq_ignore_ascii_case(format.ending())))
    }

    /// A page in this format.
    ///
    /// # Errors
    /// [`ExportError::Format`], which a test rules out for the shipped template.
    pub fn written(self, page: &Page, language: Language) -> Result<String, ExportError> {
        match self {
            Self::Text => Ok(page.text(WIDTH)),
            Self::Markdown => Ok(page.markdown()),
            Self::Html => page.html(language).map_err(|error| ExportError::Format(error.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_name_formats() {
        for (ending, format) in
            [("md", Some(PageFormat::Markdown)), ("HTM", Some(PageFormat::Html)), ("txt", Some(PageFormat::Text)), ("pdf", None)]
        {
            assert_eq!(PageFormat::of_ending(ending), format);
        }
    }
}
