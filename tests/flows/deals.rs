//! The card's deals: contracts, receivables, opportunities, white space, share of wallet.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn card(size: (u16, u16), language: Language, keys: &str) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys(keys);
    flow
}

/// The card of an account that nothing is known of.
fn empty(language: Language) -> Flow {
    let mut flow = Flow::start(Start { language, first: Route::Accounts, ..Start::default() });
    flow.keys("nAcme Steel<Ctrl-s><Enter>5");
    flow
}

#[test]
fn deals_are_told_by_what_is_due() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let flow = card((width, height), language, "/朔原<Enter><Enter>5");
            insta::assert_snapshot!(format!("deals_{short}_{width}x{height}"), flow.screen());
        }
    }
}

#[test]
fn an_empty_page_says_what_belongs_there() {
    insta::assert_snapshot!("deals_empty_en", empty(Language::En).screen());
    insta::assert_snapshot!("deals_empty_zh", empty(Language::ZhCN).screen());
}

#[test]
fn a_contract_is_entered_approved_decided_and_taken_back() {
    let mut flow = empty(Language::En);
    // The cursor is on the empty contracts: Enter starts one.
    flow.keys("<Enter>").shows("Contract: Acme Steel").keys("Coil supply<Tab><Tab><Tab>120万<Tab><Tab><Tab>2026-12-31<Ctrl-s>");
    flow.shows("Coil supply").shows("2026-12-31").shows("40d left").shows("60-day notice").shows("1.2M CNY").shows("1 within 60 days");
    // An approval from a million on; a larger threshold would not be needed.
    flow.keys("n").shows("Contract approval").keys("approval<Enter>").shows("Contract approval: Acme Steel");
    flow.keys("legal<Enter>1M<Ctrl-s>").shows("waits for approval: legal");
    flow.keys("<Enter>").shows("Legal approval").shows("1200000.00 CNY").keys("G");
    flow.keys("gg<Enter>").lacks("Legal approval").keys("<Enter>");
    flow.click("Legal approval").keys("c").shows("Approved").keys("<Ctrl-s>").lacks("waits for approval").shows("approved");
    flow.keys("u").shows("waits for approval: legal").keys("U").lacks("waits for approval");
    // What became of it.
    flow.keys("gg").keys("c").shows("Contract outcome: Acme Steel").keys("expanded<Enter><Tab><Ctrl-u>150万<Ctrl-s>");
    flow.shows("Earlier contracts: 1").lacks("60-day notice").keys("u").shows("60-day notice").keys("U").shows("Earlier contracts: 1");
    flow.again(None).keys("<Enter>5").shows("Earlier contracts: 1");
    flow.keys("gg<Enter>").shows("expanded").shows("Coil supply").keys("j").keys("c").shows("Next contract: Acme Steel").keys("<Esc><Esc>");
    flow.keys("e").shows("Contract: Acme Steel").keys("<Ctrl-u>Coils<Ctrl-s>").shows("Coils");
    flow.keys("dd").shows("Delete this contract").keys("y").shows("No contract is recorded").keys("u").shows("Earlier contracts: 1");
}

#[test]
fn an_invoice_is_paid_in_parts_and_ages() {
    let mut flow = empty(Language::En);
    flow.keys("n").keys("invoice<Enter>").shows("Invoice: Acme Steel");
    flow.keys("F-1<Tab><Tab>1000<Tab><Ctrl-u>2026-08-01<Tab>2026-09-01<Ctrl-s>");
    flow.shows("81d late").shows("61-90 days").shows("overdue 1k CNY").shows("DSO unknown").shows("F-1");
    flow.click("F-1").keys("c").shows("Payment: Acme Steel").keys("<Ctrl-u>400<Ctrl-s>").shows("600 CNY").shows("of 1k CNY");
    flow.keys("<Enter>").shows("400.00 CNY").shows("Payment").keys("<Enter>").lacks("400.00 CNY");
    flow.keys("c<Ctrl-s>").shows("Paid or void: 1").lacks("overdue").keys("u").shows("600 CNY").keys("U").shows("Paid or void: 1");
    flow.again(None).keys("<Enter>5").shows("Paid or void: 1");
    // A credit limit, and its use.
    flow.click("No credit limit").keys("<Enter>500<Ctrl-s>").shows("used to 0%").keys("u").shows("No credit limit");
}

#[test]
fn what_has_no_rate_is_said_beside_the_sum() {
    let mut flow = empty(Language::En);
    flow.keys("n").keys("invoice<Enter>").keys("F-1<Tab><Tab>1000<Tab><Ctrl-u>2026-11-01<Tab>2026-12-01<Ctrl-s>");
    flow.keys("n").keys("invoice<Enter>").keys("F-2<Tab><Tab>USD 500<Tab><Ctrl-u>2026-11-01<Tab>2026-12-01<Ctrl-s>");
    flow.shows("open 1k CNY (without a rate, not in it: 500 USD)").shows("1k CNY+ (2)");
    // The payment is in the invoice's currency.
    flow.click("F-2").keys("c").shows("USD 500.00").keys("<Ctrl-u>CNY 100<Ctrl-s>").shows("in one currency");
    flow.keys("<Ctrl-u>USD 100<Ctrl-s>").shows("400 USD").shows("of 500 USD");
}

#[test]
fn products_are_added_from_the_white_space_and_their_state_is_dated() {
    let mut flow = empty(Language::En);
    flow.click("No product of ours").keys("<Enter>").shows("Product: Acme Steel").keys("Sensor<Ctrl-s>").shows("not asked");
    flow.click("not asked").keys("<Enter>").shows("White space: Acme Steel").keys("<Tab>comp<Enter>Rival<Ctrl-s>");
    flow.shows("uses Rival").shows("2026-11-21").keys("u").shows("not asked").keys("U").shows("uses Rival");
    flow.keys("<Enter>").shows("Product").keys("<Enter>").keys("e").keys("<Tab>open<Enter><Ctrl-s>").shows("1 product open here");
}

#[test]
fn an_opportunity_is_won() {
    let mut flow = empty(Language::ZhCN);
    flow.click("还没有商机")
        .keys("<Enter>")
        .shows("商机：Acme Steel")
        .keys("二期扩容<Tab>80万<Ctrl-s>")
        .shows("二期扩容")
        .shows("在跟 80万 CNY");
    flow.keys("c")
        .shows("赢单")
        .keys("<Enter><Ctrl-s>")
        .shows("已赢单或丢单：1 条")
        .keys("u")
        .shows("二期扩容")
        .keys("c")
        .keys("<Down><Enter><Ctrl-s>");
    flow.shows("已赢单或丢单：1 条");
}

#[test]
fn our_share_of_their_spend_is_told() {
    let mut flow = empty(Language::En);
    flow.keys("n").keys("invoice<Enter>").keys("F-1<Tab><Tab>250<Tab><Ctrl-u>2026-06-01<Tab>2026-07-01<Ctrl-s>");
    flow.click("Their spend").keys("<Enter>").keys("steel<Tab>2026-01-01<Tab>2026-12-31<Tab>1000<Ctrl-s>").shows("25.0% steel");
}

#[test]
fn the_past_and_all_sizes() {
    let mut flow = card((80, 24), Language::En, "/朔原<Enter><Enter>5");
    flow.storm().keys("<Down*30><Enter>").storm();
    flow.keys("@2026-06-01<Enter>").shows("2026-06-01").keys("c").shows("2026-06-01");
    empty(Language::ZhCN).storm();
}

#[test]
fn a_renewed_contract_leads_to_the_next_one() {
    let mut flow = empty(Language::En);
    flow.keys("<Enter>Coils<Tab><Tab><Tab>100万<Tab><Tab>2026-01-01<Tab>2025-12-31<Ctrl-s>")
        .shows("cannot end before it starts on 2026-01-01");
    flow.keys("<Ctrl-u>2026-12-31<Ctrl-s>").shows("40d left").keys("c").shows("Contract outcome").keys("renewed<Enter><Ctrl-s>");
    flow.shows("Earlier contracts: 1").keys("gg<Enter>jc").shows("Next contract: Acme Steel").shows("2027-01-01").shows("2027-12-31");
    flow.keys("<Ctrl-s>").shows("2027-12-31").shows("starts later");
    let outcome = &flow.store().read().all(kamdeck::store::Table::ContractOutcome).unwrap()[0];
    assert!(outcome.int("next_contract_id").is_some());
    flow.click("2026-12-31").keys("c").shows("recorded already");
    // One action: the outcome no longer names it.
    flow.keys("u").lacks("starts later").keys("U").shows("starts later");
}

#[test]
fn an_invoice_keeps_its_currency_once_something_was_paid_and_takes_no_more_than_is_open() {
    let mut flow = empty(Language::En);
    flow.keys("ninvoice<Enter>R1<Tab><Tab>1000 CNY<Tab><Tab>+30d<Ctrl-s>").shows("R1").click("R1").keys("c").shows("Payment");
    flow.keys("<Ctrl-u>1001<Ctrl-s>").shows("Only 1000.00 CNY is open").keys("<Ctrl-u>400<Ctrl-s>").shows("of 1k CNY");
    flow.click("R1").keys("e").keys("<Tab><Tab><Ctrl-u>1000 USD<Ctrl-s>").shows("in one currency").keys("<Esc><Esc>");
    flow.click("R1")
        .keys("w")
        .shows("1000.00 CNY invoiced less 400.00 CNY paid in 1")
        .shows("DSO, days")
        .keys("<Esc>")
        .lacks("invoiced less");
}

#[test]
fn figures_are_explained_where_the_cursor_is() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for size in [(80, 24), (120, 40)] {
            let mut flow = card(size, language, "/hdxny<Enter><Enter>5jjjw");
            insta::assert_snapshot!(format!("deals_why_{short}_{}x{}", size.0, size.1), flow.screen());
            flow.storm();
        }
    }
    let mut flow = card((80, 24), Language::En, "/hdxny<Enter><Enter>5w");
    flow.shows("Notices begin 30, 60, 90").shows("It ends on 2026-12-31: 40 days from 2026-11-21").keys("<Esc>6");
    flow.click("赵敏").keys("w").shows("CSAT").shows("Percent of 9-10 less percent of 0-6").keys("<Esc>7").click("Plan 2026").keys("w");
    flow.shows("Growth adds up").shows("Satisfaction").keys("q").keys("3w").shows("why this health");
    card((80, 24), Language::En, "/orion<Enter><Enter>6w").shows("15 min allowed for P1").shows("have run");
}
