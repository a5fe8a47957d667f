//! What becomes of a masked payload that is sent back: the stored secrets take the place of the masks, unless that
//! would send them somewhere else.
//!
//! For RHACS this is what the server does on PATCH (stackrox `pkg/secrets/reconcile.go`), with the same refusals:
//! everything is verified first, and copied only then. HSS and SWR take whole payloads, so for them, and for an RHACS
//! update that replaces its credentials, it is what a form does before it sends: a new secret is simply taken.

use ctutils::CtEq;
use serde_json::{Map, Value};

use crate::Options;
use crate::format::Format;
use crate::issue::{Code, Issue, Params, Report, Severity};
use crate::mask;
use crate::names::{self, Match};
use crate::plan::{Plan, Slot};
use crate::schema::{Field, Kind, Release, Secrecy, Shape, Stored, System, Text};
use crate::secret::{self, MASK};
use crate::source::{Payload, tree};
use crate::validate::{fault_issue, validate};

type Members = Map<String, Value>;

/// What [`reconcile`] gives.
#[derive(Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Reconciled {
    /// The incoming payload with the stored secrets in it. None when it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Why it was refused.
    pub report: Report,
}

// The value holds credentials.
impl std::fmt::Debug for Reconciled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reconciled").field("report", &self.report).finish_non_exhaustive()
    }
}

/// The incoming payload with the stored secrets where it holds masks.
///
/// `stored` is a payload of the same kind; for `rhacs.image-integration.update` it may also be the stored integration
/// itself. Reconciling a masked payload with its original gives the original.
///
/// ```
/// let kind = berthing::kind("hss.registry.update")?;
/// let stored = r#"{"registry_addr": "harbor.example.com", "registry_password": "example-Pa55word"}"#;
///
/// let kept = berthing::reconcile(kind, stored, r#"{"registry_password": "******"}"#, berthing::Options::default());
/// assert_eq!(kept.value.unwrap()["registry_password"], "example-Pa55word");
///
/// let moved = r#"{"registry_addr": "elsewhere.example.com", "registry_password": "******"}"#;
/// let refused = berthing::reconcile(kind, stored, moved, berthing::Options::default());
/// assert!(refused.value.is_none());
/// assert_eq!(refused.report.issues[0].pointer(), "/registry_addr");
/// # Ok::<(), berthing::UnknownKind>(())
/// ```
#[must_use]
pub fn reconcile<'a, 'b>(
    kind: &Kind,
    stored: impl Into<Payload<'a>>,
    incoming: impl Into<Payload<'b>>,
    options: Options,
) -> Reconciled {
    let plan = Plan::of(kind);
    let incoming = incoming.into();
    let (kept, read) = (tree::read(stored.into()), tree::read(incoming));
    let mut issues: Vec<Issue> = [read.fault, kept.fault].into_iter().flatten().filter_map(fault_issue).collect();
    // What a payload cannot be read without doubt for: one value of two, or one that JSON cannot hold.
    let doubtful = |issue: &Issue| issue.code == Code::DuplicateKey || read.lossy && issue.code == Code::WrongType;
    let found = validate(kind, incoming, options).issues;
    issues.extend(found.iter().filter(|issue| doubtful(issue)).cloned());
    let mut value = read.value;
    if let (Some(sent), Some(kept), true) = (&mut value, kept.value, issues.is_empty()) {
        match sent {
            Value::Object(incoming) => {
                let stored = as_stored(plan, incoming, kept);
                let mut reconciler = Reconciler::new(plan, incoming, &stored, options.release);
                reconciler.frame(incoming, &stored);
                if reconciler.issues.is_empty() {
                    reconciler.verify(None, incoming, &stored);
                }
                if reconciler.issues.is_empty() {
                    restore(plan, reconciler.server, None, incoming, &stored);
                }
                issues = reconciler.issues;
            }
            other if *other == mask::masked(plan, &kept) => *other = kept,
            _ => {
                let is_whole = |issue: &Issue| issue.code == Code::WrongType && issue.path.0.is_empty();
                issues.extend(found.into_iter().filter(is_whole));
            }
        }
    }
    let report = Report::new(plan.kind.name, issues);
    Reconciled { value: value.filter(|_| report.issues.is_empty()), report }
}

/// The stored payload in the shape of the incoming one.
fn as_stored(plan: &Plan, incoming: &Members, stored: Value) -> Members {
    let Value::Object(mut stored) = stored else { return Members::new() };
    let Some(base) = plan.base else {
        reshape(plan, incoming, &mut stored);
        return stored;
    };
    let wraps = |members: &Members| members.keys().find(|key| slot_of(plan, None, key) == Some(base)).cloned();
    let Some(key) = wraps(&stored).or_else(|| wraps(incoming)) else { return stored };
    if !stored.contains_key(&key) {
        stored = Members::from_iter([(key.clone(), Value::Object(stored))]);
    }
    if let (Some(Value::Object(incoming)), Some(Value::Object(record))) =
        (find(plan, None, incoming, base), stored.get_mut(&key))
    {
        reshape(plan, incoming, record);
    }
    stored
}

/// Converts a stored record that has an outlived shape, as the server does before it compares.
fn reshape(plan: &Plan, incoming: &Members, stored: &mut Members) {
    for reshape in plan.kind.reshaped {
        let (choice, value) = reshape.when;
        let applies = incoming.get(choice).and_then(Value::as_str) == Some(value)
            && incoming.get(reshape.to).is_some_and(Value::is_object)
            && !stored.get(reshape.to).is_some_and(Value::is_object);
        if applies && let Some(Value::Object(old)) = stored.remove(reshape.from) {
            let known = |(name, _): &(String, Value)| reshape.members.contains(&name.as_str());
            stored.insert(reshape.to.to_owned(), Value::Object(old.into_iter().filter(known).collect()));
        }
    }
}

struct Reconciler {
    plan: &'static Plan,
    /// Whether the server reconciles; a form does otherwise.
    server: bool,
    /// Whether a stored secret is to be used.
    restores: bool,
    release: Release,
    issues: Vec<Issue>,
}

impl Reconciler {
    fn new(plan: &'static Plan, incoming: &Members, stored: &Members, release: Release) -> Self {
        let replaces = match plan.kind.stored {
            Stored::Never => false,
            // Under any other name the server drops it.
            Stored::Unless(_) => incoming.iter().any(|(key, value)| match names::lookup(plan, None, key) {
                Match::Name(slot) | Match::Alias(slot, _) => {
                    plan.replaces_stored == Some(slot) && *value == Value::Bool(true)
                }
                Match::Meant(_) | Match::Unknown => false,
            }),
        };
        let server = plan.kind.system == System::Rhacs && !replaces;
        let restores = restore(plan, server, None, &mut incoming.clone(), stored);
        Self { plan, server, restores, release, issues: Vec::new() }
    }

    fn refuse(&mut self, slot: Slot, code: Code, other: Option<Slot>, why: &'static str) {
        let other = other.and_then(|slot| self.plan.field(slot)).map(|field| field.name);
        let params = Params { other, rule: Some("reconcile"), ..Params::default() };
        self.issues.push(Issue { params, why: why.into(), ..self.plan.issue(slot, code, Severity::Error) });
    }

    /// What the server needs to find the stored record at all.
    fn frame(&mut self, incoming: &Members, stored: &Members) {
        let Some(base) = self.plan.base.filter(|_| self.server) else { return };
        match find(self.plan, None, incoming, base) {
            Some(Value::Object(record)) => {
                let Some(id) = self.plan.member(Some(base), "id") else { return };
                let kept = match find(self.plan, None, stored, base) {
                    Some(Value::Object(kept)) => entry(self.plan, Some(base), kept, id),
                    _ => None,
                };
                let sent = find(self.plan, Some(base), record, id);
                if is_blank(sent) {
                    self.refuse(id, Code::Missing, None, "The server finds the stored integration by its id");
                } else if !is_blank(kept.map(|(_, kept)| kept)) && !self.is_same(Some(base), sent, kept) {
                    self.refuse(id, Code::Conflict, None, "The server would find another stored integration by it");
                }
            }
            _ => self.refuse(base, Code::Missing, None, ""),
        }
    }

    fn verify(&mut self, object: Option<Slot>, incoming: &Members, stored: &Members) {
        let plan = self.plan;
        for slot in plan.members(object).iter().copied() {
            let Some(field) = plan.field(slot) else { continue };
            let (sent, kept_as) = (find(plan, object, incoming, slot), entry(plan, object, stored, slot));
            let kept = kept_as.map(|(_, kept)| kept);
            match (&field.shape, field.secrecy) {
                (_, Secrecy::Secret) => self.verify_secret(slot, sent, kept),
                (_, Secrecy::Dependent(_)) if field.is_dependent(self.release) => {
                    // A form that leaves a field out does not change it; for the server it is then empty.
                    let compared = self.server || self.restores && sent.is_some() && kept.is_some();
                    if compared && !self.is_same(object, sent, kept_as) {
                        self.refuse(
                            slot,
                            Code::CredentialRequired,
                            None,
                            "The stored credentials would be used in another way or place",
                        );
                    }
                }
                (Shape::Object(_) | Shape::Text(Text { format: Format::Timestamp, .. }), _) => {
                    if self.server {
                        self.verify_presence(object, slot, (sent, kept), (incoming, stored));
                    }
                    let is_masked = sent.and_then(Value::as_str).is_some_and(secret::is_mask);
                    if is_masked && !self.is_same(object, sent, kept_as) {
                        self.refuse(
                            slot,
                            Code::MaskedSecret,
                            None,
                            "It is masked as a whole, and something else is stored",
                        );
                    }
                    if let (Some(Value::Object(sent)), Some(Value::Object(kept))) = (sent, kept) {
                        self.verify(Some(slot), sent, kept);
                    } else if let Some(Value::Object(sent)) = sent.filter(|_| !self.server) {
                        self.verify(Some(slot), sent, &Members::new());
                    }
                }
                (Shape::Text(_), _) if self.is_half_masked(object, sent, kept_as) => self.refuse(
                    slot,
                    Code::MaskedSecret,
                    None,
                    "A credential in it is masked, and the text around it is not what is stored",
                ),
                _ => {}
            }
        }
    }

    /// Whether the server's exact comparison finds no difference; nor ours, which masks more than the server does.
    fn is_same(&self, object: Option<Slot>, sent: Option<&Value>, kept: Option<(&str, &Value)>) -> bool {
        let masked = || kept.map(|(key, kept)| mask::member(self.plan, object, key, kept));
        let kept = kept.map(|(_, kept)| kept);
        is_blank(sent) && is_blank(kept) || is_equal(sent, kept) || sent.is_some() && sent == masked().as_ref()
    }

    /// Whether a text shows the mask of a credential that the stored one holds, and is not that one masked.
    fn is_half_masked(&self, object: Option<Slot>, sent: Option<&Value>, kept: Option<(&str, &Value)>) -> bool {
        let shows_mask = sent.and_then(Value::as_str).is_some_and(|text| text.contains(MASK));
        shows_mask
            && kept.is_some_and(|(key, kept)| mask::member(self.plan, object, key, kept) != *kept)
            && !self.is_same(object, sent, kept)
    }

    fn verify_secret(&mut self, slot: Slot, sent: Option<&Value>, kept: Option<&Value>) {
        let masked = sent.and_then(Value::as_str).is_some_and(secret::is_mask);
        if self.server {
            if !is_blank(sent) && sent.and_then(Value::as_str) != Some(MASK) {
                self.refuse(slot, Code::UnmaskedSecret, None, "");
            }
        } else if masked && is_blank(kept) {
            self.refuse(slot, Code::MaskedSecret, None, "Nothing is stored in its place");
        }
    }

    /// Nested messages may neither come nor go under kept secrets.
    fn verify_presence(
        &mut self,
        object: Option<Slot>,
        slot: Slot,
        (sent, kept): (Option<&Value>, Option<&Value>),
        (incoming, stored): (&Members, &Members),
    ) {
        let is_absent = |value: Option<&Value>| value.is_none_or(Value::is_null);
        let plan = self.plan;
        let instead = |members: &Members| {
            let others = plan.one_of.iter().copied().filter(|other| *other != slot);
            others.filter(|_| plan.one_of.contains(&slot)).find(|other| !is_absent(find(plan, object, members, *other)))
        };
        match (is_absent(sent), is_absent(kept)) {
            (true, false) if instead(incoming).is_none() => {
                self.refuse(slot, Code::Missing, None, "The stored integration has it");
            }
            (false, true) => match instead(stored) {
                Some(other) => {
                    self.refuse(slot, Code::Conflict, Some(other), "The stored integration has another config");
                }
                None => self.refuse(
                    slot,
                    Code::NotApplicable,
                    None,
                    "The stored integration has none; PATCH with updatePassword true replaces it as a whole",
                ),
            },
            _ => {}
        }
    }
}

/// Puts the stored secrets in the place of the masks. Tells whether any is used thereby, and not merely shown again in a
/// plain text.
fn restore(plan: &Plan, server: bool, object: Option<Slot>, incoming: &mut Members, stored: &Members) -> bool {
    let mut uses_secret = false;
    for (key, value) in incoming.iter_mut() {
        let slot = slot_of(plan, object, key);
        let kept = stored.get(key).or_else(|| find(plan, object, stored, slot?));
        let field = slot.and_then(|slot| plan.field(slot));
        let is_masked_secret = field.is_some_and(Field::is_secret)
            && (value.as_str().is_some_and(secret::is_mask) || server && is_blank(Some(value)));
        match kept {
            // What masking the stored value gives was not changed, wherever it stands.
            Some(kept) if *value == mask::member(plan, object, key, kept) || is_masked_secret => {
                let is_plain =
                    field.is_some_and(|field| field.secrecy == Secrecy::Plain && matches!(field.shape, Shape::Text(_)));
                uses_secret |= value != kept && !is_plain;
                *value = kept.clone();
            }
            Some(Value::Object(kept)) => {
                if let (Value::Object(members), Some(slot)) = (value, slot) {
                    uses_secret |= restore(plan, server, Some(slot), members, kept);
                }
            }
            None if is_masked_secret => *value = Value::String(String::new()),
            _ => {}
        }
    }
    if server {
        for slot in plan.members(object) {
            let Some(field) = plan.field(*slot).filter(|field| field.is_secret()) else { continue };
            if let (None, Some(kept)) = (find(plan, object, incoming, *slot), find(plan, object, stored, *slot)) {
                incoming.insert(field.name.to_owned(), kept.clone());
            }
        }
    }
    uses_secret
}

fn slot_of(plan: &Plan, object: Option<Slot>, key: &str) -> Option<Slot> {
    names::lookup(plan, object, key).slot()
}

fn find<'v>(plan: &Plan, object: Option<Slot>, members: &'v Members, slot: Slot) -> Option<&'v Value> {
    entry(plan, object, members, slot).map(|(_, value)| value)
}

/// The member that is this field, under the name that it goes by.
fn entry<'v>(plan: &Plan, object: Option<Slot>, members: &'v Members, slot: Slot) -> Option<(&'v str, &'v Value)> {
    let name = plan.field(slot)?.name;
    let members = || members.iter().map(|(key, value)| (key.as_str(), value));
    members()
        .find(|(key, _)| *key == name)
        .or_else(|| members().find(|(key, _)| slot_of(plan, object, key) == Some(slot)))
}

/// A stored address may have a password in it: how long texts of one length are compared tells nothing of them.
fn is_equal(sent: Option<&Value>, kept: Option<&Value>) -> bool {
    match (sent, kept) {
        (Some(Value::String(sent)), Some(Value::String(kept))) => sent.as_bytes().ct_eq(kept.as_bytes()).into(),
        _ => sent == kept,
    }
}

/// Whether a value is what proto calls unset.
fn is_blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(_) => false,
    }
}
