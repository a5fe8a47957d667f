//! Which names promise a credential.
pub(super) const STEMS: &[&str] = &["pass"];
