//! Layout, load and draw: header, the uppermost page, the overlays over it, footer.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::tui::input::{Action, Keys};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Drawn, Hit};

use super::App;
use super::notice::Notice;
use super::screen::{Reads, Shape};

/// Below this there is only a notice that the terminal is too small.
const SMALLEST: Size = Size::new(40, 10);

/// Where a layer is drawn on a screen of this size.
fn place(shape: Shape, screen: Size) -> Rect {
    let body = Rect::new(0, 1, screen.width, screen.height.saturating_sub(2));
    match shape {
        Shape::Page => body,
        Shape::Box(size) => {
            let (width, height) = (size.width.min(body.width), size.height.min(body.height));
            Rect::new((body.width - width) / 2, body.y + (body.height - height) / 2, width, height)
        }
        Shape::Strip(lines) => {
            let height = lines.min(body.height);
            Rect::new(0, body.y + body.height - height, body.width, height)
        }
    }
}

/// The size of what is inside: a box loses its frame.
fn inner(shape: Shape, screen: Size) -> Size {
    let area = place(shape, screen);
    match shape {
        Shape::Box(_) => Size::new(area.width.saturating_sub(2), area.height.saturating_sub(2)),
        Shape::Page | Shape::Strip(_) => area.as_size(),
    }
}

/// An overlay that was opened before the veil fell: its words were chosen without it.
fn draw_veiled(canvas: &mut Canvas<'_>) {
    let mut inside = canvas.framed("");
    let look = inside.look;
    let lines = crate::tui::widgets::wrap(&look.strings.shell_veiled_over(), usize::from(inside.width().saturating_sub(2)), look.widths);
    for (y, line) in (0..inside.height()).zip(lines) {
        inside.text(1, y, &line, Role::Warning);
    }
    inside.cursor(0, 0);
}

impl App {
    /// Lays out every visible layer and lets those read that must.
    pub(super) fn settle(&mut self, size: Size) {
        self.size = size;
        self.keep_up();
        self.learn_names();
        let reads = Reads {
            records: self.store.read(),
            strings: &self.look.strings,
            language: self.look.language,
            library: &self.look.library,
            as_of: self.look.as_of,
            calendar: &self.look.calendar,
            rules_folder: self.look.rules_folder.as_deref(),
            now: self.clock.now(),
            me: self.store.me().unwrap_or_default(),
        };
        let from = self.stack.uppermost_page();
        let (mut problems, mut work) = (Vec::new(), Vec::new());
        for layer in self.stack.layers_mut().skip(from) {
            let shape = layer.screen.shape();
            layer.screen.layout(inner(shape, size));
            let stale = std::mem::take(&mut layer.stale);
            // What could not be read is not asked for again and again; it is when something has changed.
            if stale || (!layer.failed && layer.screen.wants()) {
                let failed = layer.screen.load(&reads).err();
                layer.failed = failed.is_some();
                problems.extend(failed);
                work.extend(layer.screen.work().map(|(tag, task)| (layer.id, tag, task)));
            }
        }
        for (layer, tag, task) in work {
            self.start(layer, tag, task);
        }
        for problem in problems {
            self.tell_problem(problem);
        }
    }

    /// Reads the names that the veil hides, while it is drawn and whenever something may have been written.
    fn learn_names(&mut self) {
        let written = self.stack.layers_mut().any(|layer| layer.stale);
        if !self.look.veil || (self.names_read && !written) {
            self.names_read &= !written;
            return;
        }
        match self.store.read().names_to_veil() {
            Ok(names) => (self.look.names, self.names_read) = (Arc::new(names), true),
            Err(error) => self.failed(&error),
        }
    }

    /// Notices that the day has changed, and that somebody else has written.
    fn keep_up(&mut self) {
        let today = self.store.today();
        let others = self.store.others_writes().unwrap_or(self.others);
        // A clock that got short of time since its account was last counted is an alert more. A store that cannot be written shows it where
        // it is read from the facts.
        let clocks = self.store.refresh_clocks().unwrap_or_default();
        if clocks || today.day != self.look.today || others != self.others {
            self.stack.reload_all();
        }
        self.others = others;
        self.look.today = today.day;
        if !self.look.as_of.past {
            self.look.as_of = today;
        }
        self.remember_backup(today);
    }

    /// Draws everything.
    pub(super) fn draw(&mut self, frame: &mut Buffer) {
        let mut drawn = Drawn::default();
        if self.size.width < SMALLEST.width || self.size.height < SMALLEST.height {
            self.draw_too_small(frame, &mut drawn);
        } else {
            self.draw_layers(frame, &mut drawn);
            let from = self.stack.uppermost_page();
            for layer in self.stack.layers_mut().skip(from) {
                layer.seen = true;
            }
        }
        self.drawn = drawn;
    }

    fn draw_too_small(&self, frame: &mut Buffer, drawn: &mut Drawn) {
        let area = frame.area;
        let mut canvas = Canvas::new(frame, drawn, area, &self.look);
        let text = self.look.strings.shell_too_small(SMALLEST.width, SMALLEST.height);
        for (y, line) in (0..area.height).zip(crate::tui::widgets::wrap(&text, usize::from(area.width), self.look.widths)) {
            canvas.text(0, y, &line, Role::Warning);
        }
        canvas.cursor(0, 0);
    }

    fn draw_layers(&self, frame: &mut Buffer, drawn: &mut Drawn) {
        let area = frame.area;
        self.draw_header(&mut Canvas::new(frame, drawn, Rect::new(0, 0, area.width, 1), &self.look));
        for (number, layer) in self.stack.layers().enumerate().skip(self.stack.uppermost_page()) {
            drawn.layer(number);
            let place = place(layer.screen.shape(), self.size);
            let mut canvas = Canvas::new(frame, drawn, place, &self.look);
            if layer.is_overlay() {
                canvas.clear(Rect::new(0, 0, place.width, place.height));
            }
            if self.look.veil && layer.bare {
                draw_veiled(&mut canvas);
            } else {
                layer.screen.draw(&mut canvas);
            }
        }
        drawn.layer(self.stack.depth().saturating_sub(1));
        if self.pressed.menu {
            self.draw_menu(&mut Canvas::new(frame, drawn, self.menu_place(), &self.look));
        }
        let bottom = area.height.saturating_sub(1);
        self.draw_footer(&mut Canvas::new(frame, drawn, Rect::new(0, bottom, area.width, 1), &self.look));
    }

    /// What the header says besides the place, in so many cells: what matters most comes first, and what does not fit is left out whole.
    fn header_facts(&self, room: usize) -> String {
        let look = &self.look;
        let strings = &look.strings;
        let page = self.stack.layers().nth(self.stack.uppermost_page());
        let status = page.map(|page| page.screen.status(look)).unwrap_or_default();
        let marks: Vec<String> = [
            look.as_of.past.then(|| strings.shell_as_of(look.as_of.day.to_string())),
            look.veil.then(|| strings.shell_veiled()),
            look.demo.then(|| strings.shell_demo_mark()),
            self.busy().then(|| strings.shell_working_behind()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let backup = self.backup_due.days.map(|days| strings.shell_backup_due(days));
        let whole = marks.iter().chain(&backup).chain(Some(&status).filter(|status| !status.is_empty())).cloned().collect::<Vec<_>>();
        let whole = whole.join("  ");
        if look.widths.of(&whole) <= room {
            return whole;
        }
        // Of what a page counts, the last is what it is about.
        let mut counted: Vec<&str> = status.split("  ").map(str::trim).filter(|fact| !fact.is_empty()).collect();
        counted.reverse();
        let mut used = 0;
        let mut fits = |fact: &String| {
            let cells = look.widths.of(fact) + if used > 0 { 2 } else { 0 };
            let fits = used + cells <= room;
            used += if fits { cells } else { 0 };
            fits
        };
        let mut said: Vec<String> = marks.into_iter().filter(&mut fits).collect();
        let counted: Vec<String> = counted.into_iter().map(str::to_owned).chain(backup).filter(&mut fits).collect();
        said.extend(counted.into_iter().rev());
        said.join("  ")
    }

    fn draw_header(&self, canvas: &mut Canvas<'_>) {
        let look = &self.look;
        let width = canvas.width();
        let titles: Vec<String> = self.stack.layers().filter(|layer| !layer.is_overlay()).map(|layer| layer.screen.title(look)).collect();
        let title = titles.join(" > ");
        let least = look.widths.of(&title).min(usize::from(width / 3));
        let right = self.header_facts(usize::from(width).saturating_sub(least + 4));
        let taken = u16::try_from(look.widths.of(&right)).unwrap_or(width).min(width);
        let room = usize::from(width.saturating_sub(taken).saturating_sub(4));
        canvas.text(1, 0, &look.widths.cut_middle(&title, room, look.glyphs.cut), Role::Title);
        let role = if look.as_of.past || look.veil { Role::Warning } else { Role::Dim };
        canvas.text_right(width.saturating_sub(taken + 1), width.saturating_sub(1), 0, &right, role);
    }

    fn draw_footer(&self, canvas: &mut Canvas<'_>) {
        let look = &self.look;
        let width = canvas.width();
        if !self.pressed.shown().is_empty() {
            let used = canvas.text(1, 0, &self.pressed.shown(), Role::Key);
            canvas.text(used + 2, 0, &look.strings.shell_pending(), Role::Dim);
            return;
        }
        if let Some(notice) = &self.notices.standing {
            self.draw_notice(notice, canvas);
            return;
        }
        let mut x: u16 = 1;
        // Over an overlay only what concerns it; the rest is in help.
        let top = self.stack.top();
        let offers = if top.is_overlay() { top.screen.offers(look) } else { self.offers() };
        // Where characters are text, only keys that type none do something else.
        let typing = top.screen.takes_text();
        let does = |keys: &&Keys| !typing || keys.0.first().is_none_or(|key| key.text().is_none());
        for offer in offers.iter().filter(|offer| offer.obstacle.is_none()) {
            let Some(keys) = self.keymap.keys_of(offer.action).find(does) else { continue };
            let (key, label) = (keys.to_string(), offer.action.label(&look.strings));
            let needed = u16::try_from(look.widths.of(&key) + look.widths.of(&label) + 1).unwrap_or(u16::MAX);
            if x.saturating_add(needed) >= width {
                break;
            }
            canvas.clickable(Rect::new(x, 0, needed, 1), Hit::Action(offer.action));
            let used = canvas.text(x, 0, &key, Role::Key);
            canvas.text(x + used + 1, 0, &label, Role::Dim);
            x += needed + 2;
        }
    }

    /// What was said last, and by which key one goes where it leads.
    fn draw_notice(&self, notice: &Notice, canvas: &mut Canvas<'_>) {
        let (look, width) = (&self.look, usize::from(canvas.width().saturating_sub(2)));
        let open = self.keymap.keys_of(Action::Open).next().filter(|_| self.leads_on(notice).is_some());
        let lead = open.map(|key| look.strings.shell_notice_leads(key.to_string())).unwrap_or_default();
        let taken = if lead.is_empty() { 0 } else { look.widths.of(&lead) + 2 };
        let room = width.saturating_sub(taken);
        let used = canvas.text(1, 0, &look.widths.cut_end(&look.told(notice.shown(look)), room, look.glyphs.cut), notice.role());
        canvas.text(used + 3, 0, &lead, Role::Dim);
    }

    fn menu_place(&self) -> Rect {
        let lines = u16::try_from(self.pressed.next.len()).unwrap_or(u16::MAX).saturating_add(2);
        place(Shape::Strip(lines), self.size)
    }

    fn draw_menu(&self, canvas: &mut Canvas<'_>) {
        canvas.clear(Rect::new(0, 0, canvas.width(), canvas.height()));
        let look = &self.look;
        let mut inside = canvas.framed(&self.pressed.shown());
        for (y, (keys, action)) in (0..inside.height()).zip(&self.pressed.next) {
            inside.text(1, y, &keys.to_string(), Role::Key);
            inside.text(12, y, &action.label(&look.strings), Role::Text);
            let width = inside.width();
            inside.clickable(Rect::new(0, y, width, 1), Hit::Action(*action));
        }
    }
}
