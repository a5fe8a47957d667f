//! RFC 3339 time stamp, as protobuf's JSON form takes it.
//!
//! protobuf-go `encoding/protojson` (`unmarshalTimestamp`) parses with Go's `time.RFC3339Nano`: date, upper-case `T`,
//! time and offset are all needed, `Z` is upper-case, a fraction has at most nine digits, there is no leap second, and
//! the instant lies in the years 1 to 9999 of UTC. RHACS refuses `2022-03-19` and the empty text. What Go lets through
//! against the RFC (golang/go#54580) is refused here: an hour of one digit, a comma, an offset of 24:00 or 60 minutes;
//! and so is the year 0, though it be the year 1 in UTC.

use super::{Findings, Reason, host::padded};

/// Knows the length of each month, but not leap years, nor which offsets leave the years 1 to 9999.
pub(crate) const PATTERN: &str = padded!(
    "(?!0000)[0-9]{4}-",
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))",
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?",
    r"(?:Z|[+\-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
);

pub(crate) fn check(text: &str) -> Findings {
    if is_timestamp(text.trim()).unwrap_or(false) { Findings::NONE } else { Findings::refuse(Reason::Timestamp) }
}

/// `None` where a part is missing.
fn is_timestamp(text: &str) -> Option<bool> {
    let (date, rest) = text.split_once('T')?;
    let (year, date) = date.split_once('-')?;
    let (month, day) = date.split_once('-')?;
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);

    let (time, offset) = rest.split_at_checked(rest.find(['Z', '+', '-'])?)?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let (time, second) = time.rsplit_once(':')?;
    let (minute, second) = (minutes(time)?, digits(second, 2)?);
    let offset = match offset.strip_prefix('+') {
        _ if offset == "Z" => 0,
        Some(east) => minutes(east)?,
        None => -minutes(offset.strip_prefix('-')?)?,
    };

    let utc = minute - offset;
    let too_early = (year, month, day) == (1, 1, 1) && utc < 0;
    let too_late = (year, month, day) == (9999, 12, 31) && utc >= 24 * 60;
    let is_fraction = (1..=9).contains(&fraction.len()) && fraction.bytes().all(|b| b.is_ascii_digit());
    Some(year > 0 && (1..=days(year, month)).contains(&day) && second < 60 && is_fraction && !too_early && !too_late)
}

/// `hh:mm` in minutes.
fn minutes(text: &str) -> Option<i32> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    (hour < 24 && minute < 60).then_some(60 * hour + minute)
}

fn digits(text: &str, length: usize) -> Option<i32> {
    let all = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.parse().ok())?
}

/// 0 for a month that does not exist.
fn days(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

pub(crate) const ACCEPTS: &[&str] = &[
    "2022-03-19T00:00:00Z",
    "2022-03-19T23:59:59.123456789Z",
    "2024-02-29T12:00:00+08:00",
    "2000-02-29T12:00:00-00:00",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z",
    "0001-01-01T05:00:00+05:00",
    " 2022-03-19T00:00:00.5Z\n",
];
pub(crate) const TRAPS: &[(&str, Reason)] = &[];
pub(crate) const REJECTS: &[(&str, Reason)] = &[
    (" ", Reason::Timestamp),
    ("2022-03-19", Reason::Timestamp),
    ("2022-03-19T00:00:00", Reason::Timestamp),
    ("2022-03-19t00:00:00Z", Reason::Timestamp),
    ("2022-03-19T00:00:00z", Reason::Timestamp),
    ("2022-03-19 00:00:00Z", Reason::Timestamp),
    ("2022-03-19T00:00Z", Reason::Timestamp),
    ("2022-03-19T0:00:00Z", Reason::Timestamp),
    ("2022-03-19T24:00:00Z", Reason::Timestamp),
    ("2022-03-19T00:60:00Z", Reason::Timestamp),
    ("2022-03-19T23:59:60Z", Reason::Timestamp),
    ("2022-03-19T00:00:00.Z", Reason::Timestamp),
    ("2022-03-19T00:00:00,5Z", Reason::Timestamp),
    ("2022-03-19T00:00:00.1234567890Z", Reason::Timestamp),
    ("2022-03-19T00:00:00+0800", Reason::Timestamp),
    ("2022-03-19T00:00:00+24:00", Reason::Timestamp),
    ("2022-03-19T00:00:00Z+08:00", Reason::Timestamp),
    ("2022-13-19T00:00:00Z", Reason::Timestamp),
    ("2022-00-19T00:00:00Z", Reason::Timestamp),
    ("2022-03-00T00:00:00Z", Reason::Timestamp),
    ("2022-04-31T00:00:00Z", Reason::Timestamp),
    ("2022-02-30T00:00:00Z", Reason::Timestamp),
    ("2022-02-29T00:00:00Z", Reason::Timestamp),
    ("1900-02-29T00:00:00Z", Reason::Timestamp),
    ("0000-01-01T00:00:00Z", Reason::Timestamp),
    ("0001-01-01T00:00:00+00:01", Reason::Timestamp),
    ("9999-12-31T23:59:59-00:01", Reason::Timestamp),
    ("+2022-03-19T00:00:00Z", Reason::Timestamp),
    ("１９99-03-19T00:00:00Z", Reason::Timestamp),
];

#[cfg(test)]
mod tests {
    use super::{super::evidence::Evidence, *};

    const EVIDENCE: Evidence = Evidence {
        check,
        pattern: PATTERN,
        accepts: ACCEPTS,
        traps: TRAPS,
        rejects: REJECTS,
        beyond_pattern: &[
            "2022-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "0001-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
        ],
        tokens: &["0", "1", "29", "31", "-", ":", ".", "T", "Z", "+08:00", "-00:00", "z", " ", "\u{85}"],
    };

    #[test]
    fn tables_hold() {
        EVIDENCE.holds();
    }

    #[test]
    fn pattern_is_no_stricter() {
        EVIDENCE.pattern_is_no_stricter();
    }
}
