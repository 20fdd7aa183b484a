//! A look at the demo portfolio from within: it lives in memory, the own records wait meanwhile.

use std::any::Any;
use std::sync::Arc;

use crate::domain::{Clock, Zone};
use crate::exchange::demo::{DemoError, Wanted, fill_watched};
use crate::jobs::{Cancelled, Finished, Task, Watch};
use crate::store::{Options, Store};
use crate::tui::screens;

use super::App;
use super::command::Tag;
use super::notice::Weight;
use super::route::Route;
use super::screen::Problem;

/// The job that makes the portfolio.
pub(super) const DEMO: Tag = Tag("loop-demo");

struct MakeDemo {
    user: String,
    clock: Arc<dyn Clock>,
    zone: Zone,
}

impl std::fmt::Debug for MakeDemo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MakeDemo")
    }
}

impl Task for MakeDemo {
    fn run(self: Box<Self>, _: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let options = Options { zone: Some(self.zone), ..Options::new(&self.user, self.clock) };
        let made = Store::memory(&options).map_err(DemoError::from).and_then(|mut store| {
            fill_watched(&mut store, Wanted::default(), &mut |_| watch.check().is_ok())?;
            Ok(store)
        });
        watch.check()?;
        Ok(Box::new(made))
    }
}

impl App {
    /// Goes to the demo, or back from it.
    pub(super) fn demo(&mut self) {
        if self.own.is_some() {
            return self.leave_demo();
        }
        if self.busy() {
            return self.say(Weight::Hint, self.look.strings.shell_busy());
        }
        let task = MakeDemo { user: self.user.clone(), clock: Arc::clone(&self.clock), zone: self.store.zone() };
        self.start(self.stack.top().id, DEMO, Box::new(task));
    }

    /// The portfolio is made: shows it in the place of the own records.
    pub(super) fn demo_made(&mut self, finished: Finished) {
        let Finished::Found(found) = finished else { return };
        match found.downcast::<Result<Store, DemoError>>().map(|made| *made) {
            Ok(Ok(mut store)) => {
                store.work_by(std::sync::Arc::clone(&self.look.calendar));
                self.own = Some(std::mem::replace(&mut self.store, store));
                self.begin_anew(Route::Accounts);
                self.say(Weight::Hint, self.look.strings.shell_demo_entered());
            }
            Ok(Err(error)) => {
                self.tell_problem(Problem { what: error.sentence(self.store.zone(), &self.look.strings), place: None, advice: None })
            }
            Err(_) => {}
        }
    }

    /// Back to the own records.
    pub(super) fn leave_demo(&mut self) {
        if self.busy() {
            return self.say(Weight::Hint, self.look.strings.shell_busy());
        }
        let Some(own) = self.own.take() else { return };
        self.store = own;
        let empty = self.store.read().has_more_than(crate::store::Table::Account, 0).is_ok_and(|some| !some);
        self.begin_anew(if empty { Route::Welcome } else { Route::Accounts });
    }

    /// Forgets every screen: they show other records.
    fn begin_anew(&mut self, route: Route) {
        self.stack = self.stack.anew(screens::open(&route), route);
        self.recent.clear();
        self.backup_due = super::backup::Due::default();
        self.others = self.store.others_writes().unwrap_or_default();
        self.look.as_of = self.store.today();
        self.look.demo = self.own.is_some();
    }
}
