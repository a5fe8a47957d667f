//! The reference tables of the README.

use std::fmt::Write as _;

use super::logic::Logic;
use super::prose::{length, of_logic};
use super::record_path;
use crate::english::capitalized;
use crate::format::Format;
use crate::issue::Code;
use crate::kinds::KINDS;
use crate::plan::{Node, Plan, Slot};
use crate::repair::ChangeCode;
use crate::schema::{Choice, Kind, Need, Release, Secrecy, Shape, System};

/// A table in Markdown: `kinds`, `codes`, `changes`, or the fields of the kind or target of that name.
///
/// ```
/// let table = berthing::export::markdown("hss.registry.update").unwrap();
/// assert!(table.contains("| `namespace` | Project"));
/// assert!(berthing::export::markdown("hss.registry.delete").is_none());
/// ```
#[must_use]
pub fn markdown(section: &str) -> Option<String> {
    Some(match section {
        "kinds" => kinds(),
        "codes" => glossary(Code::ALL.iter().map(|code| (code.name(), code.about()))),
        "changes" => glossary(ChangeCode::ALL.iter().map(|code| (code.name(), code.about()))),
        name => fields(KINDS.iter().chain(KINDS.iter().filter_map(|kind| kind.target)).find(|kind| kind.name == name)?),
    })
}

fn glossary(codes: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    table(&["code", "what"], codes.map(|(name, about)| vec![quoted(name), about.trim_end_matches('.').to_owned()]))
}

fn kinds() -> String {
    let row = |kind: &Kind| {
        let calls: Vec<String> = kind.calls.iter().map(|call| quoted(&call.to_string())).collect();
        vec![quoted(kind.name), kind.title.to_owned(), product(kind.system).to_owned(), calls.join("<br>")]
    };
    table(&["kind", "what", "product", "API call"], KINDS.iter().map(row))
}

pub(super) const fn product(system: System) -> &'static str {
    match system {
        System::Rhacs => "Red Hat Advanced Cluster Security",
        System::Hss => "Huawei Cloud HSS",
        System::Swr => "Huawei Cloud SWR Enterprise Edition",
    }
}

fn fields(kind: &Kind) -> String {
    let plan = Plan::of(kind);
    let row = |(slot, node): (Slot, &Node)| {
        let path = plan.path(slot).to_string();
        let secrecy = match node.field.secrecy {
            Secrecy::Plain => String::new(),
            Secrecy::Secret => "secret".to_owned(),
            Secrecy::Dependent(Release::V4_5) => "dependent".to_owned(),
            Secrecy::Dependent(since) => format!("dependent since {}", since.name()),
        };
        vec![
            quoted(&path.trim_start_matches('/').replace('/', ".")),
            what(node),
            required(plan, slot, node),
            if matches!(node.field.need, Need::Never) { String::new() } else { limits(&node.field.shape) },
            secrecy,
        ]
    };
    table(&["field", "what", "required", "limits", "secrecy"], plan.nodes.iter().enumerate().map(row))
}

fn what(node: &Node) -> String {
    let label = capitalized(node.field.label);
    match node.field.help {
        "" => label,
        _ if matches!(node.field.need, Need::Never) => label,
        help => format!("{label}: {help}"),
    }
}

fn required(plan: &Plan, slot: Slot, node: &Node) -> String {
    if matches!(node.field.need, Need::Never) {
        return format!("not allowed: {}", node.field.help);
    }
    match Logic::need(node.field, &record_path(plan, slot).unwrap_or_default(), None) {
        Logic::Constant(true) => "yes".to_owned(),
        Logic::Constant(false) => String::new(),
        need => format!("when {}", of_logic(&need)),
    }
}

fn limits(shape: &Shape) -> String {
    match shape {
        Shape::Text(text) => {
            let format = if text.format == Format::Any { String::new() } else { text.format.name().replace('_', " ") };
            [length(text), format].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Shape::Choice(choices) => named(choices),
        Shape::Choices(choices) => format!("list of {}", named(choices)),
        Shape::Flag => "true or false".to_owned(),
        Shape::Int => "32-bit integer".to_owned(),
        Shape::Object(_) => "object".to_owned(),
        Shape::Map { key, value } => format!("object: {} to {}", key.name(), value.name()),
    }
}

fn named(choices: &[Choice]) -> String {
    let name = |choice: &Choice| match choice.since {
        Release::V4_5 => quoted(choice.value),
        since => format!("{} (since {})", quoted(choice.value), since.name()),
    };
    choices.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

fn quoted(text: &str) -> String {
    format!("`{text}`")
}
