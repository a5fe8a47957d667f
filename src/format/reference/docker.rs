//! Docker's own parser as the oracle: `docker tag SOURCE REF` reads REF and tells its daemon the full spelling.
//!
//! The daemon here is a socket that notes what it is asked and says yes.

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    process::Command,
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use super::{Reason, Reference, tests::EVIDENCE};

/// A call of the CLI takes some 20 ms.
const TEXTS: usize = 700;
const CALLERS: usize = 4;

#[test]
fn reads_as_docker_does() {
    let texts = EVIDENCE.texts(TEXTS);
    let verdicts = ask(&texts);
    let mut failures = Vec::new();
    for (text, docker) in texts.iter().zip(verdicts) {
        let ours = Reference::parse(text);
        let agree = match (&docker, ours) {
            (Verdict::Refused, Err(_)) => true,
            (Verdict::Taken, Ok(reference)) => reference.digest.is_some(),
            (Verdict::Sent(sent), Ok(reference)) => *sent == reference.full(),
            (Verdict::Sent(_) | Verdict::Taken, Err(reason)) => is_swallowed_domain(text, reason),
            _ => false,
        };
        if !agree {
            failures.push(format!("{text:?}: Docker {docker:?}, ours {ours:?}"));
        }
    }
    assert!(failures.is_empty(), "{}\n(Docker before 28 may differ)", failures.join("\n"));
}

/// The one exception: what Docker takes for a path without a domain, because a domain has no underscore.
fn is_swallowed_domain(text: &str, reason: Reason) -> bool {
    let (first, _) = text.split_once('/').unwrap_or_default();
    reason == Reason::Host && first.contains('_') && first.contains('.')
}

#[derive(Clone, Debug)]
enum Verdict {
    Refused,
    /// Read, but not sent: a digest cannot be given away.
    Taken,
    /// With the spelling that the daemon was told.
    Sent(String),
}

fn ask(texts: &[String]) -> Vec<Verdict> {
    let (daemon, requests) = daemon();
    let numbered: Vec<_> = texts.iter().enumerate().collect();
    let mut verdicts: Vec<Verdict> = thread::scope(|scope| {
        let call = |(number, text): &(usize, &String)| docker_tag(&daemon, *number, text);
        let chunks = numbered.chunks(numbered.len().div_ceil(CALLERS));
        let callers: Vec<_> = chunks.map(|chunk| scope.spawn(move || chunk.iter().map(call).collect())).collect();
        callers.into_iter().flat_map(|caller| -> Vec<_> { caller.join().unwrap() }).collect()
    });
    let sent: BTreeMap<usize, String> = requests.try_iter().filter_map(|request| read_tagging(&request)).collect();
    for (number, verdict) in verdicts.iter_mut().enumerate() {
        if let Verdict::Sent(spelling) = verdict {
            spelling.clone_from(&sent[&number]);
        }
    }
    verdicts
}

/// The source's name is the number of the call, by which its request is known.
fn docker_tag(daemon: &str, number: usize, text: &str) -> Verdict {
    // No program can be given a NUL.
    if text.contains('\0') {
        return Verdict::Refused;
    }
    let mut docker = Command::new("docker");
    docker.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default()).env("DOCKER_HOST", daemon);
    let output = docker.args(["tag", &format!("n{number}:x"), text]).output().unwrap_or_else(|error| {
        panic!("`docker` does not start ({error}): install Docker's CLI 28 or later, Debian's docker-cli or docker.io")
    });
    let complaint = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Verdict::Sent(String::new())
    } else if complaint.contains("refusing to create a tag with a digest reference") {
        Verdict::Taken
    } else if complaint.contains("Error parsing reference") {
        Verdict::Refused
    } else {
        panic!("{text:?}: {complaint}")
    }
}

fn daemon() -> (String, Receiver<String>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("tcp://{}", listener.local_addr().unwrap());
    let (sender, requests) = channel();
    thread::spawn(move || listener.incoming().for_each(|client| answer(&client.unwrap(), &sender)));
    (address, requests)
}

fn answer(mut client: &TcpStream, sender: &Sender<String>) {
    let mut lines = BufReader::new(client).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let _ = sender.send(lines.next().unwrap_or_default());
    lines.for_each(drop);
    // The least version that Docker 29 speaks.
    let _ = client.write_all(b"HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// `POST /v1.44/images/n7:x/tag?repo=quay.io%2Fx&tag=t HTTP/1.1`.
fn read_tagging(request: &str) -> Option<(usize, String)> {
    let (_, request) = request.split_once("/images/n")?;
    let (number, request) = request.split_once(":x/tag?repo=")?;
    let (query, _) = request.split_once(' ')?;
    let (repo, tag) = query.split_once("&tag=")?;
    let repo = repo.replace("%2F", "/").replace("%3A", ":").replace("%5B", "[").replace("%5D", "]");
    Some((number.parse().ok()?, format!("{repo}:{tag}")))
}
