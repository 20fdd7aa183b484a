//! Which language somebody means.

use super::Language;
use crate::policy::playbook::Edition;

/// The language of a tag such as `zh-CN`, `zh_CN.UTF-8`, `zh`, `en_GB` or `中文`; `None` if we do not speak it.
#[must_use]
pub fn language_named(tag: &str) -> Option<Language> {
    let tag = tag.trim();
    let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or(tag);
    if primary.eq_ignore_ascii_case("zh") || primary.eq_ignore_ascii_case("cn") || tag == "中文" {
        Some(Language::ZhCN)
    } else if primary.eq_ignore_ascii_case("en") {
        Some(Language::En)
    } else {
        None
    }
}

/// The language of the environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty
/// decides (POSIX); English where it names a language that we do not speak, or nothing does. Also where characters
/// are not UTF-8: there our Chinese could not be read.
pub fn language_of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let first = |names: [&str; 3]| names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    if first(["LC_ALL", "LC_CTYPE", "LANG"]).and_then(|locale| foreign_charset(&locale)).is_some() {
        return Language::En;
    }
    first(["LC_ALL", "LC_MESSAGES", "LANG"]).and_then(|locale| language_named(&locale)).unwrap_or(Language::En)
}

/// The character set that a locale names, if it names one and it is not UTF-8.
#[must_use]
pub fn foreign_charset(locale: &str) -> Option<String> {
    let (_, charset) = locale.split_once('.')?;
    let charset = charset.split('@').next().unwrap_or(charset);
    let plain: String = charset.chars().filter(char::is_ascii_alphanumeric).collect();
    (!plain.eq_ignore_ascii_case("utf8")).then(|| charset.to_owned())
}

/// The library written in the language.
impl From<Language> for Edition {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::English,
            Language::ZhCN => Self::Chinese,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_and_tags_are_understood() {
        for (tag, language) in [
            ("zh-CN", Some(Language::ZhCN)),
            ("zh_CN.UTF-8", Some(Language::ZhCN)),
            ("ZH", Some(Language::ZhCN)),
            ("中文", Some(Language::ZhCN)),
            ("en_GB.UTF-8", Some(Language::En)),
            ("fr_FR", None),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(language_named(tag), language, "{tag}");
        }
    }

    #[test]
    fn the_strongest_variable_that_is_set_decides() {
        let with = |pairs: &'static [(&'static str, &'static str)]| {
            language_of_environment(|name| pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned()))
        };
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8")]), Language::ZhCN);
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")]), Language::ZhCN);
        assert_eq!(with(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]), Language::En);
        assert_eq!(with(&[]), Language::En);
        assert_eq!(with(&[("LANG", "zh_CN.GBK")]), Language::En, "Chinese in UTF-8 could not be read there");
        assert_eq!(with(&[("LANG", "zh_CN")]), Language::ZhCN);
    }
}
