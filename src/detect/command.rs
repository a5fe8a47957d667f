pub(super) const ANCHORS: &[&str] = &["login"];
