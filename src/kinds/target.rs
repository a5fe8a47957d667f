//! What the targets of all systems share: where the API is, and who asks.

use crate::format::{Format, Reason};
use crate::issue::Code;
use crate::schema::{Cond, Field, Kind, Rule, System, error, flag, secret, text, warning};

/// A target of that system.
pub(super) const fn kind(name: &'static str, system: System) -> Kind {
    Kind { rules: RULES, ..Kind::new(name, "Target of a request", system) }
}

pub(super) const ENDPOINT: Field = text("endpoint", "endpoint")
    .required()
    .format(Format::ServiceUrl)
    .help("Where the API is")
    .mistaken_for(&["baseUrl", "server", "host", "url"]);

pub(super) const TOKEN: Field =
    secret("token", "token").required().format(Format::Token).mistaken_for(&["authToken", "X-Auth-Token"]);

pub(super) const ALLOW_HTTP: Field = flag("allowHttp", "send credentials over http")
    .alias(&["allow_http"])
    .advanced()
    .help("Whoever is between you and the server can then read them");

const OVER_HTTP: Cond = Cond::Found("endpoint", Reason::RemoteHttp);
const RULES: &[&[Rule]] = &[&[
    error(
        "remote_http",
        "endpoint",
        Code::PlainHttp,
        Cond::All(&[OVER_HTTP, Cond::Not(&Cond::On("allowHttp"))]),
        "Token and password would travel unprotected; allowHttp permits it",
    ),
    warning(
        "remote_http_allowed",
        "endpoint",
        Code::PlainHttp,
        Cond::All(&[OVER_HTTP, Cond::On("allowHttp")]),
        "Token and password travel unprotected",
    ),
]];

/// An id in the address of a call.
pub(super) const fn path_id(name: &'static str, label: &'static str) -> Field {
    text(name, label).format(Format::Segment)
}
