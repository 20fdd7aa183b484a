//! What happens when the program itself is at fault: the terminal is given back, a file says where, one sentence says so.

use std::backtrace::Backtrace;
use std::fs;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use super::modes;

/// Installs the hook. A fault of the calling thread ends the program; faults of others are reported by who started them. `folder` is where the crash file goes, if it may; `sentence` is what is said, with `{}` for the file.
pub fn install(folder: Option<PathBuf>, with_file: String, without_file: String) {
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        let fatal = std::thread::current().id() == main;
        if fatal {
            modes::leave();
        }
        let file = folder.as_deref().and_then(|folder| write(folder, info));
        tracing::error!(place = %place(info), "a fault of the program");
        if fatal {
            let said = match &file {
                Some(file) => with_file.replace("{}", &file.to_string_lossy()),
                None => without_file.clone(),
            };
            let _ = writeln!(std::io::stderr().lock(), "{}", crate::domain::text::one_line(&said));
        }
    }));
}

fn place(info: &PanicHookInfo<'_>) -> String {
    info.location().map_or_else(|| "unknown".to_owned(), |at| format!("{}:{}", at.file(), at.line()))
}

/// The fault's message up to the first quoted text: what is quoted may be somebody's data.
fn message(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned()).or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_default().split(['`', '"', '\'']).next().unwrap_or("").to_owned()
}

fn write(folder: &Path, info: &PanicHookInfo<'_>) -> Option<PathBuf> {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let file = folder.join(format!("crash-{seconds}.txt"));
    let text = format!("kamdeck {}\n{} at {}\n\n{}\n", env!("CARGO_PKG_VERSION"), message(info), place(info), Backtrace::force_capture());
    fs::create_dir_all(folder).ok()?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&file).and_then(|mut opened| opened.write_all(text.as_bytes())).ok()?;
    Some(file)
}
