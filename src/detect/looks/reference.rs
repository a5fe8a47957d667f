//! Where the credential is, or what computes it, instead of the credential.

use super::Dress;
use super::form::{first_is_digit, is_host};
use super::random::{changes_case, is_random};
use super::words::is_plain_words;
use crate::detect::bytes::contains;
use crate::detect::names;
use crate::detect::pattern::Set;

/// Where the credential is, instead of the credential: a path, an address, the name of a variable or of a secret store's
/// entry.
pub(super) fn is_reference(value: &[u8], dress: Dress) -> bool {
    // What curl and others read a file by.
    let value = value.strip_prefix(b"@").unwrap_or(value);
    let starts = |part: &str| value.starts_with(part.as_bytes());
    let is_encoded_entry = contains(value, b"%2F")
        && value.split(|byte| *byte == b'%').enumerate().all(|(at, part)| {
            let part = if at == 0 { part } else { part.strip_prefix(b"2F").unwrap_or(b"0") };
            part.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'))
        });
    let is_place = PLACES.iter().any(|place| starts(place))
        || starts("env:") && value.iter().skip(4).all(|byte| byte.is_ascii_uppercase() || *byte == b'_')
        || starts("file:") && matches!(value.get(5), Some(b'/' | b'.'));
    let host = value.strip_prefix(b"https://").or(value.strip_prefix(b"http://"));
    let is_url = host.is_some_and(|host| is_host(host) && !host.contains(&b'@'));
    let is_windows_path = value.get(1..3) == Some(b":\\") && value.iter().skip(3).any(|byte| *byte == b'\\');
    let is_root =
        value.split(|byte| *byte == b'/').nth(1).is_some_and(|root| ROOTS.iter().any(|known| known.as_bytes() == root));
    let is_path = (starts("/") && is_root || starts("./") || starts("../") || starts("~/")) && is_plain_path(value)
        || is_windows_path;
    // A secret store's path: words, three at least.
    let is_entry = value.split(|byte| *byte == b'/').count() > 2
        && value.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'-' | b'_'));
    let is_variable = dress != Dress::Quoted
        && value.len() > 6
        && contains(value, b"_")
        && value.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    is_place || is_url || is_path || is_entry || is_encoded_entry || is_variable
}

const PLACES: &[&str] = &[
    "vault:",
    "op://",
    "arn:aws",
    "ref+",
    "secret://",
    "ssm:/",
    "projects/",
    "gopass:",
    "keyring:",
    "Microsoft.KeyVault(",
    "op%3A",
    "secretKeyRef",
    "valueFrom",
    "awssm:",
];

/// Where files of credentials are.
const ROOTS: &[&str] = &[
    "app", "config", "data", "dev", "etc", "home", "mnt", "opt", "path", "proc", "root", "run", "secrets", "srv",
    "tmp", "usr", "var", "vault", "Users",
];

/// Names joined by slashes, none of which is random.
pub(super) fn is_plain_path(value: &[u8]) -> bool {
    let is_name = |part: &[u8]| {
        part.iter().all(|byte| Set::WORD.has(*byte) || b".-~*".contains(byte))
            && (part.len() < 24 || is_plain_words(part))
            && !is_random(part)
    };
    value.split(|byte| *byte == b'/').all(is_name) && value.iter().any(u8::is_ascii_lowercase)
}

/// What programs have on the right side of an assignment: a call, a member of an object, a type.
pub(super) fn is_code(value: &[u8]) -> bool {
    let value = value.trim_ascii_end();
    let value = value.strip_suffix(b";").unwrap_or(value);
    // A cast: `<string>options.token`.
    let cast = value
        .strip_prefix(b"<")
        .and_then(|rest| rest.iter().position(|byte| *byte == b'>').and_then(|end| rest.get(end + 1..)));
    let value = cast.filter(|rest| !rest.is_empty()).unwrap_or(value);
    let head_length = value
        .iter()
        .take_while(|byte| Set::WORD.has(**byte) || matches!(byte, b'.' | b':' | b'>' | b'?' | b'!'))
        .count();
    let head = value.get(..head_length).unwrap_or_default();
    let rest = value.get(head_length..).unwrap_or_default();
    let is_letters = |text: &[u8]| {
        text.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.' | b':' | b'?' | b'!' | b'>'))
    };
    if !first_is_digit(head) && !head.is_empty() {
        // getToken(user), os.environ["X"], Option<String>, &str
        let is_method = head.contains(&b'.')
            && head.split(|byte| *byte == b'.').all(|part| part.first().is_some_and(u8::is_ascii_alphabetic));
        if rest.first() == Some(&b'(')
            && (is_plain_identifier(head) || is_method)
            && rest.iter().any(|byte| matches!(byte, b')' | b'"' | b'\''))
        {
            return true;
        }
        let looks_up = head.contains(&b'.') || matches!(rest.get(1), Some(b'"' | b'\''));
        if rest.first() == Some(&b'[') && is_letters(head) && looks_up {
            return true;
        }
        if rest.first() == Some(&b'<') && is_letters(head) && rest.contains(&b'>') {
            return true;
        }
        let parts: Vec<&[u8]> =
            head.split(|byte| matches!(byte, b'.' | b':' | b'>')).filter(|part| !part.is_empty()).collect();
        if rest.is_empty() && parts.len() > 1 && is_letters(head) {
            let first = parts.first().copied().unwrap_or_default().to_ascii_lowercase();
            let last = parts.last().copied().unwrap_or_default();
            return OBJECTS.iter().any(|object| object.as_bytes() == first) || names::promise(last).is_some();
        }
    }
    let is_cmdlet = [b"Get-" as &[u8], b"Read-", b"New-", b"Import-", b"ConvertTo-", b"ConvertFrom-"]
        .iter()
        .any(|verb| value.starts_with(verb))
        && is_letters(value.get(4..).unwrap_or_default().split(|byte| *byte == b'-').next_back().unwrap_or_default());
    is_cmdlet || value.starts_with(b"&") && is_letters(value.get(1..).unwrap_or_default())
}

const OBJECTS: &[&str] = &[
    "process",
    "os",
    "env",
    "config",
    "cfg",
    "conf",
    "self",
    "this",
    "req",
    "request",
    "user",
    "args",
    "options",
    "opts",
    "props",
    "params",
    "settings",
    "secrets",
    "vault",
    "data",
    "var",
    "vars",
    "local",
    "module",
    "inputs",
    "input",
    "github",
    "values",
    "ctx",
    "context",
    "app",
    "state",
    "event",
    "body",
    "payload",
    "client",
    "credentials",
    "creds",
    "account",
    "session",
    "auth",
    "response",
    "res",
    "result",
    "std",
    "string",
    "cls",
    "spring",
    "system",
    "environment",
    "import",
    "each",
    "item",
    "obj",
    "object",
    "steps",
    "needs",
    "matrix",
    "dto",
    "form",
    "model",
];

/// As programs call their types: `Whitespace`, `Token.Keyword`, `Dict[str, Token]`. No machine makes such a token.
pub(super) fn is_type(value: &[u8]) -> bool {
    let end = value.iter().position(|byte| *byte == b'[').unwrap_or(value.len());
    let (name, parameters) = value.split_at_checked(end).unwrap_or_default();
    let is_word = |word: &[u8]| {
        word.first().is_some_and(u8::is_ascii_uppercase)
            && word.iter().skip(1).any(u8::is_ascii_lowercase)
            && word.iter().all(u8::is_ascii_alphabetic)
            && word.len() <= 40
            && !changes_case(word)
    };
    name.split(|byte| *byte == b'.').all(is_word)
        && parameters.iter().all(|byte| byte.is_ascii_alphabetic() || b"[](),. |".contains(byte))
}

/// Letters and a bracket.
pub(super) fn is_call(value: &[u8]) -> bool {
    let open = value.iter().position(|byte| *byte == b'(');
    open.is_some_and(|open| {
        let head = value.get(..open).unwrap_or_default();
        head.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.'))
    })
}

/// An object of JSON, whose members speak for themselves.
pub(super) fn is_document(value: &[u8]) -> bool {
    let opens = value.first() == Some(&b'{');
    opens && ["\":", "\": ", "\\\":", "&quot;:", "%22%3A"].iter().any(|sign| contains(value, sign.as_bytes()))
}

/// As variables are called: `DB_PASSWORD`, `password`, `registryPassword`.
pub(super) fn is_plain_identifier(text: &[u8]) -> bool {
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits <= 2 && text.first().is_some_and(|byte| !byte.is_ascii_digit())
}
