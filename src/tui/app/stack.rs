//! The layers on the screen, the first at the bottom. Only the executor changes them.

use super::command::Tag;
use super::route::Route;
use super::screen::{Screen, Shape};

/// Names a layer, also after others came and went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LayerId(u64);

/// A question: its name, and the layer that hears the answer; the loop itself if there is none.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Its name.
    pub tag: Tag,
    /// Who asked.
    pub by: Option<LayerId>,
}

/// A screen or overlay with what the executor knows about it.
pub struct Layer {
    /// Its name.
    pub id: LayerId,
    /// Itself.
    pub screen: Box<dyn Screen>,
    /// Where it was opened from, for pages.
    pub route: Option<Route>,
    /// The question it is the answer to, for overlays that were asked for.
    pub asked: Option<Asked>,
    /// Whether the veil fell while it was open: its words may name somebody.
    pub bare: bool,
    /// Whether it must read anew before it is drawn.
    pub stale: bool,
    /// Whether the latest reading failed.
    pub failed: bool,
    /// Whether it was drawn since it became the top: what is typed before is typed blind.
    pub seen: bool,
}

impl Layer {
    /// Whether it leaves what is below visible.
    pub fn is_overlay(&self) -> bool {
        self.screen.shape() != Shape::Page
    }
}

/// The layers; never empty.
pub struct Stack {
    bottom: Layer,
    above: Vec<Layer>,
    /// Places that were left, as they were.
    parked: Vec<Layer>,
    last: u64,
}

impl Stack {
    /// A stack with one page.
    pub fn new(screen: Box<dyn Screen>, route: Route) -> Self {
        let bottom =
            Layer { id: LayerId(0), screen, route: Some(route), asked: None, bare: false, stale: true, failed: false, seen: false };
        Self { bottom, above: Vec::new(), parked: Vec::new(), last: 0 }
    }

    /// Another stack with one page, whose layers have names that none here had.
    pub fn anew(&self, screen: Box<dyn Screen>, route: Route) -> Self {
        let mut stack = Self::new(screen, route);
        stack.last = self.last + 1;
        stack.bottom.id = LayerId(stack.last);
        stack
    }

    /// The layer that hears what happens.
    pub fn top(&self) -> &Layer {
        self.above.last().unwrap_or(&self.bottom)
    }

    /// The layer that hears what happens.
    pub fn top_mut(&mut self) -> &mut Layer {
        self.above.last_mut().unwrap_or(&mut self.bottom)
    }

    /// How many layers there are.
    pub fn depth(&self) -> usize {
        self.above.len() + 1
    }

    /// Puts a layer on top.
    pub fn push(&mut self, screen: Box<dyn Screen>, route: Option<Route>, asked: Option<Asked>) -> LayerId {
        self.last += 1;
        let id = LayerId(self.last);
        self.above.push(Layer { id, screen, route, asked, bare: false, stale: true, failed: false, seen: false });
        id
    }

    /// Puts a layer back on top that was taken away.
    pub fn put_back(&mut self, layer: Layer) {
        self.above.push(layer);
    }

    /// Takes an overlay away, wherever it lies.
    pub fn remove(&mut self, id: LayerId) {
        self.above.retain(|layer| layer.id != id);
    }

    /// Takes a layer out, unless it is the lowest.
    pub fn take(&mut self, id: LayerId) -> Option<Layer> {
        let at = self.above.iter().position(|layer| layer.id == id)?;
        let taken = self.above.remove(at);
        // Under an overlay the page was seen all the time; under a page it was not.
        if !taken.is_overlay() {
            self.top_mut().seen = false;
        }
        Some(taken)
    }

    /// Goes to a place: leaves what is above, parks the place that was there, and takes the other as it was left or makes it.
    pub fn go(&mut self, route: Route, make: impl FnOnce(&Route) -> Box<dyn Screen>) {
        self.above.clear();
        if self.bottom.route.as_ref() != Some(&route) {
            let place = match self.parked.iter().position(|layer| layer.route.as_ref() == Some(&route)) {
                Some(at) => self.parked.remove(at),
                None => {
                    self.last += 1;
                    Layer {
                        id: LayerId(self.last),
                        screen: make(&route),
                        route: Some(route),
                        asked: None,
                        bare: false,
                        stale: true,
                        failed: false,
                        seen: false,
                    }
                }
            };
            self.parked.push(std::mem::replace(&mut self.bottom, place));
        }
        self.bottom.seen = false;
        self.bottom.stale = true;
    }

    /// From the bottom to the top.
    pub fn layers(&self) -> impl DoubleEndedIterator<Item = &Layer> {
        std::iter::once(&self.bottom).chain(&self.above)
    }

    /// From the bottom to the top.
    pub fn layers_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Layer> {
        std::iter::once(&mut self.bottom).chain(&mut self.above)
    }

    /// A layer by its name, parked places included.
    pub fn find_mut(&mut self, id: LayerId) -> Option<&mut Layer> {
        std::iter::once(&mut self.bottom).chain(&mut self.above).chain(&mut self.parked).find(|layer| layer.id == id)
    }

    /// The number of the uppermost page, from 0: drawing starts there.
    pub fn uppermost_page(&self) -> usize {
        let from_top = self.layers().rev().position(|layer| !layer.is_overlay()).unwrap_or(0);
        self.depth().saturating_sub(1).saturating_sub(from_top)
    }

    /// Makes every layer read anew before it is drawn.
    pub fn reload_all(&mut self) {
        for layer in self.layers_mut() {
            layer.stale = true;
        }
    }
}
