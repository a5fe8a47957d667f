//! Which names promise a credential, and how firmly.
//!
//! A name is read word by word, however a program writes it: `registryPassword`, `REGISTRY_PASSWORD`,
//! `registry.password`. What it promises is told by its parts, and taken back by words that make it the name of
//! something else: a `token_type` is a type, and a `public_key` no secret.

use super::lexicon::{Lexicon, count};
use super::makeup::{Letters, Makeup};
use super::rules;

/// Parts of which every name of a credential has one. Not its first letters, but those that other words have seldom.
#[rustfmt::skip]
pub(super) const STEMS: &[&str] = &[
    "pass", "pwd", "pswd", "ennwort", "ecret", "token", "key", "edential", "-creds", "_creds", "creds\"", "auth", "cookie",
    "sess", "bearer", "basic ", "psk", "jwt", "gnature", "sig=", "sig\"", "rcfg", "rconfig", "rlogin", "beconf", "ebhook", "obot",
    "_pw", "pw=", "pw:", "pw\"", "pw ", "psw", "ak=", "ak:", "ak\"", "ak'", "-ak ", "sk=", "sk:", "sk\"", "sk'", "-sk ", "ss=",
    "pin=", "pin:", "pin\"", "otp", "sid=", "pat=", "pat:", "pat\"",
    // In Chinese: password, key, private key, token, credential.
    "密码", "密碼", "口令", "密钥", "密鑰", "私钥", "私鑰", "令牌", "凭证", "憑證", "凭据",
    // Password in Spanish, Portuguese, Italian and Turkish, Dutch, Polish, Turkish, Czech, Swedish, Danish, Russian,
    // Japanese, Korean; in French and Norwegian it begins as in English.
    "contraseña", "contrasena", "clave", "senha", "parola", "wachtwoord", "hasło", "haslo", "şifre", "heslo", "lösenord",
    "adgangskode", "ароль", "パスワード", "비밀번호",
];

/// What a name says about its value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Promise {
    /// It may be a credential, if it looks like one.
    Maybe,
    /// It is a credential that a machine made.
    Secret,
    /// It is a password, which may look like anything.
    Password,
}

#[rustfmt::skip]
const PASSWORDS: [&str; 10] = [
    "contrasena", "kennwort", "motdepasse", "passcode", "passphrase", "passwd", "password", "passwort", "pswd", "pwd",
];

#[rustfmt::skip]
const SECRETS: [&str; 37] = [
    "accesskey", "accountkey", "adgangskode", "apikey", "appkey", "authkey", "authorization", "bearer", "clientkey",
    "connectionstring", "cookie", "credential", "deploykey", "dockercfg", "dockerconfig", "dockerlogin",
    "encryptionkey", "hmackey", "jwt", "keydata", "kubeconfig", "licensekey", "masterkey", "passord", "privatekey", "rootkey",
    "secret", "secretkey", "serviceaccountkey", "servicekey", "sessionkey", "sharedkey", "signingkey", "sshkey",
    "storagekey", "token", "wachtwoord",
];

/// As a word of their own.
#[rustfmt::skip]
const PASSWORD_WORDS: &[&str] = &[
    "adminpass", "bindpw", "dbpass", "deststorepass", "keypass", "masterauth", "mypass", "pass", "psk", "psw", "pw", "requirepass", "rootpass",
    "rootpw", "srcstorepass", "storepass", "userpass",
];
#[rustfmt::skip]
const SECRET_WORDS: &[&str] = &[
    "clave", "cred", "creds", "haslo", "heslo", "parola", "passe", "pat", "senha", "sk",
];
#[rustfmt::skip]
const MAYBE_WORDS: &[&str] = &[
    "access", "ak", "auth", "key", "keys", "otp", "pin", "session", "sessionid", "sid", "sig", "signature", "webhook",
];

/// Words at the end that make it the name of something about a credential.
#[rustfmt::skip]
const ABOUT: &[&str] = &[
    "age", "agent", "alg", "algorithm", "alias", "arn", "arns", "at", "attempt", "attempts", "audience", "audit",
    "author", "backend", "bits", "board", "bucket", "button", "bytes", "cache", "change", "changed", "charset",
    "checksum", "cipher", "class", "client", "column", "complexity", "config", "controller", "count", "counts",
    "created", "crt", "cs", "css", "date", "days", "decoder", "description", "digest", "dir", "directory", "disabled",
    "domain", "driver", "duration", "enabled", "encoder", "encoding", "endpoint", "engine", "env", "error", "errors",
    "exists", "exp", "expiration", "expire", "expired", "expires", "expiry", "factory", "failed", "failure", "field",
    "file", "filename", "filter", "fingerprint", "fingerprints", "footer", "form", "format", "generator", "go",
    "group", "guard", "handler", "hash", "hashes", "header", "headers", "help", "hint", "history", "hook", "host",
    "html", "id", "ids", "index", "info", "input", "interval", "invalid", "issuer", "iterations", "java", "js",
    "json", "jsx", "kb", "kdf", "kind", "kt", "label", "lambda", "last", "len", "length", "lifetime", "limit", "link",
    "list", "location", "lock", "login", "manager", "max", "md", "message", "metadata", "method", "middleware", "min",
    "missing", "mode", "model", "module", "mount", "msg", "name", "names", "namespace", "needed", "number", "object",
    "objects", "page", "param", "parameter", "params", "passwordless", "path", "paths", "pattern", "pem", "period",
    "php", "placeholder", "plugin", "policies", "policy", "port", "position", "prefix", "prompt", "protocol",
    "provider", "py", "rb", "realm", "ref", "reference", "refs", "regex", "regexp", "region", "release", "renewal",
    "required", "requirement", "requirements", "reset", "result", "retries", "retry", "ring", "role", "rotation",
    "rounds", "route", "rs", "rule", "rules", "salt", "schema", "scheme", "scope", "scopes", "screen", "selector",
    "serial", "server", "service", "set", "setting", "settings", "size", "source", "spec", "state", "status", "stdin",
    "storage", "store", "strategy", "strength", "strict", "success", "suffix", "svc", "table", "task", "template",
    "test", "tests", "text", "time", "timeout", "timestamp", "title", "tokenizer", "toml", "tries", "ts", "tsx",
    "ttl", "txt", "type", "types", "updated", "uri", "url", "urls", "usage", "used", "user", "username", "users",
    "util", "utils", "uuid", "validation", "validator", "validity", "vault", "verifier", "version", "view", "window",
    "xml", "yaml", "yml",
];

/// Words that make a key or token none of a login, wherever they stand.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "accredited", "arrow", "assess", "assessment", "authenticate", "authenticated", "authenticates", "authenticating",
    "authentication", "authenticator", "author", "authored", "authoring", "authoritative", "authorities", "authority",
    "authorize", "authorized", "authorizer", "authorizes", "authors", "bypass", "cache", "candidate", "changed",
    "column", "compass", "composite", "connections", "continuation", "continue", "count", "credible", "credit",
    "credits", "cursor", "disconnection", "duplicate", "encompass", "existing", "feature", "foreign", "hash",
    "hashed", "hockey", "hot", "i18n", "idempotency", "incredible", "keyboard", "keycloak", "keyring", "keyspace",
    "keystone", "keystore", "keyword", "keywords", "last", "max", "min", "monkey", "natural", "next", "num", "object",
    "obsessed", "page", "partition", "passage", "passages", "passed", "passenger", "passes", "passing", "passive",
    "passport", "passthrough", "passwordless", "possess", "primary", "prompt", "pub", "public", "publishable",
    "routing", "s3", "sacred", "secretary", "secretsmanager", "sessions", "shortcut", "sort", "surpass", "surrogate",
    "sync", "tokenization", "tokenize", "tokenized", "tokenizer", "tokenizers", "tokenomics", "total", "translation",
    "turkey", "unauthenticated", "unauthorized", "unexpected", "unique",
];

/// Words at the beginning of what does something with a credential, or asks about one.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "allow", "bad", "check", "delete", "disable", "enable", "enter", "expired", "forget", "forgot", "generate", "get",
    "has", "hide", "incorrect", "invalid", "is", "missing", "need", "needs", "no", "parse", "remove", "require",
    "requires", "revoke", "show", "toggle", "unknown", "unsupported", "uses", "validate",
    "without", "wrong",
];

const ABOUT_BIT: u8 = 1;
const OTHER_BIT: u8 = 2;
const VERB_BIT: u8 = 4;
const PASSWORD_BIT: u8 = 8;
const SECRET_BIT: u8 = 16;
const MAYBE_BIT: u8 = 32;

const LISTS: &[(u8, &[&str])] = &[
    (ABOUT_BIT, ABOUT),
    (OTHER_BIT, OTHERS),
    (VERB_BIT, VERBS),
    (PASSWORD_BIT, PASSWORD_WORDS),
    (PASSWORD_BIT, &PASSWORDS),
    (SECRET_BIT, SECRET_WORDS),
    (SECRET_BIT, &SECRETS),
    (MAYBE_BIT, MAYBE_WORDS),
];

static LEXICON: Lexicon<{ count(LISTS) }> = Lexicon::of(LISTS);

/// What a name says about what stands behind it.
#[derive(Clone, Copy, Default)]
pub(super) struct Sense {
    /// What it promises; nothing when it is not that of a credential.
    pub(super) promise: Option<Promise>,
    /// Whether it is about logging in: of two values behind it, the second is a password.
    pub(super) logs_in: bool,
    /// Whether there may be a credential behind it: it has one of these senses, or a rule asks for such names.
    pub(super) is_any: bool,
}

impl Sense {
    /// What the name says by itself.
    pub(super) fn of(name: &[u8]) -> Self {
        if !name.is_ascii() {
            return Self { promise: foreign(name), logs_in: false, is_any: true };
        }
        let read = Name::read(name);
        let promise = promised(name, &read);
        let logs_in = read.has_any(&LOGINS);
        Self { promise, logs_in, is_any: promise.is_some() || logs_in || rules::ask_for(&read) }
    }
}

static PASSWORD_PARTS: [Letters; PASSWORDS.len()] = Letters::all(PASSWORDS);
static SECRET_PARTS: [Letters; SECRETS.len()] = Letters::all(SECRETS);
static LOGINS: [Letters; 4] = Letters::all(["auth", "credential", "login", "password"]);

/// What the last names said: a long text has few of them, again and again. Each row keeps two, the later one first.
pub(super) struct Senses<'a>(Vec<[(&'a [u8], Sense); 2]>);

/// Shorter texts have too few names to remember any.
const LONG: usize = 512;
const ROWS: usize = 32;

impl<'a> Senses<'a> {
    pub(super) fn in_text(text: &[u8]) -> Self {
        Self(if text.len() < LONG { Vec::new() } else { vec![Default::default(); ROWS] })
    }

    pub(super) fn of(&mut self, name: &'a [u8]) -> Sense {
        let Some([first, second]) = self.0.get_mut(row_of(name) % ROWS) else { return Sense::of(name) };
        if first.0 != name {
            if second.0 != name {
                *second = (name, Sense::of(name));
            }
            std::mem::swap(first, second);
        }
        first.1
    }
}

/// Names that differ mostly do so in one of these bytes.
fn row_of(name: &[u8]) -> usize {
    let byte = |at: usize| usize::from(name.get(at).copied().unwrap_or_default());
    byte(0) * 31 + byte(name.len() / 2) * 7 + byte(name.len().saturating_sub(1)) * 13 + name.len() * 37
}

/// What the name promises; none when it is not that of a credential.
pub(super) fn promise(name: &[u8]) -> Option<Promise> {
    if name.is_ascii() { promised(name, &Name::read(name)) } else { foreign(name) }
}

/// Behind other names than Chinese ones stand words that are no passwords, in languages that nobody knows here.
fn foreign(name: &[u8]) -> Option<Promise> {
    let first = name.first()?;
    Some(if matches!(first, 0xE4..=0xE9) { Promise::Password } else { Promise::Secret })
}

fn promised(written: &[u8], name: &Name) -> Option<Promise> {
    let (mut last, mut all) = (0, 0);
    for word in name.words() {
        last = LEXICON.lists_of(word);
        all |= last;
    }
    if last & ABOUT_BIT != 0 {
        // What opens a session is a credential, though it is called an id.
        let opens = [b"sessionid" as &[u8], b"sessid", b"secretid"].iter().any(|end| name.folded().ends_with(end));
        return opens.then_some(Promise::Maybe);
    }
    // No store, cache or page takes the sense of a password away.
    let is_password = all & PASSWORD_BIT != 0 || name.has_any(&PASSWORD_PARTS);
    if all & OTHER_BIT != 0 && !is_password {
        return None;
    }
    let promise = if is_password {
        Promise::Password
    } else if all & SECRET_BIT != 0 || name.has_any(&SECRET_PARTS) {
        Promise::Secret
    } else if last & MAYBE_BIT != 0 || [b"key" as &[u8], b"pass"].iter().any(|end| name.folded().ends_with(end)) {
        Promise::Maybe
    } else {
        return None;
    };
    // What comes before the last dot is where it is. A verb behind it is rarely there.
    let asks = all & VERB_BIT != 0 && {
        let last_part = written.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
        Name::read(last_part).words().next().is_some_and(|word| LEXICON.lists_of(word) & VERB_BIT != 0)
    };
    Some(if asks { Promise::Maybe } else { promise })
}

// Longer than names that people write.
const LONGEST: usize = 64;
const MOST_WORDS: usize = 12;

/// A name in lower case, without what separates its words, and where each of them begins.
pub(super) struct Name {
    letters: [u8; LONGEST],
    length: usize,
    /// What it is made of: most parts are told apart by that.
    made: Makeup,
    starts: [usize; MOST_WORDS],
    count: usize,
}

impl Name {
    /// What is longer is cut.
    pub(super) fn read(name: &[u8]) -> Self {
        let mut read =
            Self { letters: [0; LONGEST], length: 0, made: Makeup::of(&[]), starts: [0; MOST_WORDS], count: 0 };
        let mut before = b' ';
        for (index, byte) in name.iter().copied().enumerate() {
            if byte.is_ascii_alphanumeric() {
                let is_hump = byte.is_ascii_uppercase()
                    && (!before.is_ascii_uppercase() || name.get(index + 1).is_some_and(u8::is_ascii_lowercase));
                read.push(byte.to_ascii_lowercase(), is_hump || !before.is_ascii_alphanumeric());
            }
            before = byte;
        }
        read.made = Makeup::of(read.folded());
        read
    }

    fn push(&mut self, letter: u8, begins: bool) {
        if begins && let Some(start) = self.starts.get_mut(self.count) {
            *start = self.length;
            self.count += 1;
        }
        if let Some(place) = self.letters.get_mut(self.length) {
            *place = letter;
            self.length += 1;
        }
    }

    pub(super) fn folded(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }

    /// Whether it has the letters; few of them as a word of their own, or with no others around them.
    pub(super) fn has(&self, part: &Letters) -> bool {
        let letters = part.text().as_bytes();
        part.are_in(self.folded(), &self.made)
            && (letters.len() > 4 || self.folded() == letters || self.words().any(|word| word == letters))
    }

    /// Whether it has one of them anywhere.
    fn has_any(&self, parts: &[Letters]) -> bool {
        parts.iter().any(|part| part.are_in(self.folded(), &self.made))
    }

    /// Its words, without the digits behind them: `password2`, `token_1`.
    fn words(&self) -> impl DoubleEndedIterator<Item = &[u8]> {
        (0..self.count).filter_map(|at| {
            let end = self.starts.get(at + 1).copied().filter(|_| at + 1 < self.count).unwrap_or(self.length);
            let word = self.letters.get(*self.starts.get(at)?..end)?;
            let letters = word.iter().rposition(|byte| !byte.is_ascii_digit())?;
            word.get(..=letters)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_promise_what_people_mean() {
        for (name, promised) in [
            ("password", Some(Promise::Password)),
            ("registryPassword", Some(Promise::Password)),
            ("DB_PASSWORD_2", Some(Promise::Password)),
            ("dbpassword", Some(Promise::Password)),
            ("MYSQL_PWD", Some(Promise::Password)),
            ("db.pass", Some(Promise::Password)),
            ("confirmPassword", Some(Promise::Password)),
            ("X-Auth-Token", Some(Promise::Secret)),
            ("clientSecret", Some(Promise::Secret)),
            ("AZURE_CLIENT_SECRET", Some(Promise::Secret)),
            ("refreshToken", Some(Promise::Secret)),
            ("apikey", Some(Promise::Secret)),
            ("API-KEY", Some(Promise::Secret)),
            ("Authorization", Some(Promise::Secret)),
            ("Cookie", Some(Promise::Secret)),
            ("client-key-data", Some(Promise::Secret)),
            ("key", Some(Promise::Maybe)),
            ("auth", Some(Promise::Maybe)),
            ("sessionId", Some(Promise::Maybe)),
            ("secret_id", Some(Promise::Maybe)),
            ("密码", Some(Promise::Password)),
            ("getToken", Some(Promise::Maybe)),
            ("token_type", None),
            ("tokenTtl", None),
            ("max_tokens", None),
            ("password_file", None),
            ("passwordPolicy", None),
            ("public_key", None),
            ("primary-key", None),
            ("publicKeyToken", None),
            ("nextToken", None),
            ("author", None),
            ("authentication", None),
            ("keyboard", None),
            ("passed", None),
            ("monkey", None),
            ("session", Some(Promise::Maybe)),
            ("description", None),
        ] {
            assert_eq!(promise(name.as_bytes()), promised, "{name}");
        }
    }
}
