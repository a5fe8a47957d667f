//! Every corpus file breaks just the rule that its name says, and every rule has such a file.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use berthing::format::{Format, Reason};
use berthing::schema::{Field, Need, Shape, Stored};
use berthing::{Code, KINDS, Kind, Report, Severity, is_masked, is_valid, mask, normalize, validate};
use serde_json::Value;
use support::{Case, Verdict, corpus};

// What the situation that a rule is about is warned of anyway: a type on its way out, the http that an address contradicts.
const UNAVOIDABLE: &[Code] = &[Code::Deprecated, Code::NotCreatable, Code::Ignored, Code::PlainHttp];

#[test]
fn each_file_breaks_just_what_its_name_says() {
    let mut wrong = Vec::new();
    for case in corpus() {
        let report = validate(case.kind, &case.bytes, case.options);
        if let Err(why) = as_promised(&case, &report) {
            let issues: Vec<String> = report.issues.iter().map(ToString::to_string).collect();
            wrong.push(format!("{}: {why}\n    {}", case.file, issues.join("\n    ")));
        }
        assert_eq!(report.ok(), is_valid(case.kind, &case.bytes, case.options), "{}: isValid disagrees", case.file);
    }
    assert!(wrong.is_empty(), "{} files:\n{}", wrong.len(), wrong.join("\n"));
}

fn as_promised(case: &Case, report: &Report) -> Result<(), &'static str> {
    let of = |severity| report.issues.iter().filter(move |issue| issue.severity == severity);
    let named = |severity| of(severity).any(|issue| Some((issue.pointer(), issue.code)) == case.expected);
    let other_warnings = || {
        of(Severity::Warning)
            .filter(|issue| Some((issue.pointer(), issue.code)) != case.expected)
            .any(|issue| !UNAVOIDABLE.contains(&issue.code))
    };
    match case.verdict {
        Verdict::Invalid if !named(Severity::Error) => Err("the error it names is missing"),
        Verdict::Invalid if of(Severity::Error).count() > 1 => Err("more than one error"),
        Verdict::Warned if !named(Severity::Warning) => Err("the warning it names is missing"),
        Verdict::Valid | Verdict::Warned if !report.ok() => Err("there are errors"),
        _ if other_warnings() => Err("another warning"),
        _ => Ok(()),
    }
}

/// Valid payloads hold credentials in secret fields only, under any name that the server takes.
#[test]
fn masking_changes_nothing_but_secrets() {
    for case in corpus().iter().filter(|case| case.verdict == Verdict::Valid) {
        let payload: Value = serde_json::from_slice(&case.bytes).unwrap();
        let masked = mask(case.kind, &payload);
        assert_eq!(shown(&masked, case.kind.fields), shown(&payload, case.kind.fields), "{}", case.file);
        let secret_free = shown(&payload, case.kind.fields);
        assert!(!is_masked(case.kind, &secret_free), "{}", case.file);
    }
}

/// A value without its secret fields.
fn shown(value: &Value, fields: &[Field]) -> Value {
    let Value::Object(members) = value else { return value.clone() };
    let field = |key: &str| fields.iter().find(|field| field.name == key || field.aliases.contains(&key));
    let shown = members.iter().filter(|(key, _)| !field(key).is_some_and(Field::is_secret)).map(|(key, value)| {
        let members = field(key).map_or(&[][..], Field::members);
        (key.clone(), shown(value, members))
    });
    Value::Object(shown.collect())
}

/// SWR's update takes what its create takes, and an RHACS update wraps an integration.
#[test]
fn twin_kinds_judge_alike() {
    let swr = berthing::kind("swr.registry.update").unwrap();
    let rhacs = berthing::kind("rhacs.image-integration.update").unwrap();
    for case in corpus() {
        let report = validate(case.kind, &case.bytes, case.options);
        let seen = |report: &Report, prefix: &str| -> BTreeSet<(String, Code)> {
            let issues = report.issues.iter().filter(|issue| issue.params.rule != Some("dns_for_harbor"));
            let issues = issues.filter(|issue| issue.code != Code::NotCreatable && issue.code != Code::Deprecated);
            issues
                .map(|issue| (issue.pointer().strip_prefix(prefix).unwrap_or("elsewhere").to_owned(), issue.code))
                .collect()
        };
        match case.kind.name {
            "swr.registry.create" => {
                let twin = validate(swr, &case.bytes, case.options);
                assert_eq!(seen(&report, ""), seen(&twin, ""), "{}", case.file);
            }
            "rhacs.image-integration" if !report.issues.iter().any(|issue| issue.path.0.is_empty()) => {
                let mut record = String::from_utf8(case.bytes).unwrap();
                if !record.contains("\"id\"") {
                    record = record.replacen('{', r#"{"id": "1","#, 1);
                }
                let twin = validate(rhacs, &format!(r#"{{"config": {record}, "updatePassword": true}}"#), case.options);
                assert_eq!(seen(&report, ""), seen(&twin, "/config"), "{}", case.file);
            }
            _ => {}
        }
    }
}

#[test]
fn normalizing_mends_or_leaves_but_never_breaks() {
    for case in corpus() {
        let normalized = normalize(case.kind, &case.bytes, case.options);
        if case.verdict != Verdict::Invalid {
            assert!(normalized.report.ok(), "{}", case.file);
        }
        if let Some(value) = normalized.value {
            let again = normalize(case.kind, &value, case.options);
            assert_eq!(again.value.as_ref(), Some(&value), "{}: not idempotent", case.file);
            assert!(again.changes.is_empty(), "{}: {:?}", case.file, again.changes);
        }
    }
}

#[test]
fn every_rule_has_a_file() {
    let mut covered: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for case in corpus() {
        let report = validate(case.kind, &case.bytes, case.options);
        let names = covered.entry(case.kind.name).or_default();
        for issue in report.issues.iter().filter(|issue| Some((issue.pointer(), issue.code)) == case.expected) {
            let place: String =
                issue.pointer().split('/').filter(|part| part.parse::<u32>().is_err()).collect::<Vec<_>>().join("/");
            names.insert(format!("{place} {}", issue.code.name()));
            names.extend(issue.params.rule.map(|rule| format!("{place} rule {rule}")));
            names.extend(
                issue.params.reason.map(|reason| format!("{} {reason}", issue.params.format.unwrap_or("json"))),
            );
            names.insert(issue.code.name().to_owned());
        }
    }
    // Kinds that share a table share its files; see `twin_kinds_judge_alike`.
    let shared = |kind: &str| match kind {
        "swr.registry.update" => Some("swr.registry.create"),
        "rhacs.image-integration.update" => Some("rhacs.image-integration"),
        _ => None,
    };
    let mut missing = Vec::new();
    for kind in &KINDS {
        let own = covered.get(kind.name).cloned().unwrap_or_default();
        let twin = shared(kind.name).and_then(|twin| covered.get(twin)).cloned().unwrap_or_default();
        for rule in breakable(kind) {
            let at_twin = rule.strip_prefix("/config").unwrap_or(&rule);
            if !own.contains(&rule) && !twin.contains(at_twin) {
                missing.push(format!("{}: {rule}", kind.name));
            }
        }
    }
    let all: BTreeSet<&String> = covered.values().flatten().collect();
    for reason in [
        "empty",
        "trailing_comma",
        "trailing_text",
        "unexpected_end",
        "unexpected_character",
        "leading_zero",
        "bad_escape",
        "control_character",
        "lone_surrogate",
        "bad_utf8",
    ] {
        let rule = format!("json {reason}");
        if !all.contains(&rule) {
            missing.push(rule);
        }
    }
    for code in Code::ALL {
        // Those of the binding, of reconcile, of limits and of commands have tests of their own.
        let elsewhere = [
            Code::Internal,
            Code::Unreadable,
            Code::TooLarge,
            Code::CredentialRequired,
            Code::MoreIssues,
            Code::NotCarried,
            Code::PasswordInCommand,
        ];
        if !elsewhere.contains(code) && !all.contains(&code.name().to_owned()) {
            missing.push(format!("code {}", code.name()));
        }
    }
    assert!(missing.is_empty(), "{} rules without a corpus file:\n{}", missing.len(), missing.join("\n"));
}

/// Everything in a kind's table that a payload can break.
fn breakable(kind: &Kind) -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    fields(kind, kind.fields, "", &mut rules);
    let base = if kind.base.is_empty() { String::new() } else { format!("/{}", kind.base) };
    for rule in kind.rules() {
        let place = if rule.at.is_empty() { String::new() } else { format!("{base}/{}", rule.at.replace('.', "/")) };
        // Rules about an update's secrets cannot be told apart from those about the integration's.
        rules.insert(format!("{place} rule {}", rule.id));
    }
    for member in kind.one_of {
        rules.insert(format!("{base}/{member} conflict"));
    }
    rules
}

/// Every reason for which a text of the format is refused or warned about.
fn syntax(format: Format) -> impl Iterator<Item = String> {
    let evidence = format.evidence();
    let reasons = evidence.rejects.iter().chain(evidence.traps).map(|(_, reason)| reason);
    // A Harbor project's name is the business of rules, which have files of their own.
    reasons
        .filter(|reason| **reason != Reason::HarborProject)
        .map(move |reason| format!("{} {}", format.name(), reason.name()))
}

fn fields(kind: &Kind, fields_of: &[Field], parent: &str, rules: &mut BTreeSet<String>) {
    for field in fields_of {
        let place = format!("{parent}/{}", field.name);
        let (mut codes, mut formats) = (Vec::new(), Vec::new());
        let mut add = |code: Code| codes.push(code);
        if matches!(field.need, Need::Never) {
            rules.insert(format!("{place} {}", Code::NotApplicable.name()));
            continue;
        }
        add(Code::WrongType);
        if matches!(field.need, Need::Required | Need::When(_)) {
            add(Code::Missing);
        }
        match &field.shape {
            Shape::Text(text) => {
                // An empty text that is needed is missing.
                if text.min > 0 && !matches!(field.need, Need::Required) {
                    add(Code::TooShort);
                }
                if text.max.is_some() {
                    add(Code::TooLong);
                }
                formats.push(text.format);
            }
            Shape::Choice(_) => add(Code::NotAllowed),
            Shape::Choices(_) => {
                add(Code::NotAllowed);
                add(Code::Repeated);
            }
            Shape::Int => add(Code::OutOfRange),
            Shape::Map { key, value } => {
                formats.extend([*key, *value]);
            }
            Shape::Flag | Shape::Object(_) => {}
        }
        if field.is_secret() {
            add(Code::MaskedSecret);
            add(Code::SurroundingSpace);
            if kind.stored != Stored::Never {
                add(Code::UnmaskedSecret);
            }
        }
        rules.extend(formats.into_iter().flat_map(syntax));
        rules.extend(codes.iter().map(|code| format!("{place} {}", code.name())));
        fields(kind, field.members(), &place, rules);
    }
}
