//! Turns the Fluent files under assets/locales into typed functions in OUT_DIR.

use fluent_typed::{BuildOptions, FtlOutputOptions, build_from_locales_folder};

fn main() -> std::process::ExitCode {
    println!("cargo::rerun-if-changed=assets");
    let Some(out) = std::env::var_os("OUT_DIR").and_then(|folder| folder.into_string().ok()) else {
        println!("cargo::error=the build folder has no readable name");
        return std::process::ExitCode::FAILURE;
    };
    build_from_locales_folder(
        BuildOptions::default()
            .with_locales_folder("assets/locales")
            .with_output_file_path(&format!("{out}/l10n.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/translations.ftl")))
            .with_default_language("en")
            .with_prefix("")
            .without_bidi_isolation(),
    )
}
