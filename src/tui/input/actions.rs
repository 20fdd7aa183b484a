//! The one table of actions: what a person can do, where, by which keys. Footer, help, palette, the answer to an
//! unbound key and `docs/keys.md` are made from it, so that none of them can drift from the keys.

use crate::i18n::Strings;

/// Where keys mean something: a screen names its own context first, then the general ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// On every screen, unless a more special context says otherwise.
    Everywhere,
    /// Lists of records: cell cursor, marks, sorting, filtering.
    List,
    /// The pages of one record.
    Card,
    /// The decision chain.
    Chain,
    /// What is supposed and not stored.
    Suppose,
    /// The review of an import.
    Import,
    /// The recycle bin.
    Bin,
    /// The line that records what happened.
    Capture,
    /// A form, a picker or another overlay that takes text; only keys that type nothing.
    Field,
    /// An overlay without a field: yes or no, a text to read.
    Overlay,
}

impl Context {
    /// All of them, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::Everywhere,
        Self::List,
        Self::Card,
        Self::Chain,
        Self::Suppose,
        Self::Import,
        Self::Bin,
        Self::Capture,
        Self::Field,
        Self::Overlay,
    ];

    /// Its heading in help.
    #[must_use]
    pub fn label(self, strings: &Strings) -> String {
        match self {
            Self::Everywhere => strings.keys_context_everywhere(),
            Self::List => strings.keys_context_list(),
            Self::Card => strings.keys_context_card(),
            Self::Chain => strings.keys_context_chain(),
            Self::Suppose => strings.keys_context_suppose(),
            Self::Import => strings.keys_context_import(),
            Self::Bin => strings.keys_context_bin(),
            Self::Capture => strings.keys_context_capture(),
            Self::Field => strings.keys_context_field(),
            Self::Overlay => strings.keys_context_overlay(),
        }
    }
}

/// Which set of default keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Preset {
    /// For hands that know office programs: Ctrl-Z undoes.
    Office,
    /// For hands that know terminal programs: Ctrl-Z suspends.
    Unix,
}

/// One row of the table.
#[derive(Debug)]
pub struct ActionInfo {
    /// The action.
    pub action: Action,
    /// Its name in configuration files.
    pub id: &'static str,
    /// Where its keys hold.
    pub context: Context,
    /// What it is called.
    pub label: fn(&Strings) -> String,
    /// Whether it changes records: refused on a past as-of date, and when typed before its screen was drawn.
    pub edits: bool,
    /// Keys in both presets; the first is the one that is shown.
    pub keys: &'static [&'static str],
    /// More keys in the office preset.
    pub office: &'static [&'static str],
    /// More keys in the unix preset.
    pub unix: &'static [&'static str],
}

macro_rules! actions {
    ($( $context:ident { $( $(#[$doc:meta])* $action:ident $id:literal $label:ident $([$edits:ident])? : $($key:literal)* $(, office $($office:literal)+)? $(, unix $($unix:literal)+)? ; )+ } )+) => {
        /// Everything that a person can tell the program to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($( $(#[$doc])* $action, )+)+ }

        /// The table, in the order in which help shows it.
        pub const ACTIONS: &[ActionInfo] = &[ $($( ActionInfo {
            action: Action::$action,
            id: $id,
            context: Context::$context,
            label: Strings::$label,
            edits: false $(|| stringify!($edits).len() == 5)?,
            keys: &[$($key),*],
            office: &[$($($office),+)?],
            unix: &[$($($unix),+)?],
        }, )+)+ ];
    };
}

// Each line: name, identifier in config.toml, label, [edits] if it changes records, keys; then keys of one preset only.
actions! {
    Everywhere {
        /// Shows the keys and what they do.
        Help "help" action_help : "?" "F1";
        /// Every action and every account by name.
        Palette "palette" action_palette : ":" "F4" ";" "Ctrl-p";
        /// Opens what the cursor is on.
        Open "open" action_open : "Enter";
        /// One step back: closes, clears, leaves.
        Back "back" action_back : "Esc";
        /// Up one level; at a place, quits.
        Leave "leave" action_leave : "q";
        /// Cancels an overlay or a job; at a place, twice, quits.
        Cancel "cancel" action_cancel : "Ctrl-c";
        /// Records that were open lately.
        Recent "recent" action_recent : "Ctrl-o";
        /// One line up.
        Up "up" action_up : "k" "Up";
        /// One line down.
        Down "down" action_down : "j" "Down";
        /// One page up.
        PageUp "page-up" action_page_up : "PgUp";
        /// One page down.
        PageDown "page-down" action_page_down : "PgDn";
        /// Half a page up.
        HalfUp "half-up" action_half_up : "Ctrl-u";
        /// Half a page down.
        HalfDown "half-down" action_half_down : "Ctrl-d";
        /// To the first line.
        Top "top" action_top : "g g" "Home";
        /// To the last line.
        Bottom "bottom" action_bottom : "G" "End";
        /// To the left: the cell before, the tab before.
        Left "left" action_left : "h" "Left";
        /// To the right: the next cell, the next tab.
        Right "right" action_right : "l" "Right";
        /// The next pane or tab.
        NextPane "next-pane" action_next_pane : "Tab" "F6";
        /// The pane or tab before.
        PreviousPane "previous-pane" action_previous_pane : "Shift-Tab";
        /// A new record.
        New "new" action_new [edits] : "n";
        /// Changes the record or the cell.
        Edit "edit" action_edit [edits] : "e" "F2";
        /// Deletes the record or the marked ones.
        Delete "delete" action_delete [edits] : "d d" "Del";
        /// Completes what the cursor is on: a task, a promise, a step.
        Complete "complete" action_complete [edits] : "c";
        /// Puts off what the cursor is on.
        Snooze "snooze" action_snooze [edits] : "z";
        /// Takes the latest change back.
        Undo "undo" action_undo [edits] : "u", office "Ctrl-z";
        /// Makes the change again that was taken back.
        Redo "redo" action_redo [edits] : "U" "Ctrl-r", office "Ctrl-y";
        /// Records a fact about the account.
        Record "record" action_record [edits] : "a";
        /// Records what happened in one line, also when looking back: then it offers to return to today.
        Capture "capture" action_capture : "i" "F7";
        /// Sets the tier of the account, or of the marked ones.
        SetTier "set-tier" action_set_tier [edits] : "t";
        /// Sets the owner of the account, or of the marked ones.
        SetOwner "set-owner" action_set_owner [edits] : "o";
        /// Why this number.
        Why "why" action_why : "w";
        /// What if an input or a rule were another.
        WhatIf "what-if" action_what_if : "W";
        /// Compares with another day.
        CompareDays "compare-days" action_compare_days : "=";
        /// The decision chain of the account.
        Chain "chain" action_chain : "m";
        /// What to know before the meeting, on one page.
        Brief "brief" action_brief : "b";
        /// The memory book: a page to give to the customer.
        MemoryBook "memory-book" action_memory_book : "B";
        /// Sends the line, the row or the marked rows to the clipboard.
        Copy "copy" action_copy : "y";
        /// Shows the text bare, to be selected with the mouse.
        ShowText "show-text" action_show_text : "Y";
        /// Makes one record of two that are one and the same.
        Merge "merge" action_merge [edits] : "M";
        /// Writes what is shown or marked to a file.
        Export "export" action_export : "x";
        /// Imports a customer list from a file or a pasted block.
        ImportFile "import" action_import [edits] : "g i";
        /// Looks into a sealed pack from another laptop, and takes it in.
        OpenPack "open-pack" action_open_pack [edits] : "g P";
        /// Searches everything that is written.
        Search "search" action_search : "g /";
        /// To the state of the portfolio.
        GoDashboard "go-dashboard" action_go_dashboard : "g d";
        /// To what is due today.
        GoToday "go-today" action_go_today : "g t";
        /// To the account list.
        GoAccounts "go-accounts" action_go_accounts : "g a";
        /// To the handovers.
        GoHandovers "go-handovers" action_go_handovers : "g h";
        /// To questions, lines to say, ideas, plans and cases.
        GoLibrary "go-library" action_go_library : "g l";
        /// The key figures of the portfolio.
        KeyFigures "key-figures" action_key_figures : "g k";
        /// Which tiers are to be looked at, and why.
        TierReview "tier-review" action_tier_review : "g r";
        /// Hands the account over, or the marked ones.
        HandOver "hand-over" action_hand_over : "H";
        /// Accounts and people that may be one and the same.
        Duplicates "duplicates" action_duplicates : "g u";
        /// The rules in force, and what edited ones would change.
        Rules "rules" action_rules : "g p";
        /// Renewals won and lost, and what was said before.
        Outcomes "outcomes" action_outcomes : "g o";
        /// Puts edited rules into force.
        AcceptRules "accept-rules" action_accept_rules [edits] : "A";
        /// What was deleted and can be restored.
        RecycleBin "recycle-bin" action_recycle_bin : "g b";
        /// What the program has said so far.
        Notices "notices" action_notices : "g n";
        /// The first steps, and which of them were taken.
        FirstSteps "first-steps" action_first_steps : "g s";
        /// Copies the database into a file beside it.
        Backup "backup" action_backup : ;
        /// Another as-of date.
        AsOf "as-of" action_as_of : "@";
        /// Hides money, telephone numbers and names.
        Veil "veil" action_veil : "!" "F9";
        /// The other language.
        Language "language" action_language : ;
        /// The next theme.
        Theme "theme" action_theme : ;
        /// Draws lines and bars with ASCII only, or with box drawing again.
        Ascii "ascii" action_ascii : "F10";
        /// To the demo portfolio in memory, or back from it.
        Demo "demo" action_demo : ;
        /// Gives the mouse back to the terminal, or takes it again.
        Mouse "mouse" action_mouse : "F8";
        /// Paints the screen anew.
        Redraw "redraw" action_redraw : "Ctrl-l";
        /// Puts the program to sleep, back to the shell.
        Suspend "suspend" action_suspend : , unix "Ctrl-z";
        /// Ends the program.
        Quit "quit" action_quit : "Ctrl-q";
    }
    List {
        /// Shows only what matches what is typed.
        Filter "filter" action_filter : "/" "F3", office "Ctrl-f";
        /// Sorts by the column of the cell cursor.
        Sort "sort" action_sort : "s";
        /// Shows only records with this value.
        FilterValue "filter-value" action_filter_value : "f";
        /// Chooses columns, their order and width.
        Columns "columns" action_columns : "C";
        /// Saved views.
        Views "views" action_views : "v";
        /// Marks this row, or takes the mark away.
        Mark "mark" action_mark : "Space";
        /// Marks from here to where the cursor goes.
        MarkRange "mark-range" action_mark_range : "V";
        /// Marks this row and goes up.
        MarkUp "mark-up" action_mark_up : "Shift-Up";
        /// Marks this row and goes down.
        MarkDown "mark-down" action_mark_down : "Shift-Down";
        /// Marks all rows shown, or takes all marks away.
        MarkAll "mark-all" action_mark_all : "*";
    }
    Card {
        /// The next record of the list it was opened from.
        NextRecord "next-record" action_next_record : "J" "]";
        /// The record before in the list it was opened from.
        PreviousRecord "previous-record" action_previous_record : "K" "[";
        /// Shows only some of a page's records.
        Narrow "narrow" action_narrow : "f";
        /// Page 1.
        Tab1 "tab-1" action_tab_1 : "1";
        /// Page 2.
        Tab2 "tab-2" action_tab_2 : "2";
        /// Page 3.
        Tab3 "tab-3" action_tab_3 : "3";
        /// Page 4.
        Tab4 "tab-4" action_tab_4 : "4";
        /// Page 5.
        Tab5 "tab-5" action_tab_5 : "5";
        /// Page 6.
        Tab6 "tab-6" action_tab_6 : "6";
        /// Page 7.
        Tab7 "tab-7" action_tab_7 : "7";
        /// Page 8.
        Tab8 "tab-8" action_tab_8 : "8";
    }
    Chain {
        /// The next way to draw the chain: map, power by stance, our people by theirs.
        ChainView "chain-view" action_chain_view : "t";
        /// A new person beside the one under the cursor.
        NewBeside "new-beside" action_new_beside [edits] : "N";
        /// Records the stance that was seen.
        Stance "stance" action_stance [edits] : "s";
        /// Sets the buying roles.
        Roles "roles" action_roles [edits] : "r";
        /// Says whom the person reports to.
        ReportsTo "reports-to" action_reports_to [edits] : "R";
        /// Ties the person to another one: influence or conflict.
        Tie "tie" action_tie [edits] : "E";
        /// Hides or shows those who report to the person.
        Fold "fold" action_fold : "Space";
        /// The approval paths of proposals.
        ApprovalPath "approval-path" action_approval_path : "p";
        /// What if this person left tomorrow.
        Drill "drill" action_drill : "D";
        /// Compares with another day.
        Compare "compare" action_compare : "c";
        /// Puts the chain of another account beside this one.
        SideBySide "side-by-side" action_side_by_side : "M";
    }
    Suppose {
        /// Takes back what is supposed under the cursor.
        ForgetSupposed "forget-supposed" action_forget_supposed : "Del" "d d";
    }
    Import {
        /// Stores what the review shows.
        StoreImport "store-import" action_store_import [edits] : "Enter" "Ctrl-s";
        /// Changes how the row is read or what the column means.
        Choose "choose" action_choose : "e" "F2" "Right";
    }
    Bin {
        /// Restores what was deleted with the action that the cursor is on.
        Restore "restore" action_restore [edits] : "Enter";
    }
    Capture {
        /// Writes the candidate that is chosen, or the first.
        TakeCandidate "take-candidate" action_take_candidate : "Tab";
    }
    Field {
        /// The field below.
        FieldNext "field-next" action_field_next : "Tab" "Down";
        /// The field above.
        FieldPrevious "field-previous" action_field_previous : "Shift-Tab" "Up";
        /// Takes what was typed.
        Accept "accept" action_accept : "Enter";
        /// Saves the whole form from any field.
        Save "save" action_save : "Ctrl-s";
        /// Leaves the field; a second time closes and keeps the draft.
        Close "close" action_close : "Esc";
        /// Throws a restored draft away.
        Discard "discard-draft" action_discard : "Ctrl-x";
        /// Offers the choices.
        Choices "choices" action_choices : "F2";
    }
    Overlay {
        /// Yes.
        Yes "yes" action_yes : "y";
        /// No.
        No "no" action_no : "n";
    }
}

impl Action {
    /// Its row in the table.
    #[must_use]
    pub fn info(self) -> Option<&'static ActionInfo> {
        ACTIONS.iter().find(|info| info.action == self)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self, strings: &Strings) -> String {
        self.info().map(|info| (info.label)(strings)).unwrap_or_default()
    }

    /// Whether it changes records.
    #[must_use]
    pub fn edits(self) -> bool {
        self.info().is_some_and(|info| info.edits)
    }
}
