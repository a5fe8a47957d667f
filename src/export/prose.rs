//! Conditions as English.

use super::logic::{Leaf, Logic};
use crate::english::alternatives;
use crate::format::Reason;
use crate::schema::Text;

/// The condition in words. Empty when it always holds.
pub(super) fn of_logic(logic: &Logic) -> String {
    match logic {
        Logic::Constant(true) => String::new(),
        Logic::Constant(false) => "never".to_owned(),
        Logic::Leaf(leaf, holds) => of_leaf(leaf, *holds),
        Logic::All(parts) => joined(parts, "and"),
        Logic::Any(parts) => joined(parts, "or"),
    }
}

/// Parts that are enumerations themselves are set off by commas, and nested ones by brackets.
fn joined(parts: &[Logic], word: &str) -> String {
    let nested = |part: &Logic| match part {
        Logic::All(_) | Logic::Any(_) => format!("({})", of_logic(part)),
        part => of_logic(part),
    };
    let texts: Vec<String> = parts.iter().map(nested).collect();
    let is_long = |text: &String| [",", " or ", " and "].iter().any(|joint| text.contains(joint));
    match texts.as_slice() {
        texts if texts.iter().any(is_long) => texts.join(&format!(", {word} ")),
        [first @ .., last] if !first.is_empty() => format!("{} {word} {last}", first.join(", ")),
        texts => texts.join(""),
    }
}

fn of_leaf(leaf: &Leaf, holds: bool) -> String {
    let not = if holds { "" } else { "not " };
    match leaf {
        Leaf::Is(path, values) => format!("{path} is {not}{}", alternatives(values)),
        Leaf::On(path) => format!("{path} is {not}true"),
        Leaf::Given(path) => format!("{path} is {not}given"),
        Leaf::Has(path, value) if holds => format!("{path} has {value}"),
        Leaf::Has(path, value) => format!("{path} does not have {value}"),
        Leaf::Only(path, value) => format!("{path} is {not}{value} alone"),
        Leaf::Found(path, reason) => found(path, *reason, holds),
        Leaf::Since(release) if holds => format!("the server is at least RHACS {}", release.name()),
        Leaf::Since(release) => format!("the server is older than RHACS {}", release.name()),
        Leaf::Managed => format!("the central is {not}a managed service"),
        Leaf::Nothing if holds => "nothing is given".to_owned(),
        Leaf::Nothing => "something is given".to_owned(),
    }
}

fn found(path: &str, reason: Reason, holds: bool) -> String {
    let does = if holds { "" } else { "does not " };
    let verb = |verb: &str| if holds { format!("{verb}s") } else { format!("{does}{verb}") };
    match reason {
        Reason::SchemeHttp => format!("{path} {} with http://", verb("begin")),
        Reason::SchemeHttps => format!("{path} {} with https://", verb("begin")),
        reason => format!("{path} {} the fault {}", if holds { "has" } else { "does not have" }, reason.name()),
    }
}

/// How long a text may be: `1 to 128 characters`. Empty when that is all the same.
pub(super) fn length(text: &Text) -> String {
    match (text.min, text.max) {
        (0, None) => String::new(),
        (0, Some(max)) => format!("at most {max} characters"),
        (1, None) => "not empty".to_owned(),
        (min, None) => format!("at least {min} characters"),
        (min, Some(max)) => format!("{min} to {max} characters"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::schema::{Cond, Release};

    const DOCKER: Cond = Cond::Is("type", &["docker", "ghcr"]);
    const AZURE: Cond = Cond::Is("type", &["azure"]);
    const NEW: Cond = Cond::Since(Release::V4_7);

    fn prose(cond: &Cond) -> String {
        of_logic(&Logic::of(cond, None))
    }

    #[test]
    fn conditions_read_as_english() {
        assert_eq!(prose(&DOCKER), "type is docker or ghcr");
        assert_eq!(
            prose(&Cond::All(&[AZURE, Cond::On("on"), Cond::Given("it")])),
            "type is azure, on is true and it is given"
        );
        let either = Cond::Any(&[DOCKER, Cond::All(&[AZURE, Cond::Not(&NEW)])]);
        assert_eq!(prose(&either), "type is docker or ghcr, or (type is azure and the server is older than RHACS 4.7)");
    }

    #[test]
    fn what_is_known_is_not_said_again() {
        assert_eq!(prose(&Cond::Any(&[DOCKER, AZURE])), "type is docker, ghcr or azure");
        assert_eq!(
            prose(&Cond::All(&[AZURE, Cond::Not(&Cond::All(&[AZURE, Cond::On("on")]))])),
            "type is azure and on is not true"
        );
        assert_eq!(prose(&Cond::All(&[AZURE, DOCKER])), "never");
        assert_eq!(prose(&Cond::Any(&[Cond::On("on"), Cond::Not(&Cond::On("on"))])), "");
    }

    #[test]
    fn a_named_server_is_not_asked_about() {
        let server = |release| Options { release, ..Options::default() };
        let of = |release| Logic::of(&Cond::All(&[AZURE, NEW]), Some(server(release)));
        assert_eq!(of_logic(&of(Release::V4_7)), "type is azure");
        assert_eq!(of(Release::V4_6), Logic::Constant(false));
    }
}
