//! Node as the oracle: what JavaScript makes of texts.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use serde_json::{Value, from_slice, to_vec};

/// The results of a JavaScript function for each text. A null stands for nothing.
pub(crate) fn map(texts: &[String], function: &str) -> Vec<Value> {
    let script = format!(
        r#"const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
        process.stdout.write(JSON.stringify(texts.map((text) => ({function})(text) ?? null)));"#
    );
    let mut node = Command::new("node");
    node.args(["--eval", &script]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut node =
        node.spawn().unwrap_or_else(|error| panic!("`node` does not start ({error}): install Node.js 20 or later"));
    node.stdin.take().unwrap().write_all(&to_vec(texts).unwrap()).unwrap();
    let results: Vec<Value> = from_slice(&node.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(results.len(), texts.len());
    results
}
