//! `cargo xtask serve`: the page and the built package, on this machine only and under the policy that a deployment
//! should have. GET and HEAD, one thread a connection, nothing kept.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result};

use crate::workspace::{dist, root};

/// Nothing from elsewhere, nothing inline, no frame around it; only the policy `berthing` may name the script of a worker.
const HEADERS: &str = "\
Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types berthing\r
X-Content-Type-Options: nosniff\r
Referrer-Policy: no-referrer\r
Cross-Origin-Opener-Policy: same-origin\r
Cross-Origin-Resource-Policy: same-origin\r
Cache-Control: no-store\r
Connection: close\r
";

/// Serves until the process is stopped. The first line printed is the address.
pub fn run(port: Option<u16>) -> Result<()> {
    let listener = listen(port)?;
    println!("http://{}/", listener.local_addr()?);
    println!("Ctrl-C stops it.");
    for stream in listener.incoming().flatten() {
        // A visitor who hangs up early is not our problem.
        thread::spawn(move || drop(answer(stream)));
    }
    Ok(())
}

/// The port asked for, or the first free one from 8080 on.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port).with_context(|| format!("port {port} is taken")),
        None => (8080..8180).find_map(|port| bind(port).ok()).context("no port from 8080 to 8179 is free"),
    }
}

fn answer(mut stream: TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut head = BufReader::new(stream.try_clone()?.take(16 * 1024));
    let mut request = String::new();
    head.read_line(&mut request)?;
    // A connection that is closed while request bytes are unread is reset, and the answer may be lost.
    let mut line = String::new();
    while head.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = match (method, locate(target).map(|path| (fs::read(&path), path))) {
        ("GET" | "HEAD", Some((Ok(body), path))) => ("200 OK", content_type(&path), body),
        ("GET" | "HEAD", _) => ("404 Not Found", "text/plain", b"Not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain", b"GET or HEAD\n".to_vec()),
    };
    write!(stream, "HTTP/1.1 {status}\r\n{HEADERS}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    Ok(())
}

/// The file for a request target: under `/pkg/` the built package, else the page. Nothing outside these two folders:
/// only plain names may stand in the path, and a link may not lead away.
fn locate(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let (folder, name) = match path.strip_prefix("pkg/") {
        Some(name) => (dist(), name),
        None => (root().join("www"), if path.is_empty() { "index.html" } else { path }),
    };
    let name = plain(name)?;
    let file = folder.join(name).canonicalize().ok()?;
    (file.is_file() && file.starts_with(folder.canonicalize().ok()?)).then_some(file)
}

/// The path if it is of plain names alone. What is percent-encoded is not: no file here needs that.
fn plain(path: &str) -> Option<&Path> {
    let harmless = path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    let path = Path::new(path);
    (harmless && path.components().all(|part| matches!(part, Component::Normal(_)))).then_some(path)
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_names_pass() {
        for path in ["index.html", "examples/swr-update.json", "a/b/c.js", ".well-known"] {
            assert!(plain(path).is_some(), "{path}");
        }
    }

    #[test]
    fn nothing_leads_outside() {
        for path in ["..", "../Cargo.toml", "a/../../b", "/etc/passwd", "%2e%2e/x", "a\\..\\b", "./x", "C:/x", "a\0b"] {
            assert!(plain(path).is_none(), "{path}");
        }
    }
}
