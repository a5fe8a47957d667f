//! Uploads that scripts are made of, with texts that shells stumble over.

use berthing::{Image, Runtime, UploadCommand, UploadOptions, upload_command};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use super::runner::runner_with;

/// A password that is found nowhere else.
pub(crate) const CANARY: &str = "cAnArY-5e7a";

/// A runner that does not take long to make a failing case smaller: each run starts programs.
pub(crate) fn runner(cases: u32) -> TestRunner {
    runner_with(&Config { cases, max_shrink_iters: 50, ..Config::default() })
}

/// What means something to some shell.
pub(crate) const TOKENS: &[&str] = &[
    "a",
    "B",
    "7",
    "'",
    "\"",
    "\\",
    "$HOME",
    "${x}",
    "$(id)",
    "`id`",
    "$",
    "!",
    "!!",
    "%PATH%",
    "%",
    "^",
    "&",
    "|",
    ";",
    "<",
    ">",
    "(",
    ")",
    "{a,b}",
    "*",
    "?",
    "[a-z]",
    "~",
    "=",
    "-",
    "--",
    "#",
    "@",
    ",",
    " ",
    "\t",
    "\n",
    "\r",
    "\u{1b}[m",
    "\u{7f}",
    "\u{81}",
    "é",
    "日本",
    "😀",
    "robot$name",
    "<<END",
    "\nEND\n",
    "\\n",
    "%s",
];

/// Texts that mean something to some shell.
pub(crate) fn nasty(length: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(TOKENS), 0..length).prop_map(|tokens| tokens.concat())
}

/// Any project that an image reference can have.
pub(crate) fn namespaces() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,9}(([._]|__|-{1,3})[a-z0-9]{1,9}){0,3}(/[a-z0-9]{1,9}){0,2}"
}

fn payload(namespace: &str, username: &str, password: &str) -> String {
    json!({"registry_addr": "https://Harbor.example.com:8443/", "namespace": namespace, "username": username,
        "password": password})
    .to_string()
}

/// An image without options.
pub(crate) fn image(source: &str) -> Image {
    Image { source: source.to_owned(), ..Image::default() }
}

/// Two images for the runtime.
pub(crate) fn options(runtime: Runtime) -> UploadOptions {
    UploadOptions {
        runtime,
        images: vec![image("swr.example.com/hss/scanner:1.0"), image("x.example:5000/probe")],
        containerd_namespace: Some("my-ns.1".to_owned()),
        ..UploadOptions::default()
    }
}

/// The command for a project, which must not be refused.
pub(crate) fn command_for(namespace: &str, username: &str, password: &str, options: &UploadOptions) -> UploadCommand {
    let command = upload_command(&payload(namespace, username, password), options);
    assert!(command.report.ok(), "{:?} {username:?} {options:?}", command.report);
    command
}

/// The same for some project.
pub(crate) fn command(username: &str, password: &str, options: &UploadOptions) -> UploadCommand {
    command_for("team/security", username, password, options)
}

/// Whether the login reads the password as it is.
pub(crate) fn is_arriving(runtime: Runtime, password: &str) -> bool {
    match runtime {
        Runtime::Docker => password.trim() == password,
        Runtime::Podman => !password.contains('\n') && !password.ends_with('\r'),
        _ => !password.ends_with('\r'),
    }
}
