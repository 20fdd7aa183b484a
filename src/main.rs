//! The binary: everything is in the library.

fn main() -> std::process::ExitCode {
    kamdeck::cli::run(&std::env::args_os().collect::<Vec<_>>())
}
