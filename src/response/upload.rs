//! The answer of `ShowImageUploadCommand`: two commands and an address, any of which may be missing.
//!
//! Source: the API page (lengths), the SDK models (all optional). The server has sent it, so nothing is refused.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::command::{Reading, read_at};
use crate::issue::{Code, Issue, Params, Path, Segment, Severity};
use crate::kinds::UPLOAD_COMMAND;
use crate::schema::Kind;
use crate::secret::{self, prose};

/// A member of the answer.
struct Member {
    name: &'static str,
    label: &'static str,
    /// Most characters; the least is one.
    max: u16,
    is_command: bool,
}

const MEMBERS: &[Member] = &[
    Member { name: "image_command", label: "upload command", max: 1024, is_command: true },
    Member { name: "images_download_url", label: "download address", max: 256, is_command: false },
    Member { name: "swr_image_pull_command", label: "pull command", max: 1024, is_command: true },
];

/// What the answer may have: name, label and most characters of each member.
pub(crate) fn members() -> impl Iterator<Item = (&'static str, &'static str, u16)> {
    MEMBERS.iter().map(|member| (member.name, member.label, member.max))
}

/// Whether the kind's request is answered with it.
pub(crate) fn is_answer_to(kind: &Kind) -> bool {
    kind.name == UPLOAD_COMMAND.name
}

/// Whether the answer has such a member.
pub(super) fn holds(name: &str) -> bool {
    MEMBERS.iter().any(|member| member.name == name)
}

/// Whether anything of the answer is there.
pub(super) fn is_known(body: &Value) -> bool {
    MEMBERS.iter().any(|member| body.get(member.name).is_some())
}

/// The text of a member without its credentials.
pub(super) fn masked(name: &str, text: &str) -> Value {
    let is_command = MEMBERS.iter().any(|member| member.name == name && member.is_command);
    Value::String(if is_command {
        read_at(text, &Path::default(), "").masked
    } else {
        // Behind an address nothing else belongs, so a sentence there is read as one.
        secret::mask_address(&prose::mask(text))
    })
}

/// What the commands of an answer are, by member.
type Commands = BTreeMap<&'static str, Vec<Vec<String>>>;

/// What is to be known about the answer, and its commands.
pub(super) fn read(body: &Value) -> (Vec<Issue>, Commands) {
    let mut issues = Vec::new();
    let mut commands = Commands::new();
    for member in MEMBERS {
        let path = Path::default().with(Segment::Name(member.name.into()));
        let warning =
            |code, params| Issue { params, ..Issue::new(code, Severity::Warning, path.clone(), member.label) };
        let text = match body.get(member.name) {
            None | Some(Value::Null) => continue,
            Some(Value::String(text)) => text,
            Some(_) => {
                issues.push(warning(Code::WrongType, Params { expected: Some("string"), ..Params::default() }));
                continue;
            }
        };
        issues.extend(length(text, member.max).map(|(code, params)| warning(code, params)));
        if member.is_command {
            let Reading { commands: found, issues: more, .. } = read_at(text, &path, member.label);
            commands.insert(member.name, found);
            issues.extend(more);
        } else if !text.is_empty() {
            issues.extend(address(text).map(|(code, params)| warning(code, params)));
        }
    }
    (issues, commands)
}

fn length(text: &str, max: u16) -> Option<(Code, Params)> {
    let (min, max) = (Some(1), Some(i64::from(max)));
    let count = text.chars().count();
    if count == 0 {
        return Some((Code::TooShort, Params { min, max, ..Params::default() }));
    }
    let is_long = i64::try_from(count).map_or(true, |count| Some(count) > max);
    is_long.then(|| (Code::TooLong, Params { min, max, ..Params::default() }))
}

/// What is the matter with an address from which a program is downloaded.
fn address(text: &str) -> Option<(Code, Params)> {
    let format = Some("url");
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let has_host = rest.split(['/', '?', '#']).next().is_some_and(|host| !host.is_empty());
    let is_clean = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    if !has_host || !is_clean || !is_web {
        return Some((Code::BadFormat, Params { format, ..Params::default() }));
    }
    let is_plain = scheme.eq_ignore_ascii_case("http");
    is_plain.then(|| (Code::PlainHttp, Params { format, ..Params::default() }))
}
