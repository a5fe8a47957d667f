//! What a body is that is not JSON: a web page, XML or plain text.
//!
//! Such a body may say anything, credentials included, and has no names by which they could be found. So it is not
//! repeated; only what well-known servers always say is recognised, and told in the words of the lists below.

use super::Fault;
use crate::source::Payload;

pub(super) fn look(payload: Payload<'_>) -> Fault {
    let text = match payload {
        Payload::Text(text) => text,
        Payload::Bytes(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
        Payload::Value(_) | Payload::Packed(_) => "",
    };
    let start = text.trim_start();
    match first_tag(start) {
        Some(tag) if PAGES.iter().any(|name| tag.eq_ignore_ascii_case(name)) => Fault::Html(title(start)),
        Some(_) => Fault::Xml,
        None if start.starts_with(['{', '[']) => Fault::NotJson,
        None => Fault::PlainText(saying(start)),
    }
}

/// The name of the first element or declaration, behind comments and processing instructions: of `<!DOCTYPE html>` the
/// word behind `DOCTYPE`.
fn first_tag(text: &str) -> Option<&str> {
    let mut rest = text;
    let mut is_markup = false;
    loop {
        rest = rest.trim_start();
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ => break,
        };
        is_markup = true;
        rest = rest.split_once(end).map_or("", |(_, behind)| behind);
    }
    let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.'));
    let tag = rest.strip_prefix('<').map(|tag| match tag.strip_prefix('!') {
        Some(declaration) => declaration.split_whitespace().nth(1).unwrap_or_default(),
        None => tag,
    });
    let name = tag.and_then(|tag| tag.split(is_end).next()).unwrap_or_default();
    (is_markup || !name.is_empty()).then_some(name)
}

// The elements that a web page can begin with, as most tags of a page may be left out (HTML standard, "Optional tags").
const PAGES: &[&str] = &[
    "html", "head", "title", "meta", "link", "base", "style", "script", "noscript", "body", "main", "div", "center",
    "h1", "h2", "h3", "p", "pre", "b", "a", "br", "hr", "table", "form", "span", "img",
];

// Titles of the pages that nginx and the OpenShift router answer with.
const TITLES: &[&str] = &[
    "301 Moved Permanently",
    "302 Found",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
    "400 Bad Request",
    "400 The plain HTTP request was sent to HTTPS port",
    "401 Authorization Required",
    "403 Forbidden",
    "404 Not Found",
    "405 Not Allowed",
    "408 Request Time-out",
    "413 Request Entity Too Large",
    "414 Request-URI Too Large",
    "429 Too Many Requests",
    "500 Internal Server Error",
    "502 Bad Gateway",
    "503 Service Temporarily Unavailable",
    "503 Service Unavailable",
    "504 Gateway Time-out",
    "504 Gateway Timeout",
    "Application is not available",
];

fn title(html: &str) -> Option<&'static str> {
    let (_, behind) = html.split_once("<title>").or_else(|| html.split_once("<TITLE>"))?;
    let title = behind.split('<').next()?.trim();
    TITLES.iter().copied().find(|known| title.eq_ignore_ascii_case(known))
}

/// What a Go server says, RHACS among them, when it is asked in plain HTTP and speaks TLS.
pub(super) const WRONG_SCHEME: &str = "Client sent an HTTP request to an HTTPS server";

// How the plain answers of proxies begin: Envoy's router and RBAC filter, Go's net/http, the default backend of the
// nginx ingress controller, Traefik; and the names of statuses (RFC 9110, 6585), which many send as the body.
const SAYINGS: &[&str] = &[
    "no healthy upstream",
    "upstream connect error or disconnect/reset before headers",
    "upstream request timeout",
    "RBAC: access denied",
    WRONG_SCHEME,
    "404 page not found",
    "default backend - 404",
    "no available server",
    "Bad Request",
    "Unauthorized",
    "Forbidden",
    "Not Found",
    "Method Not Allowed",
    "Proxy Authentication Required",
    "Request Timeout",
    "Too Many Requests",
    "Internal Server Error",
    "Bad Gateway",
    "Service Unavailable",
    "Gateway Timeout",
];

fn saying(text: &str) -> Option<&'static str> {
    let begins = |saying: &&str| text.get(..saying.len()).is_some_and(|start| start.eq_ignore_ascii_case(saying));
    SAYINGS.iter().copied().find(begins)
}
