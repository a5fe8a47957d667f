//! What the value behind a promising name looks like: a credential, or something that stands where one would.

use super::lexicon::Lexicon;
use super::names::{self, Promise, contains};
use super::pattern::Set;
use crate::secret::is_mask;

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dress {
    /// Between quotation marks or tags.
    Quoted,
    /// Alone behind a sign that only programs write: `password=x`.
    Assigned,
    /// Behind a colon, as sentences have it too.
    Told,
    /// In a sentence.
    Said,
}

/// Whether the value is a credential, as the name before it promises.
pub(super) fn is_credential(value: &[u8], promise: Promise, dress: Dress) -> bool {
    let Some(last) = value.last() else { return false };
    if is_document(value)
        || is_masked(value)
        || is_placeholder(value)
        || is_reference(value, dress)
        || is_ordinary(value)
    {
        return false;
    }
    if dress != Dress::Quoted && is_code(value) || dress == Dress::Said && *last == b'(' {
        return false;
    }
    // `VARCHAR(255)`, `me@example.com`
    if dress == Dress::Said && (is_call(value) || is_mail(value)) {
        return false;
    }
    match (promise, dress) {
        (Promise::Maybe, Dress::Said) => is_random(value) && is_odd(value),
        (Promise::Password, Dress::Said) => is_odd(value) || is_invented(value),
        (_, Dress::Said) => is_odd(value),
        (Promise::Maybe, _) => is_random(value),
        (Promise::Secret, _) => {
            let is_long_word = value.len() >= 4 && !is_number(value) && !is_date(value);
            is_long_word
                && !is_word_about(value)
                && (!is_plain_words(value) || dress == Dress::Assigned && !value.contains(&b' ') && value.len() >= 8)
        }
        (Promise::Password, Dress::Assigned) => !is_word_about(value),
        (Promise::Password, _) => !is_sentence(value) && !is_word_about(value),
    }
}

/// Words and numbers joined, as people join them for a password: `onyx-fern-birch5`.
fn is_invented(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    const TECHNICAL: &[&str] =
        &["argon2", "base64", "bcrypt", "ipv4", "ipv6", "oauth2", "pbkdf2", "sha256", "sha512", "utf-8", "x509"];
    let is_technical = || TECHNICAL.iter().any(|name| value.eq_ignore_ascii_case(name.as_bytes()));
    value.len() >= 7
        && digits > 1
        && letters > 2
        && !is_technical()
        && !is_uuid(value)
        && !is_host(value)
        && !is_number(value)
        && !is_date(value)
        && !is_location(value)
        || value.len() >= 8
            && digits > 0
            && letters > 2
            && !is_host(value)
            && !is_uuid(value)
            && !is_number(value)
            && !is_date(value)
            && !is_location(value)
}

/// An object of JSON, whose members speak for themselves.
fn is_document(value: &[u8]) -> bool {
    let opens = value.first() == Some(&b'{');
    opens && ["\":", "\": ", "\\\":", "&quot;:", "%22%3A"].iter().any(|sign| contains(value, sign.as_bytes()))
}

/// Letters and a bracket.
fn is_call(value: &[u8]) -> bool {
    let open = value.iter().position(|byte| *byte == b'(');
    open.is_some_and(|open| {
        let head = value.get(..open).unwrap_or_default();
        head.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.'))
    })
}

/// A mail address.
fn is_mail(value: &[u8]) -> bool {
    let Some(sign) = value.iter().position(|byte| *byte == b'@') else { return false };
    let (user, host) = (value.get(..sign).unwrap_or_default(), value.get(sign + 1..).unwrap_or_default());
    user.iter().all(|byte| Set::WORD.has(*byte) || matches!(byte, b'.' | b'-' | b'+')) && is_host(host)
}

/// A place in a source file: `TokenService.java:131`.
fn is_location(value: &[u8]) -> bool {
    let Some(colon) = value.iter().rposition(|byte| *byte == b':') else { return false };
    let (file, line) = (value.get(..colon).unwrap_or_default(), value.get(colon + 1..).unwrap_or_default());
    file.contains(&b'.') && !line.is_empty() && line.iter().all(u8::is_ascii_digit)
}

/// A mask of ours or of another product, or what people write in the place of what they leave out.
fn is_masked(value: &[u8]) -> bool {
    let is_filler =
        |byte: &u8| matches!(byte, b'*' | b'.' | b'x' | b'X' | b'-' | b'_' | b'#' | b'?' | b'~') || !byte.is_ascii();
    // One character again and again, or dots as long as the text, also as JSON and addresses write them.
    let repeats = |length: usize| {
        let first = value.get(..length).unwrap_or_default();
        value.len() > length && value.len() % length == 0 && value.chunks(length).all(|chunk| chunk == first)
    };
    let is_one = value.first().is_some_and(|first| is_filler(first) && value.iter().all(|byte| byte == first));
    let is_escaped = value.starts_with(b"\\u2") && repeats(6) || value.starts_with(b"%E2%") && repeats(9);
    let is_dots = !value.is_ascii()
        && std::str::from_utf8(value)
            .is_ok_and(|text| text.chars().all(|c| matches!(c, '•' | '●' | '…' | '∗' | '█' | '×')));
    let asterisks = value.iter().filter(|byte| **byte == b'*').count();
    is_one
        || is_escaped
        || is_dots
        || asterisks > 2 && 2 * asterisks >= value.len()
        || std::str::from_utf8(value).is_ok_and(is_mask)
}

/// What a template, a manual or a program has where the credential will be.
fn is_placeholder(value: &[u8]) -> bool {
    if let Some(inner) = [("%3C", "%3E"), ("%3c", "%3e"), ("&lt;", "&gt;"), ("\\u003c", "\\u003e")]
        .iter()
        .find_map(|(open, close)| value.strip_prefix(open.as_bytes())?.strip_suffix(close.as_bytes()))
    {
        return !is_random(inner);
    }
    let (first, last) = (value.first().copied().unwrap_or_default(), value.last().copied().unwrap_or_default());
    let inner = value.get(1..value.len().saturating_sub(1)).unwrap_or_default();
    let is_name =
        |text: &[u8]| !text.is_empty() && text.iter().all(|byte| Set::WORD.has(*byte) || b" .-:/".contains(byte));
    let is_identifier =
        |text: &[u8]| !text.is_empty() && text.iter().all(|byte| Set::WORD.has(*byte)) && !first_is_digit(text);
    match (first, last) {
        (b'<', b'>') | (b'{', b'}') | (b'[', b']') | (b'(', b')') if is_name(inner) && !is_random(inner) => {
            return true;
        }
        (b'%', b'%') | (b'@', b'@') if is_identifier(inner) => return true,
        (b'_', b'_') if is_name(inner) && value.len() > 4 => return true,
        _ => {}
    }
    if is_template(value) {
        return true;
    }
    if first == b'$' {
        let name = value.get(1..).unwrap_or_default();
        let bare = name.split(|byte| b":-[.".contains(byte)).next().unwrap_or_default();
        return is_identifier(bare)
            && (bare.len() == name.len() || name.get(bare.len()) != Some(&b'-'))
            && is_plain_identifier(bare)
            || name.iter().all(u8::is_ascii_digit) && name.len() == 1;
    }
    // What people write to each other has few digits.
    if has_many_digits(value) || value.len() > 64 {
        return false;
    }
    let starts = |word: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    let ends = |word: &str| {
        value
            .len()
            .checked_sub(word.len())
            .and_then(|at| value.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
    };
    ADVICE.iter().any(|word| starts(word))
        || ADVICE_ENDS.iter().any(|word| ends(word))
        || first == b'<' && value.contains(&b'>')
}

/// How texts begin and end that tell people to put a credential there, or that one was taken away.
const ADVICE: &[&str] = &[
    "your",
    "my-",
    "my_",
    "insert",
    "enter",
    "replace",
    "example",
    "dummy",
    "sample",
    "put-",
    "put_",
    "fake",
    "change",
    "redacted",
    "masked",
    "hidden",
    "todo",
    "fixme",
    "placeholder",
    "xxxx",
    "test-",
];
const ADVICE_ENDS: &[&str] = &["-here", "_here", "placeholder", "example", "redacted", "..."];

/// What a program puts a value into: `${X}`, `$(cat x)`, `{{ .x }}`, with little around it.
fn is_template(value: &[u8]) -> bool {
    const TEMPLATES: &[(&str, &str)] = &[
        ("${", "}"),
        ("$(", ")"),
        ("{{", "}}"),
        ("<%", "%>"),
        ("%{", "}"),
        ("#{", "}"),
        ("@{", "}"),
        ("$env:", ""),
        ("!Ref ", ""),
        ("!Sub ", ""),
    ];
    if !value.iter().any(|byte| matches!(byte, b'{' | b'(' | b'%' | b':' | b'!')) {
        return false;
    }
    let around = TEMPLATES.iter().find_map(|(open, close)| {
        let start = value.windows(open.len()).position(|window| window == open.as_bytes())?;
        let rest = value.get(start..)?;
        let length =
            rest.windows(close.len().max(1)).rposition(|window| close.is_empty() || window == close.as_bytes())?
                + close.len().max(1);
        Some(value.len() - length)
    });
    around.is_some_and(|around| around < 12)
}

fn first_is_digit(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_digit)
}

/// As variables are called: `DB_PASSWORD`, `password`, `registryPassword`.
fn is_plain_identifier(text: &[u8]) -> bool {
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits <= 2 && text.first().is_some_and(|byte| !byte.is_ascii_digit())
}

fn has_many_digits(value: &[u8]) -> bool {
    value.iter().filter(|byte| byte.is_ascii_digit()).count() > 4
}

/// Where the credential is, instead of the credential: a path, an address, the name of a variable or of a secret store's
/// entry.
fn is_reference(value: &[u8], dress: Dress) -> bool {
    // What curl and others read a file by.
    let value = value.strip_prefix(b"@").unwrap_or(value);
    let starts = |part: &str| value.starts_with(part.as_bytes());
    let is_encoded_entry = names::contains(value, b"%2F")
        && value.split(|byte| *byte == b'%').enumerate().all(|(at, part)| {
            let part = if at == 0 { part } else { part.strip_prefix(b"2F").unwrap_or(b"0") };
            part.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'))
        });
    let is_place = [
        "vault:",
        "op://",
        "arn:",
        "ref+",
        "env:",
        "file:",
        "secret://",
        "ssm:",
        "projects/",
        "gopass:",
        "keyring:",
        "Microsoft.KeyVault(",
        "op%3A",
        "secretKeyRef",
        "valueFrom",
        "awssm:",
    ]
    .iter()
    .any(|part| starts(part));
    let is_url = (starts("http://") || starts("https://")) && !value.contains(&b'@');
    let is_windows_path = value.len() > 3 && value.get(1..3) == Some(b":\\");
    let is_path =
        (starts("/") || starts("./") || starts("../") || starts("~/")) && is_plain_path(value) || is_windows_path;
    // A secret store's path: words, three at least.
    let is_entry = value.split(|byte| *byte == b'/').count() > 2
        && value.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'-' | b'_'));
    let is_variable = dress != Dress::Quoted
        && value.len() > 6
        && contains(value, b"_")
        && value.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    is_place || is_url || is_path || is_entry || is_encoded_entry || is_variable
}

/// Names joined by slashes, none of which is random.
fn is_plain_path(value: &[u8]) -> bool {
    let is_name = |part: &[u8]| {
        part.iter().all(|byte| Set::WORD.has(*byte) || b".-~*".contains(byte))
            && (part.len() < 24 || is_plain_words(part))
            && !is_random(part)
    };
    value.split(|byte| *byte == b'/').all(is_name) && value.iter().any(u8::is_ascii_lowercase)
}

/// What programs have on the right side of an assignment: a call, a member of an object, a type.
fn is_code(value: &[u8]) -> bool {
    let value = value.trim_ascii_end();
    let value = value.strip_suffix(b";").unwrap_or(value);
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
            return OBJECTS.iter().any(|object| object.as_bytes() == first) || super::names::promise(last).is_some();
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

/// A word that says something about a credential, or names a type or the lack of one.
pub(super) fn is_ordinary(value: &[u8]) -> bool {
    let bare = value.trim_ascii_end();
    let bare = bare
        .strip_suffix(b".")
        .or(bare.strip_suffix(b","))
        .or(bare.strip_suffix(b";"))
        .or(bare.strip_suffix(b"!"))
        .unwrap_or(bare);
    if bare.len() > 16 || bare.is_empty() {
        return bare.is_empty();
    }
    let mut lower = [0; 16];
    lower.iter_mut().zip(bare).for_each(|(place, byte)| *place = byte.to_ascii_lowercase());
    let word = lower.get(..bare.len()).unwrap_or_default();
    LEXICON.lists_of(word) != 0
        || ["密码", "口令", "令牌", "密钥", "错误", "无效", "пароль", "パスワード", "contraseña"]
            .iter()
            .any(|known| known.as_bytes() == bare)
}

static LEXICON: Lexicon<{ ORDINARY.len() }> = Lexicon::of(&[(1, ORDINARY)]);

#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "a", "about", "accept", "accepted", "admin's", "after", "again", "all", "allowed", "already", "also", "always",
    "an", "and", "another", "any", "api_key", "apikey", "are", "argument", "arguments", "as", "async", "at", "auth",
    "authentication", "authorization", "await", "bad", "base64", "basic", "be", "bearer", "because", "been", "before",
    "begin", "being", "between", "blank", "bool", "boolean", "both", "but", "by", "bytes", "can", "can't", "cannot",
    "change", "changed", "char", "character", "characters", "class", "cleartext", "client", "config", "configuration",
    "confirm", "const", "contains", "cookie", "could", "created", "credential", "credentials", "current", "debug",
    "def", "default", "deleted", "denied", "did", "different", "digest", "do", "does", "doesn't", "doing", "don't",
    "done", "each", "either", "else", "empty", "encrypted", "end", "enter", "error", "every", "example", "expired",
    "expired.", "expires", "expiring", "export", "failed", "failure", "false", "fatal", "fetched", "fetching",
    "field", "file", "files", "final", "first", "flag", "flags", "for", "forbidden", "forgot", "forgotten", "found",
    "from", "func", "function", "generated", "generating", "generation", "given", "good", "got", "has", "hash",
    "hashed", "have", "he", "header", "her", "here", "hidden", "his", "how", "i", "id", "if", "illegal", "import",
    "in", "incorrect", "incorrect.", "info", "input", "int", "integer", "into", "invalid", "is", "isn't", "it", "its",
    "jwt", "kennwort", "kerberos", "key", "keys", "last", "ldap", "least", "length", "less", "let", "limit", "loaded",
    "loading", "login", "logout", "long", "lookup", "malformed", "masked", "may", "me", "might", "mismatch", "missed",
    "missing", "more", "mot", "must", "my", "n/a", "na", "name", "never", "new", "next", "nil", "no", "none", "not",
    "now", "null", "number", "oauth", "oauth2", "object", "of", "off", "oidc", "ok", "okay", "old", "omitted", "on",
    "once", "one", "only", "onto", "option", "optional", "options", "or", "other", "our", "over", "parameter",
    "parameters", "pass", "passphrase", "passwd", "password", "password:", "passwords", "passwort", "path", "per",
    "placeholder", "plain", "plaintext", "please", "policy", "previous", "private", "prompt", "protected", "public",
    "pwd", "received", "redacted", "refresh", "refreshed", "refused", "regenerate", "rejected", "removed", "request",
    "required", "required:", "reset", "response", "retrieved", "retrieving", "return", "revoked", "rotated",
    "rotation", "same", "saml", "saved", "saving", "second", "secret", "secrets", "see", "self", "sending", "senha",
    "sent", "server", "service", "session", "set", "setting", "settings", "shall", "she", "short", "should", "since",
    "size", "some", "static", "still", "stored", "storing", "str", "strength", "string", "string;", "strong",
    "succeeded", "success", "successful", "successfully", "tbd", "text", "than", "that", "the", "their", "them",
    "then", "there", "they", "third", "this", "three", "to", "todo", "token", "tokens", "too", "trace", "true",
    "twice", "two", "type", "unauthorized", "undefined", "under", "unknown", "unset", "unsupported", "until",
    "updated", "us", "use", "used", "user", "username", "users", "using", "valid", "validated", "validating",
    "validation", "value", "values", "var", "varchar", "verified", "via", "void", "warn", "warning", "was", "we",
    "weak", "what", "when", "where", "which", "while", "who", "why", "with", "within", "without", "won't", "would",
    "wrong", "yes", "you", "your",
];

/// Whether a word behind a name is about it: the name again, also in Chinese.
fn is_word_about(value: &[u8]) -> bool {
    if !value.is_ascii() {
        // A password may have such a word in it.
        if value.iter().any(u8::is_ascii_digit) {
            return false;
        }
        let has = |word: &str| contains(value, word.as_bytes());
        return [
            "密码",
            "密碼",
            "口令",
            "令牌",
            "密钥",
            "请输入",
            "必填",
            "错误",
            "凭证",
            "凭据",
            "パスワード",
            "пароль",
            "Пароль",
        ]
        .iter()
        .any(|word| has(word));
    }
    let is_name =
        value.len() < 40 && value.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.'));
    is_name && !changes_case(value) && {
        let lower = value.to_ascii_lowercase();
        ["pass", "pwd", "secret", "token", "key", "credential"].iter().any(|word| contains(&lower, word.as_bytes()))
            && super::names::promise(value).is_some()
    }
}

/// Several words, and some of them such as sentences about credentials have.
fn is_sentence(value: &[u8]) -> bool {
    let mut words = 0;
    let mut ordinary = 0;
    for word in value.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty()) {
        words += 1;
        let bare = word.strip_suffix(b":").or(word.strip_suffix(b"?")).unwrap_or(word);
        ordinary += usize::from(
            is_ordinary(bare) || super::names::promise(bare).is_some() && bare.iter().all(u8::is_ascii_alphabetic),
        );
    }
    let is_odd_one = || value.split(|byte| byte.is_ascii_whitespace()).any(is_odd);
    words > 1 && ordinary > 0 && ordinary * 4 >= words && !is_odd_one()
}

/// Words of letters only, maybe joined by signs: names, states, sentences.
fn is_plain_words(value: &[u8]) -> bool {
    let is_word = |word: &[u8]| {
        let letters = word.strip_suffix(b".").or(word.strip_suffix(b",")).unwrap_or(word);
        letters.iter().all(|byte| byte.is_ascii_lowercase() || !byte.is_ascii())
            || letters.len() <= 20 && letters.iter().skip(1).all(|byte| byte.is_ascii_lowercase() || !byte.is_ascii())
            || letters.len() <= 20 && letters.iter().all(u8::is_ascii_uppercase)
    };
    value.split(|byte| matches!(byte, b'-' | b'_' | b' ' | b'.' | b'/' | b':')).all(is_word)
}

/// Whether it looks as if a machine had made it, or a person who was told to use digits and symbols.
pub(super) fn is_odd(word: &[u8]) -> bool {
    let word = trim(word);
    if word.len() < 6
        || is_number(word)
        || is_date(word)
        || is_plain_words(word)
        || is_host(word)
        || is_masked(word)
        || is_placeholder(word)
    {
        return false;
    }
    if is_location(word)
        || word.starts_with(b"sha256:")
        || contains(word, b"://")
        || is_uuid(word)
        || is_plain_path(word) && word.contains(&b'/')
    {
        return false;
    }
    let has = |set: fn(&u8) -> bool| word.iter().any(set);
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    // `x509`, `utf-8`, `v2beta1`, `harbor-core-7d9f`: a name with a number.
    let is_numbered = word
        .split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b':'))
        .all(|part| part.len() <= 10 && part.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    if is_numbered
        && word.len() < 20
        && !(word.len() >= 8
            && digits >= 3
            && letters >= 3
            && !word.iter().any(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b':')))
    {
        return false;
    }
    let has_symbol = has(|byte| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'~' | b'+'));
    has_symbol && letters > 0 || digits > 0 && letters > 0 || changes_case(word)
}

fn trim(word: &[u8]) -> &[u8] {
    let is_edge = |byte: u8| b".,;:!?()<>{}[]\"'`|=*".contains(&byte);
    let start = word.iter().position(|byte| !is_edge(*byte)).unwrap_or(word.len());
    let end = word.iter().rposition(|byte| !is_edge(*byte)).map_or(start, |last| last + 1);
    word.get(start..end).unwrap_or_default()
}

/// Letters go up and down within words, as no name of a program's does.
fn changes_case(word: &[u8]) -> bool {
    let ups = word
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
        .count();
    let shorts = word.windows(3).filter(|three| matches!(three, [a, b, c] if a.is_ascii_uppercase() && b.is_ascii_lowercase() && c.is_ascii_uppercase())).count();
    ups >= 4 && word.len() / ups.max(1) < 5 || shorts >= 2
}

/// Whether it can only have been made by a machine: long, of mixed characters, and no digest or id.
pub(super) fn is_random(value: &[u8]) -> bool {
    // A path, percent-encoded.
    if contains(value, b"%2F") {
        return value.split(|byte| *byte == b'%').any(|part| is_random(part.strip_prefix(b"2F").unwrap_or(part)));
    }
    if value.len() < 12
        || value.contains(&b' ')
        || is_uuid(value)
        || is_digest(value)
        || is_date(value)
        || is_host(value)
        || is_number(value)
    {
        return false;
    }
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let uppers = value.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let lowers = value.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    let others = value.len() - digits - uppers - lowers;
    // Parts such as names and ids are joined of.
    let longest = value
        .split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b':' | b','))
        .map(<[u8]>::len)
        .max()
        .unwrap_or_default();
    let is_mixed = digits > 1 && uppers + lowers > 1 || changes_case(value);
    is_mixed
        && (longest >= 12 || others == 0)
        && others * 3 <= value.len()
        && distinct(value) >= 8
        && !is_plain_words(value)
}

/// How many different bytes it has.
fn distinct(value: &[u8]) -> u32 {
    let mut seen = 0_u128;
    for byte in value.iter().filter(|byte| byte.is_ascii()) {
        seen |= 1 << byte;
    }
    seen.count_ones()
}

/// Hexadecimal digits in a number that digests have: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512, or short ones of git.
fn is_digest(value: &[u8]) -> bool {
    let hex = value
        .strip_prefix(b"sha256:")
        .or(value.strip_prefix(b"sha512:"))
        .or(value.strip_prefix(b"sha1:"))
        .unwrap_or(value);
    let is_hex = hex.iter().all(u8::is_ascii_hexdigit);
    is_hex && matches!(hex.len(), 7..=12 | 16 | 32 | 40 | 56 | 64 | 96 | 128)
        || [b"sha256-" as &[u8], b"sha384-", b"sha512-", b"sha1-", b"h1:", b"SHA256:", b"MD5:"]
            .iter()
            .any(|prefix| value.starts_with(prefix))
}

fn is_uuid(value: &[u8]) -> bool {
    let hex = value.strip_prefix(b"{").and_then(|inner| inner.strip_suffix(b"}")).unwrap_or(value);
    hex.len() == 36
        && hex
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// A number, a version, a size or a duration.
fn is_number(value: &[u8]) -> bool {
    let value = value.strip_prefix(b"-").or(value.strip_prefix(b"v")).unwrap_or(value);
    let digits = value
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'_' | b':' | b'/' | b'-'))
        .count();
    let unit = value.get(digits..).unwrap_or_default();
    first_is_digit(value)
        && unit.len() <= 3
        && unit.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'%')
        && value.len() <= 24
}

/// As ISO 8601 and RFC 3339 write it.
fn is_date(value: &[u8]) -> bool {
    let is_digit = |at: usize| value.get(at).is_some_and(u8::is_ascii_digit);
    let is_dash = |at: usize| value.get(at) == Some(&b'-');
    value.len() <= 40
        && (0..4).all(is_digit)
        && is_dash(4)
        && is_digit(5)
        && is_digit(6)
        && is_dash(7)
        && is_digit(8)
        && value.iter().all(|byte| byte.is_ascii_digit() || b"-:.TZtz+ ".contains(byte))
}

/// The name of a host, which has dots and ends in letters, maybe with a port and a path.
fn is_host(value: &[u8]) -> bool {
    let host = value.split(|byte| matches!(byte, b'/' | b':')).next().unwrap_or_default();
    let last = host.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let is_label = |label: &[u8]| {
        !label.is_empty()
            && label.len() <= 40
            && label
                .iter()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
    };
    host.contains(&b'.')
        && host.split(|byte| *byte == b'.').all(is_label)
        && (2..=10).contains(&last.len())
        && last.iter().all(u8::is_ascii_lowercase)
}
