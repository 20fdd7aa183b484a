//! The arguments of `kamdeck handover`.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgGroup, Command, value_parser};

use crate::domain::Coded;
use crate::domain::account::Sensitivity;
use crate::domain::handover::{FeedbackColumn, HandoverStep, HandoverTrigger, ManualSection, ReaderRole};
use crate::i18n::Strings;

/// Options made alike for all subcommands.
struct Make<'s>(&'s Strings);

impl Make<'_> {
    /// An option with a text.
    fn text(&self, name: &'static str) -> Arg {
        Arg::new(name)
            .long(name)
            .value_name(self.0.handover_cli_text())
            .value_parser(NonEmptyStringValueParser::new())
            .help(self.0.handover_cli_option(name))
    }

    fn named(&self, name: &'static str) -> Arg {
        self.text(name).value_name(self.0.cli_value_name())
    }

    fn day(&self, name: &'static str) -> Arg {
        self.text(name).value_name(self.0.cli_value_date())
    }

    fn account(&self) -> Arg {
        self.text("account").value_name(self.0.cli_value_account())
    }

    fn flag(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(self.0.handover_cli_option(name))
    }

    fn code<T: Coded + Send + Sync>(&self, name: &'static str) -> Arg {
        let codes: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
        Arg::new(name)
            .long(name)
            .value_name(codes.join("|"))
            .value_parser(PossibleValuesParser::new(codes).try_map(|code| T::from_code(&code)))
            .help(self.0.handover_cli_option(name))
    }

    fn rating(&self, name: &'static str) -> Arg {
        Arg::new(name).long(name).value_name("1-5").value_parser(value_parser!(i64).range(1..=5)).help(self.0.handover_cli_option(name))
    }

    /// The handover that a subcommand is about.
    fn which(&self) -> Arg {
        Arg::new("handover")
            .value_name(self.0.handover_cli_value())
            .value_parser(NonEmptyStringValueParser::new())
            .required(true)
            .help(self.0.handover_cli_which())
    }

    fn sub(&self, name: &'static str) -> Command {
        Command::new(name).about(self.0.handover_cli_about(name))
    }
}

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let make = Make(strings);
    Command::new("handover")
        .about(strings.handover_cli_about("handover"))
        .subcommand_required(true)
        .subcommand(start(&make))
        .subcommand(make.sub("list").arg(make.flag("all")))
        .subcommand(make.sub("status").arg(make.which().required(false)))
        .subcommand(manual(&make))
        .subcommand(gap(&make))
        .subcommand(write(&make))
        .subcommand(step(&make))
        .subcommand(owner(&make))
        .subcommand(question(&make))
        .subcommand(notice(&make))
        .subcommand(make.sub("move").arg(make.which()).arg(make.day("to").required(true)))
        .subcommand(make.sub("doubt").arg(make.which()).arg(make.day("on")))
        .subcommand(feedback(&make))
        .subcommand(make.sub("close").args([make.which(), make.day("on"), make.text("anyway")]))
        .subcommand(make.sub("cancel").args([make.which(), make.text("reason").required(true)]))
        .subcommand(pack(&make))
        .subcommand(open(&make))
        .subcommand(make.sub("board"))
        .subcommand(cases(&make))
}

fn start(make: &Make<'_>) -> Command {
    let accounts = Arg::new("accounts")
        .value_name(make.0.cli_value_account())
        .num_args(0..)
        .value_parser(NonEmptyStringValueParser::new())
        .help(make.0.handover_cli_option("accounts"));
    make.sub("start").arg(accounts).args([
        make.flag("portfolio"),
        make.named("to").required(true),
        make.named("from"),
        make.named("supervisor"),
        make.code::<HandoverTrigger>("trigger"),
        make.code::<Sensitivity>("sensitivity"),
        make.day("on"),
        make.day("meeting"),
        make.text("reason"),
    ])
}

fn manual(make: &Make<'_>) -> Command {
    let format = Arg::new("format")
        .long("format")
        .value_name("text|md|html")
        .value_parser(PossibleValuesParser::new(["text", "md", "html"]))
        .help(make.0.handover_cli_option("format"));
    let out = Arg::new("out").long("out").value_name(make.0.cli_value_file()).value_parser(value_parser!(PathBuf));
    make.sub("manual").args([make.which(), make.account(), format, out.help(make.0.handover_cli_option("out"))])
}

fn gap(make: &Make<'_>) -> Command {
    let name = Arg::new("gap").value_name("GAP").value_parser(NonEmptyStringValueParser::new()).required(true);
    make.sub("gap")
        .args([make.which(), name.help(make.0.handover_cli_option("gap")), make.account(), make.text("answer"), make.text("waive")])
        .group(ArgGroup::new("ruling").args(["answer", "waive"]).required(true))
}

fn write(make: &Make<'_>) -> Command {
    make.sub("write").args([
        make.which(),
        make.account(),
        make.code::<ManualSection>("section").required(true),
        make.text("text").required(true),
    ])
}

fn step(make: &Make<'_>) -> Command {
    let codes: Vec<&str> = HandoverStep::ALL.iter().map(|step| step.code()).collect();
    let step = Arg::new("step")
        .value_name(codes.join("|"))
        .value_parser(PossibleValuesParser::new(codes).try_map(|code| HandoverStep::from_code(&code)))
        .required(true)
        .help(make.0.handover_cli_option("step"));
    make.sub("step").args([
        make.which(),
        step,
        make.account(),
        make.day("on"),
        make.text("note"),
        make.flag("return"),
        make.text("channel"),
        make.text("reason"),
        make.text("past-value"),
        make.text("continuity"),
        make.text("wishes"),
        make.text("report-day"),
        make.text("urgent-contact"),
        make.rating("continuity-score"),
        make.rating("response-score"),
        make.text("title"),
        make.text("happened"),
        make.text("lesson"),
    ])
}

fn owner(make: &Make<'_>) -> Command {
    make.sub("owner").args([
        make.which(),
        make.named("to").required(true),
        make.text("item").value_name("KIND:ID").action(ArgAction::Append),
        make.account(),
        make.day("on"),
    ])
}

fn question(make: &Make<'_>) -> Command {
    make.sub("question").args([
        make.which(),
        make.account(),
        make.text("ask"),
        make.text("answer"),
        make.text("question").value_name("ID"),
        make.rating("score"),
        make.flag("library"),
        make.day("on"),
    ])
}

fn notice(make: &Make<'_>) -> Command {
    make.sub("notice").args([make.which(), make.account(), make.text("channel"), make.named("contact"), make.named("company")])
}

fn feedback(make: &Make<'_>) -> Command {
    make.sub("feedback").args([
        make.which(),
        make.account(),
        make.code::<FeedbackColumn>("column"),
        make.text("what"),
        make.named("owner"),
        make.day("due"),
        make.text("settle").value_name("ID"),
        make.day("on"),
    ])
}

fn passphrase_file(make: &Make<'_>) -> Arg {
    let file = Arg::new("passphrase-file").long("passphrase-file").value_name(make.0.cli_value_file());
    file.value_parser(value_parser!(PathBuf)).help(make.0.handover_cli_option("passphrase-file"))
}

fn pack(make: &Make<'_>) -> Command {
    let accounts = Arg::new("accounts").value_name(make.0.cli_value_account()).num_args(0..);
    let out = Arg::new("out").long("out").value_name(make.0.cli_value_file()).value_parser(value_parser!(PathBuf));
    make.sub("pack").args([
        accounts.value_parser(NonEmptyStringValueParser::new()).help(make.0.handover_cli_option("packed")),
        make.text("handover").value_name("ID"),
        out.help(make.0.handover_cli_option("out")),
        make.code::<ReaderRole>("for"),
        make.named("to").help(make.0.handover_cli_option("recipient")),
        passphrase_file(make),
        make.flag("names-ok"),
        make.flag("preview"),
    ])
}

fn open(make: &Make<'_>) -> Command {
    let file = Arg::new("file").value_name(make.0.cli_value_file()).value_parser(value_parser!(PathBuf)).required(true);
    let take = make.text("take").value_name("ours|theirs").value_parser(PossibleValuesParser::new(["ours", "theirs"]));
    make.sub("open").args([
        file.help(make.0.handover_cli_option("file")),
        passphrase_file(make),
        make.flag("preview"),
        make.flag("allow-older"),
        take,
    ])
}

fn cases(make: &Make<'_>) -> Command {
    let text = Arg::new("text").value_name(make.0.handover_cli_text()).value_parser(NonEmptyStringValueParser::new());
    make.sub("cases").args([text.help(make.0.handover_cli_option("words")), make.flag("digest")])
}
