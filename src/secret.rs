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
    "password", "passwd", "passphrase", "pasword", "secret", "token", "apikey", "accesskey", "privatekey", "credential",
    "kubeconfig", "serviceaccount", "auth", "pwd",
];

// Names that contain such a part and hold no credential.
const HARMLESS: &[&str] = &["updatepassword", "authorizationdata", "authtype", "credentialtype"];

/// Whether a field of that (folded) name may hold a credential.
pub(crate) fn is_telltale(folded: &str) -> bool {
    folded == "key" || TELLTALE.iter().any(|part| folded.contains(part)) && !HARMLESS.contains(&folded)
}

/// The same address with its user info masked; none if it has none.
///
/// User info is what stands before the last `@` of the authority, as browsers and Go read it. Only that part is
/// replaced, so that the text stays an address.
pub(crate) fn mask_userinfo(address: &str) -> Option<String> {
    let start = address.find("://").map_or(0, |at| at + 3);
    let rest = address.get(start..)?;
    let authority = rest.find(['/', '?', '#']).map_or(rest, |end| rest.get(..end).unwrap_or(rest));
    let at = authority.rfind('@')?;
    let (before, after) = (address.get(..start)?, address.get(start + at..)?);
    Some(format!("{before}{MASK}{after}"))
}
