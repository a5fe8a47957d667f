//! What a masked credential looks like, and which names promise a credential.

mod encoded;
pub(crate) mod prose;
mod words;

use std::ops::Range;

use crate::detect;
use crate::glance::Glance;
use crate::spelling::fold;

/// What stands in the place of a secret: six asterisks (stackrox `pkg/secrets/scrub.go`).
pub const MASK: &str = "******";

/// What other products put there: five asterisks in Harbor's answers, four in Huawei's Python SDK.
const OTHER_MASKS: &[&str] = &["*****", "****"];

/// Whether the text is the mask of a secret, ours or another product's.
#[must_use]
pub fn is_mask(text: &str) -> bool {
    text == MASK || OTHER_MASKS.contains(&text)
}

// Parts of names, folded as by `spelling::fold`. Misplaced and misspelt credentials are found by them, and the answers
// and headers of the same APIs that carry a login: `image_command`, `X-Swr-Dockerlogin`.
const TELLTALE: &[&str] = &[
    "pass",
    "pasword",
    "pswd",
    "pwd",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "cred",
    "kubeconfig",
    "dockerconfig",
    "dockerlogin",
    "serviceaccount",
    "auth",
    "cookie",
    "session",
    "bearer",
    "jwt",
    "imagecommand",
    "pullcommand",
    "signature",
    // Passwords in German, Spanish, Portuguese, Dutch, Polish, Czech, Danish; others begin as in English.
    "kennwort",
    "contrasena",
    "senha",
    "wachtwoord",
    "haslo",
    "heslo",
    "adgangskode",
];

// The same in Spanish, Polish, Turkish, Swedish, Russian, Japanese and Korean letters.
const OTHER_LETTERS: &[&str] = &["contraseña", "hasło", "şifre", "lösenord", "ароль", "パスワード", "비밀번호"];

// Names that are a credential's as a whole, but would be too short as a part.
const WHOLE: &[&str] = &["key", "pw", "psw", "pin", "otp", "sig", "ak", "sk"];

// Names that contain such a part and hold no credential.
const HARMLESS: &[&str] = &["updatepassword", "authorizationdata", "authtype", "credentialtype"];

/// Whether a field of that (folded) name may hold a credential.
pub(crate) fn is_telltale(folded: &str) -> bool {
    let has_one_of = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    WHOLE.contains(&folded)
        || has_one_of(TELLTALE) && !HARMLESS.contains(&folded)
        || !folded.is_ascii() && (has_one_of(prose::CHINESE_NAMES) || has_one_of(OTHER_LETTERS))
}

/// The address with its user info, and whatever else in it is a credential, masked.
///
/// Everything between the scheme and the last `@` counts as user info, also where a slash or space in a password has
/// made the address unreadable. Only that part is replaced, so that the text stays an address.
pub(crate) fn mask_address(address: &str) -> String {
    if Glance::of(address).promises_nothing() {
        return address.to_owned();
    }
    settled(address, |address| {
        let address = mask_userinfo(address).unwrap_or_else(|| address.to_owned());
        let spans = query_secrets(&address).into_iter().chain(detect::places(&address));
        cover(&address, spans.collect())
    })
}

/// The text masked until nothing is left to mask. A mask may end a word that hid the beginning of the next credential,
/// and masking twice must be masking once.
pub(crate) fn settled(text: &str, mask: impl Fn(&str) -> String) -> String {
    let mut before = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let masked = mask(&before);
        if masked == before {
            break;
        }
        before = masked;
    }
    before
}

/// Only a text made for it needs more than two, and the work must not grow with their number.
const MOST_ROUNDS: usize = 8;

fn mask_userinfo(address: &str) -> Option<String> {
    let userinfo = all_userinfo(address)?;
    Some(format!("{}{MASK}{}", address.get(..userinfo.start)?, address.get(userinfo.end..)?))
}

/// Everything between the scheme and the last `@` of an address.
pub(crate) fn all_userinfo(address: &str) -> Option<Range<usize>> {
    let end = address.rfind('@')?;
    let scheme = address.get(..end)?.find("://").map(|end| end + 3);
    let start = scheme.filter(|start| address.get(..*start).is_some_and(is_scheme));
    Some(start.unwrap_or_default()..end)
}

/// Whether the address has user info that is a mask.
pub(crate) fn has_masked_userinfo(address: &str) -> bool {
    mask_userinfo(address).is_some_and(|masked| masked == address)
}

/// Stretches of a text, in bytes.
pub(crate) type Spans = Vec<Range<usize>>;

/// All of a text as one stretch.
pub(crate) fn whole(text: &str) -> Spans {
    std::iter::once(0..text.len()).collect()
}

/// The text with the mask in the place of every stretch. Those that touch or overlap become one.
pub(crate) fn cover(text: &str, mut spans: Spans) -> String {
    spans.sort_unstable_by_key(|span| span.start);
    let mut covered = String::with_capacity(text.len());
    let mut end = None;
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        if end.is_none_or(|end| end < span.start) {
            covered.push_str(text.get(end.unwrap_or_default()..span.start).unwrap_or_default());
            covered.push_str(MASK);
        }
        end = end.max(Some(span.end));
    }
    covered.push_str(text.get(end.unwrap_or_default()..).unwrap_or_default());
    covered
}

/// The text without the credentials that addresses in it carry, and whatever else the detector finds.
pub(crate) fn mask_text(text: &str) -> String {
    if Glance::of(text).promises_nothing() {
        return text.to_owned();
    }
    settled(text, |text| {
        let spans = address_secrets(text).into_iter().chain(detect::places(text));
        cover(text, spans.collect())
    })
}

/// Where in a text URLs, and addresses without a scheme but with a password, carry credentials.
pub(crate) fn address_secrets(text: &str) -> Spans {
    let is_border = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>');
    let mut spans = Spans::new();
    // Most texts have neither of what ends user info and what begins a value.
    if memchr::memchr2(b'@', b'=', text.as_bytes()).is_none() {
        return spans;
    }
    let mut at = 0;
    for word in text.split_inclusive(is_border) {
        spans.extend(userinfo(word).map(|(start, end)| at + start..at + end));
        spans.extend(query_secrets(word).into_iter().map(|span| at + span.start..at + span.end));
        at += word.len();
    }
    spans
}

/// Where in a word user info begins and ends.
///
/// It begins at the first scheme that no plain host follows, for behind a plain host an `@` belongs to the path. A word
/// without a scheme must have a password, for a mail address is no secret.
fn userinfo(word: &str) -> Option<(usize, usize)> {
    let end = without_digest(word).rfind('@')?;
    let before = word.get(..end)?;
    let authority =
        |start: usize| word.get(start..).unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
    if !before.contains("://") {
        let start = before.rfind(['=', ',', ';', '(']).map_or(0, |at| at + 1);
        return before.get(start..)?.contains(':').then_some((start, end));
    }
    let starts = before.match_indices("://").map(|(at, scheme)| at + scheme.len());
    starts.into_iter().find(|start| !is_host_and_port(authority(*start))).map(|start| (start, end))
}

/// The word without the digest of an image reference, whose `@` ends no user info.
fn without_digest(word: &str) -> &str {
    let is_digest = |text: &str| {
        let hex = text.strip_prefix("sha256:").map(|rest| rest.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()));
        hex.is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    word.rsplit_once('@').filter(|(_, end)| is_digest(end)).map_or(word, |(name, _)| name)
}

/// Where the values of parameters stand whose names promise a credential.
fn query_secrets(text: &str) -> Spans {
    let is_border = |c: char| matches!(c, '?' | '&' | '#' | ';' | '"' | '\'' | '<' | '>') || c.is_whitespace();
    let mut spans = Spans::new();
    let mut at = 0;
    for part in text.split_inclusive(is_border) {
        let body = part.trim_end_matches(is_border);
        if let Some((name, value)) = body.split_once('=')
            && !value.is_empty()
            // Its credential is the next word.
            && !prose::is_scheme(value)
            && is_name(name)
            && is_telltale(&fold(name))
        {
            spans.push(at + name.len() + 1..at + body.len());
        }
        at += part.len();
    }
    spans
}

/// Whether the text can be the name of a parameter, an option or a variable.
pub(crate) fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn is_scheme(text: &str) -> bool {
    text.trim_end_matches("://").bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

fn is_host_and_port(authority: &str) -> bool {
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, "0"));
    let is_plain =
        host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') || byte >= 128);
    is_plain && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}
