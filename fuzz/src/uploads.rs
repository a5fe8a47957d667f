//! Upload commands, read back by another lexer; and commands that nobody here wrote.

use arbitrary::{Result, Unstructured};
use berthing::{PasswordFrom, Runtime, Shell, Stage, Step, UploadOptions, read_command as read, upload_command};
use serde_json::json;
use shlex::Shlex;

use super::made::made;
use super::texts::settles;
use super::upload::{CANARY, TOKENS, image};

/// A payload and options, most of which can be carried out.
fn upload(chance: &mut Unstructured<'_>) -> Result<(String, UploadOptions)> {
    let namespace = nasty(chance, "security", 1, 8)?;
    let (username, password) = (nasty(chance, "me", 4, 4)?, nasty(chance, CANARY, 4, 4)?);
    let payload = json!({"registry_addr": "harbor.example.com:8443", "namespace": namespace, "username": username,
        "password": password});
    let sources = ["hss/scanner:1.0", "swr.example.com/hss/probe", "x.example:5000/a:b"];
    let count = chance.int_in_range(1..=2)?;
    let images = (0..count).map(|_| Ok(image(chance.choose(&sources)?))).collect::<Result<_>>()?;
    let file = chance.choose(&["a.tar", "a.zip", "a.tar.gz", "a"])?;
    let address = format!("https://obs.example.com/a.zip?Signature={CANARY}");
    let stages = chance.int_in_range(0..=255_u8)?;
    let stages = Stage::ALL.iter().enumerate().filter(|(at, _)| stages >> at & 1 == 1).map(|(_, stage)| *stage);
    let options = UploadOptions {
        runtime: *chance.choose(Runtime::ALL)?,
        shell: *chance.choose(Shell::ALL)?,
        password_from: *chance.choose(&[None, Some(PasswordFrom::Stdin), Some(PasswordFrom::Prompt)])?,
        archive: if chance.ratio(2, 3)? { Some(nasty(chance, file, 1, 4)?) } else { None },
        download_url: if chance.ratio(1, 4)? { Some(nasty(chance, &address, 1, 4)?) } else { None },
        images,
        stages: if chance.ratio(1, 4)? { Some(stages.collect()) } else { None },
        plain_http: chance.arbitrary()?,
        ..UploadOptions::default()
    };
    Ok((payload.to_string(), options))
}

/// The text, and so many times out of so many with what means something to some shell in front of it.
fn nasty(chance: &mut Unstructured<'_>, text: &str, times: u8, of: u8) -> Result<String> {
    let mut nasty = String::new();
    if chance.ratio(times, of)? {
        for _ in 0..chance.int_in_range(0..=4)? {
            nasty.push_str(chance.choose(TOKENS)?);
        }
    }
    Ok(nasty + text)
}

/// Chance alone.
pub fn command(data: &[u8]) {
    let (payload, options) = made(data, upload);
    let command = upload_command(&payload, &options);
    let shown = format!("{:?}{}{command:?}", command.report, serde_json::to_string(&command.masked).unwrap());
    assert!(!shown.contains(CANARY), "{shown}");
    let Some(script) = &command.script else { return };
    let argv = || command.steps.iter().flat_map(|step| &step.argv);
    assert!(argv().all(|word| !word.contains(CANARY) || options.download_url.is_some()));
    if options.download_url.is_none() {
        assert!(!script.contains(CANARY));
    }
    if options.shell == Shell::Sh {
        reads_as(script, &command.steps);
    }
    any_command(script);
}

/// A lexer of POSIX words finds every step in the script. It expands nothing.
fn reads_as(script: &str, steps: &[Step]) {
    let mut lexer = Shlex::new(script);
    let words: Vec<String> = lexer.by_ref().collect();
    assert!(!lexer.had_error, "{script}");
    for step in steps {
        let argv: Vec<String> =
            step.argv.iter().map(|word| word.replace("${work}", "$work").replace("${archive}", "$archive")).collect();
        assert!(words.windows(argv.len()).any(|words| words == argv), "{argv:?} is not in {script}");
    }
}

/// Any text.
pub fn read_command(data: &[u8]) {
    any_command(&String::from_utf8_lossy(data));
}

/// Words of the shell's own, where a command may begin (POSIX 2.4), as far as they are plain.
const RESERVED: [&str; 13] =
    ["if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for", "in"];

fn any_command(text: &str) {
    let once = read(text);
    // A command is masked again until nothing is left, but not of noise that would take very many rounds.
    settles(once.masked.clone(), |masked| read(masked).masked);
    // One command of plain words and quotes, with nothing hidden. The lexer knows no grammar.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " '\"\\-_./:".contains(c);
    let is_reserved = |word: &str| RESERVED.contains(&word);
    if text.chars().all(is_plain)
        && !text.split(' ').any(is_reserved)
        && once.masked == text
        && !once.report.issues.iter().any(|issue| issue.code.name() == "bad_format")
    {
        let words: Vec<String> = once.commands.into_iter().flatten().collect();
        assert_eq!(shlex::split(text), Some(words), "{text}");
    }
    let planted = format!("docker login -u me -p {CANARY} host\n{text}");
    let shown = read(&planted);
    assert!(!format!("{shown:?}").contains(CANARY) || text.contains(CANARY), "{planted}");
}
