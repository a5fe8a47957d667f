//! Mending one value: what was plainly meant by a value that its field does not take, or takes with a trap.
//!
//! `normalize` applies these repairs and `validate` offers them as fixes. A repair is never a guess, and never makes a
//! value worse: where the canonical spelling would be refused and the given one is not, the given one stays.

use std::borrow::Cow;
use std::cell::LazyCell;

use serde_json::{Number, Value};

use crate::format::{Format, address, endpoint, service_url, target_url};
use crate::schema::{Choice, Field, Release, Shape, Text};

macro_rules! changes {
    ($($(#[doc = $about:literal])* $name:ident = $text:literal,)*) => {
        /// What `normalize` did at a place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ChangeCode { $($(#[doc = $about])* $name,)* }

        impl ChangeCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its stable name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// One line about it, for reference tables.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$name => concat!($($about),*).trim_ascii(),)* }
            }
        }
    };
}

changes! {
    /// A comma with nothing behind it is gone.
    CommaRemoved = "comma_removed",
    /// The member has its true name.
    Renamed = "renamed",
    /// A null, which means the same as nothing, is gone.
    NullRemoved = "null_removed",
    /// Spaces before and after the text are gone.
    Trimmed = "trimmed",
    /// Letters have the case that the target expects.
    LetterCase = "letter_case",
    /// The choice or address has the spelling that its reader knows.
    Respelled = "respelled",
    /// Text became the boolean or number it spells.
    Unquoted = "unquoted",
    /// A number became text.
    NumberToText = "number_to_text",
    /// An object became JSON text.
    ObjectToText = "object_to_text",
    /// An enum number became its name.
    NumberToName = "number_to_name",
    /// A single value became a list.
    Wrapped = "wrapped",
    /// A value that stood twice in a list stands once.
    RepeatRemoved = "repeat_removed",
    /// The list has its canonical order.
    Sorted = "sorted",
    /// Slashes at the end are gone.
    SlashRemoved = "slash_removed",
    /// The scheme, which has a field of its own, is gone.
    SchemeRemoved = "scheme_removed",
    /// Docker Hub has the address of its registry.
    DockerHub = "docker_hub",
}

/// A value as it should be, and how it differs.
pub(crate) type Repair = (Value, Vec<ChangeCode>);

/// The text as its field should hold it; none when it is fine or beyond repair.
pub(crate) fn text(field: &Field, text: &str, release: Release) -> Option<Repair> {
    if field.is_secret() {
        return None;
    }
    match &field.shape {
        Shape::Text(syntax) => plain_text(syntax, text, release),
        Shape::Choice(choices) => {
            let (choice, code) = choice(choices, text)?;
            Some((choices.get(choice)?.value.into(), vec![code?]))
        }
        Shape::Flag => Some((Value::Bool(boolean(text)?), vec![ChangeCode::Unquoted])),
        Shape::Int => Some((Value::from(integer(text.trim()).ok()?), vec![ChangeCode::Unquoted])),
        Shape::Choices(_) | Shape::Object(_) | Shape::Map { .. } => None,
    }
}

/// The number as its field should hold it. Secrets too: a password of digits is still that password.
pub(crate) fn number(field: &Field, number: &Number) -> Option<Repair> {
    match &field.shape {
        // Doubles have lost their spelling, so only integers turn into text.
        Shape::Text(_) if number.is_u64() || number.is_i64() => {
            Some((Value::String(number.to_string()), vec![ChangeCode::NumberToText]))
        }
        // 30.0 and 3e1 are the integer 30.
        Shape::Int if number.is_f64() => {
            Some((Value::from(integer(&number.to_string()).ok()?), vec![ChangeCode::Unquoted]))
        }
        _ => None,
    }
}

fn plain_text(syntax: &Text, text: &str, release: Release) -> Option<Repair> {
    if syntax.format.takes_at_a_glance(text) {
        return None;
    }
    closely(syntax, text, release)
}

/// The same without a glance.
pub(crate) fn closely(syntax: &Text, text: &str, release: Release) -> Option<Repair> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    let before = LazyCell::new(|| syntax.format.check(text, release));
    let candidates = [canonical(syntax.format, trimmed), Cow::Borrowed(trimmed)];
    let better = candidates.into_iter().filter(|candidate| candidate != text).find(|candidate| {
        let after = syntax.format.check(candidate, release);
        after.error.is_none() || after.error == before.error
    })?;
    let mut codes = Vec::new();
    if trimmed.len() != text.len() {
        codes.push(ChangeCode::Trimmed);
    }
    codes.extend(difference(syntax.format, trimmed, &better));
    Some((Value::String(better.into_owned()), codes))
}

fn canonical(format: Format, text: &str) -> Cow<'_, str> {
    Cow::Owned(match format {
        Format::Endpoint => endpoint::repair(text, endpoint::Client::Registry),
        Format::DockerEndpoint => endpoint::repair(text, endpoint::Client::Docker),
        Format::ScannerEndpoint => endpoint::repair(text, endpoint::Client::Scanner),
        Format::RegistryAddress => address::repair(text),
        Format::TargetUrl => target_url::repair(text),
        Format::ServiceUrl => service_url::repair(text),
        Format::Any
        | Format::Address
        | Format::Uuid
        | Format::Namespace
        | Format::TargetName
        | Format::GoogleCredential
        | Format::Timestamp
        | Format::Domain
        | Format::Ip
        | Format::Token
        | Format::Segment => return Cow::Borrowed(text),
    })
}

/// What was done to an address.
fn difference(format: Format, before: &str, after: &str) -> Vec<ChangeCode> {
    let mut codes = Vec::new();
    let mut rest = before;
    if format == Format::RegistryAddress
        && let Some((_, unschemed)) = rest.split_once("://")
        && !after.contains("://")
    {
        codes.push(ChangeCode::SchemeRemoved);
        rest = unschemed;
    }
    let unslashed = rest.trim_end_matches('/');
    if unslashed.len() == after.len() && unslashed.len() != rest.len() {
        codes.push(ChangeCode::SlashRemoved);
        rest = unslashed;
    }
    if !rest.eq_ignore_ascii_case(after) {
        return vec![if format == Format::ServiceUrl { ChangeCode::Respelled } else { ChangeCode::DockerHub }];
    }
    if rest != after {
        codes.push(ChangeCode::LetterCase);
    }
    codes
}

/// The choice that the text spells, and what sets it right when it is not spelt exactly so.
pub(crate) fn choice(choices: &[Choice], text: &str) -> Option<(usize, Option<ChangeCode>)> {
    if let Some(exact) = choices.iter().position(|choice| choice.value == text) {
        return Some((exact, None));
    }
    let trimmed = text.trim();
    if let Some(found) = choices.iter().position(|choice| choice.value.eq_ignore_ascii_case(trimmed)) {
        let exact = choices.get(found).is_some_and(|choice| choice.value == trimmed);
        return Some((found, Some(if exact { ChangeCode::Trimmed } else { ChangeCode::LetterCase })));
    }
    let meant = |choice: &Choice| choice.mistaken.iter().any(|spelling| spelling.eq_ignore_ascii_case(trimmed));
    choices.iter().position(meant).map(|found| (found, Some(ChangeCode::Respelled)))
}

/// The boolean that the text spells.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Why a number is not a signed 32-bit integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotInteger {
    /// It is no whole number at all.
    Fraction,
    /// It is one, but too small or too large.
    Range,
}

/// The 32-bit integer that the text spells in JSON's grammar, where 30.0 and 3e1 are 30.
pub(crate) fn integer(raw: &str) -> Result<i32, NotInteger> {
    let (mantissa, exponent) = raw.split_once(['e', 'E']).unwrap_or((raw, "0"));
    let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(whole, rest)| (whole, Some(rest)));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !is_number(whole) || leading_zero || !fraction.is_none_or(is_number) || !is_number(exponent_digits) {
        return Err(NotInteger::Fraction);
    }
    // An exponent beyond i64 is as good as the last one within it.
    let beyond = if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
    let exponent: i64 = exponent.parse().unwrap_or(beyond);
    let digits = format!("{whole}{}", fraction.unwrap_or_default());
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return Ok(0);
    }
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX / 4);
    let dropped = count(digits.len() - digits.trim_end_matches('0').len());
    let zeros = exponent - count(fraction.map_or(0, str::len)) + dropped;
    if zeros < 0 {
        return Err(NotInteger::Fraction);
    }
    if zeros + count(significant.len()) > 10 {
        return Err(NotInteger::Range);
    }
    let zeros = "0".repeat(usize::try_from(zeros).unwrap_or_default());
    let sign = if negative { "-" } else { "" };
    format!("{sign}{significant}{zeros}").parse().map_err(|_| NotInteger::Range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_exact() {
        for (raw, value) in [
            ("30", 30),
            ("30.0", 30),
            ("3e1", 30),
            ("-1", -1),
            ("0.3E+2", 30),
            ("300e-1", 30),
            ("-0", 0),
            ("0e99", 0),
            ("2147483647", i32::MAX),
            ("-2147483648", i32::MIN),
        ] {
            assert_eq!(integer(raw), Ok(value), "{raw}");
        }
        for raw in [
            "",
            " 30",
            "30.5",
            "030",
            "-01",
            "1.e1",
            "-.0",
            "+1",
            "3e",
            "0x10",
            "30.00000000000000000000001",
            "1e-400",
            "1e",
            "e1",
            "-",
        ] {
            assert_eq!(integer(raw), Err(NotInteger::Fraction), "{raw}");
        }
        for raw in ["2147483648", "-2147483649", "1e400", "3e9", "1e99999999999999999999"] {
            assert_eq!(integer(raw), Err(NotInteger::Range), "{raw}");
        }
    }
}
