//! How the card is drawn: identity, tabs, and the page that is open.

use ratatui::layout::Rect;

use super::data::CardData;
use super::{Card, HEAD, Opened, TABS};
use crate::i18n::label;
use crate::tui::input::Action;
use crate::tui::shown::tier_letter;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, PageState, draw_page, draw_tabs};

impl Card {
    /// Draws the card.
    pub(super) fn paint(&self, canvas: &mut Canvas<'_>) {
        let (width, height) = (canvas.width(), canvas.height());
        let Some(data) = &self.data else {
            canvas.text(2, 2, &canvas.look.strings.card_missing(), Role::Dim);
            canvas.cursor(0, 0);
            return;
        };
        self.draw_head(data, canvas);
        let tabs: Vec<(Action, String)> = TABS.iter().map(|(action, name, _)| (*action, name(&canvas.look.strings))).collect();
        draw_tabs(&mut canvas.part(Rect::new(0, 1, width, 1)), &tabs, self.tab);
        let mut body = canvas.part(Rect::new(0, HEAD, width, height.saturating_sub(HEAD)));
        if self.tab == Action::Tab8 {
            let lines = self.history.lines(self.zone, body.look);
            let mut state = self.past;
            state.settle(&lines, body.height());
            draw_page(&mut body, &lines, &state, true, None);
        } else if let Some(opened) = self.opened() {
            self.draw_opened(opened, &mut body);
        } else {
            self.draw_overview(&mut body);
        }
    }

    fn draw_head(&self, data: &CardData, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let strings = &look.strings;
        let mut parts = vec![look.private(&data.identity.name).into_owned(), label(data.identity.kind, strings)];
        parts.extend(data.summary.lifecycle.map(|stage| label(stage, strings)));
        if !data.summary.owner_name.is_empty() {
            parts.push(look.private(&data.summary.owner_name).into_owned());
        }
        let width = usize::from(canvas.width().saturating_sub(2));
        let tier = tier_letter(data.summary.tier, data.summary.tier_basis);
        let used = canvas.text(1, 0, &tier, Role::Strong);
        let room = width.saturating_sub(usize::from(used) + 1);
        canvas.text(used + 2, 0, &look.widths.cut_middle(&parts.join("  "), room, look.glyphs.cut), Role::Strong);
    }

    fn draw_opened(&self, opened: &Opened, canvas: &mut Canvas<'_>) {
        let (width, page) = (canvas.width(), &*opened.page);
        let told = self.told_below(page).min(canvas.height());
        let height = canvas.height() - told;
        let lines = self.page_lines(opened, canvas.look);
        let left = self.lines_width(page).min(width);
        let mut state = opened.state;
        state.settle(&lines, height);
        let at = state.target(&lines).copied();
        if at.is_none() {
            canvas.cursor(0, 0);
        }
        draw_page(&mut canvas.part(Rect::new(0, 0, left, height)), &lines, &state, true, None);
        if left < width {
            page.draw_beside(at, &mut canvas.part(Rect::new(left, 0, width - left, height)));
        }
        if told > 0 {
            let rule = canvas.look.glyphs.horizontal.repeat(usize::from(width));
            canvas.text(0, height, &rule, Role::Border);
            let detail = page.detail(at, width.saturating_sub(2), canvas.look);
            draw_page(&mut canvas.part(Rect::new(0, height + 1, width, told - 1)), &detail, &PageState::default(), false, None);
        }
    }

    fn draw_overview(&self, canvas: &mut Canvas<'_>) {
        let panes = self.overview(canvas.look);
        let height = canvas.height();
        for (n, (x, width, lines)) in panes.iter().enumerate() {
            let mut state = self.panes.get(n).copied().unwrap_or_default();
            state.settle(lines, height);
            let active = n == self.pane.min(panes.len() - 1);
            if *x > 0 {
                for y in 0..height {
                    canvas.text(x - 1, y, canvas.look.glyphs.vertical, Role::Border);
                }
            }
            draw_page(&mut canvas.part(Rect::new(*x, 0, *width, height)), lines, &state, active, Some(n));
        }
    }
}
