//! What a masked credential looks like, and which names promise a credential.

/// What stands in the place of a secret: six asterisks (stackrox `pkg/secrets/scrub.go`).
pub const MASK: &str = "******";

/// What other products put there: five asterisks in Harbor's answers, four in Huawei's Python SDK.
const OTHER_MASKS: &[&str] = &["*****", "****"];

/// Whether the text is the mask of a secret, ours or another product's.
#[must_use]
pub fn is_mask(text: &str) -> bool {
    text == MASK || OTHER_MASKS.contains(&text)
}

// Parts of names, folded as by `names::fold`. Misplaced and misspelt credentials are found by them.
const TELLTALE: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "pasword",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "credential",
    "kubeconfig",
    "serviceaccount",
    "auth",
    "pwd",
];

// Names that contain such a part and hold no credential.
const HARMLESS: &[&str] = &["updatepassword", "authorizationdata", "authtype", "credentialtype"];

/// Whether a field of that (folded) name may hold a credential.
pub(crate) fn is_telltale(folded: &str) -> bool {
    folded == "key" || TELLTALE.iter().any(|part| folded.contains(part)) && !HARMLESS.contains(&folded)
}

/// The same address with its user info masked; none if it has none.
///
/// Everything between the scheme and the last `@` counts as user info, also where a slash or space in a password has
/// made the address unreadable. Only that part is replaced, so that the text stays an address.
pub(crate) fn mask_userinfo(address: &str) -> Option<String> {
    let at = address.rfind('@')?;
    let (userinfo, host) = address.split_at_checked(at)?;
    let scheme = userinfo.find("://").and_then(|end| userinfo.get(..end + 3)).filter(|scheme| is_scheme(scheme));
    Some(format!("{}{MASK}{host}", scheme.unwrap_or_default()))
}

/// Whether the address has user info that is a mask.
pub(crate) fn has_masked_userinfo(address: &str) -> bool {
    mask_userinfo(address).is_some_and(|masked| masked == address)
}

/// The text with the user info of every URL in it masked, and of an address without a scheme that it is as a whole.
pub(crate) fn mask_text(text: &str) -> String {
    let is_address = !text.contains("://") && !text.contains(char::is_whitespace);
    match mask_userinfo(text) {
        Some(masked) if is_address && text.split('@').next().is_some_and(|user| user.contains(':')) => masked,
        _ => mask_urls(text),
    }
}

fn mask_urls(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("://") {
        masked.push_str(before);
        masked.push_str("://");
        rest = after;
        let end = after.find(|c: char| matches!(c, '"' | '\'' | '<' | '>') || c.is_whitespace());
        let url = end.and_then(|end| after.get(..end)).unwrap_or(after);
        // Behind a plain host an `@` belongs to the path.
        let authority = url.split(['/', '?', '#']).next().unwrap_or_default();
        if let Some(at) = url.rfind('@').filter(|_| !is_host_and_port(authority)) {
            masked.push_str(MASK);
            rest = after.get(at..).unwrap_or_default();
        }
    }
    masked.push_str(rest);
    masked
}

fn is_scheme(text: &str) -> bool {
    text.trim_end_matches("://").bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

fn is_host_and_port(authority: &str) -> bool {
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
    !host.contains(['@', ':']) && port.bytes().all(|byte| byte.is_ascii_digit())
}
