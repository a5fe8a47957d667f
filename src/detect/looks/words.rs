//! Words that stand behind the name of a credential and are none: about it, or of a sentence.

use super::random::{changes_case, is_odd};
use crate::detect::bytes::contains;
use crate::detect::lexicon::Lexicon;
use crate::detect::names;

/// A word that says something about a credential, or names a type or the lack of one.
pub(in crate::detect) fn is_ordinary(value: &[u8]) -> bool {
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
pub(super) fn is_word_about(value: &[u8]) -> bool {
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
            && names::promise(value).is_some()
    }
}

/// Several words, and some of them such as sentences about credentials have.
pub(super) fn is_sentence(value: &[u8]) -> bool {
    let mut words = 0;
    let mut ordinary = 0;
    let mut is_first = false;
    for word in value.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
        words += 1;
        let bare = word.strip_suffix(b":").or(word.strip_suffix(b"?")).unwrap_or(word);
        let is_one = is_ordinary(bare) || names::promise(bare).is_some() && bare.iter().all(u8::is_ascii_alphabetic);
        ordinary += usize::from(is_one);
        is_first |= is_one && words == 1;
    }
    let is_odd_one = || value.split(u8::is_ascii_whitespace).any(is_odd);
    let is_mostly = ordinary * 2 >= words && (ordinary > 1 || is_first) || ordinary > 2 && ordinary * 3 >= words;
    words > 1 && is_mostly && !is_odd_one()
}

/// Words of letters only, maybe joined by signs: names, states, sentences.
pub(super) fn is_plain_words(value: &[u8]) -> bool {
    let is_word = |word: &[u8]| {
        let letters = word.strip_suffix(b".").or(word.strip_suffix(b",")).unwrap_or(word);
        letters.iter().all(|byte| byte.is_ascii_lowercase() || !byte.is_ascii())
            || letters.len() <= 20 && letters.iter().skip(1).all(|byte| byte.is_ascii_lowercase() || !byte.is_ascii())
            || letters.len() <= 20 && letters.iter().all(u8::is_ascii_uppercase)
    };
    value.split(|byte| matches!(byte, b'-' | b'_' | b' ' | b'.' | b'/' | b':')).all(is_word)
}
