//! What is refused, what is warned of, and what the steps are.

use serde_json::{Value, json};

use super::*;
use crate::secret::MASK;

const CANARY: &str = "cAnArY-5e7a";

fn payload(changes: &Value) -> Value {
    let mut payload = json!({"registry_addr": "harbor.example.com", "namespace": "security", "username": "me",
        "password": CANARY});
    merge(&mut payload, changes);
    payload
}

fn options(changes: &Value) -> UploadOptions {
    let mut options = json!({"archive": "a.tar", "images": [{"source": "hss/scanner:1.0"}]});
    merge(&mut options, changes);
    serde_json::from_value(options).unwrap()
}

fn merge(value: &mut Value, changes: &Value) {
    for (name, change) in changes.as_object().unwrap() {
        value[name] = change.clone();
    }
}

fn found(command: &UploadCommand) -> Vec<String> {
    let tell = |issue: &Issue| {
        let reason = issue.params.reason.map(|reason| format!(" {reason}")).unwrap_or_default();
        format!("{}[{}{reason}] {}", issue.severity.name(), issue.code.name(), issue.pointer())
    };
    command.report.issues.iter().map(tell).collect()
}

#[track_caller]
fn finds(payload_changes: &Value, option_changes: &Value, expected: &[&str]) {
    let command = upload_command(&payload(payload_changes), &options(option_changes));
    assert_eq!(found(&command), expected, "{payload_changes} {option_changes}");
    let refused = !command.report.ok();
    assert_eq!(refused, expected.iter().any(|issue| issue.starts_with("error")));
    assert_eq!(refused, command.steps.is_empty());
    assert_eq!(refused, command.script.is_none());
    assert_eq!(refused, command.masked.is_none());
    assert_eq!(command.report.kind, "hss.image-upload-command");
    for issue in &command.report.issues {
        assert!(!issue.message().contains("spelt as the target"), "{}", issue.message());
        assert!(issue.code != Code::BadFormat || issue.params.format.is_some(), "{issue}");
        if issue.code == Code::TooLong {
            assert!(issue.params.max.is_some(), "{issue}");
            let is_explained = issue.params.length.is_some() && issue.help().is_some();
            assert!(is_explained || !issue.path.0.is_empty(), "{issue}");
        }
    }
    let json = serde_json::to_value(&command).unwrap();
    assert_eq!(json.get("stdin"), command.stdin.as_deref().map(Value::from).as_ref());
    assert!(!format!("{command:?}").contains(CANARY));
}

/// Who is asked for the password need not have told it; a mask is no password even so.
#[test]
fn a_password_that_is_asked_for() {
    let (none, prompt) = (json!({"password": null}), json!({"passwordFrom": "prompt"}));
    finds(&none, &json!({}), &["error[missing] /password"]);
    finds(&none, &prompt, &[]);
    finds(&none, &json!({"runtime": "ctr"}), &[]);
    finds(&none, &json!({"runtime": "ctr", "passwordFrom": "prompt"}), &[]);
    let ignored = &["warning[ignored] /options/passwordFrom"];
    finds(&none, &json!({"runtime": "ctr", "passwordFrom": "stdin"}), ignored);
    finds(&json!({"password": "******"}), &prompt, &["error[masked_secret] /password"]);
    finds(
        &json!({"password": "******", "registry_addr": "https://harbor.example.com"}),
        &json!({}),
        &["warning[bad_format scheme_https] /registry_addr", "error[masked_secret] /password"],
    );
}

#[test]
fn payloads() {
    let long = "a".repeat(129);
    for (changes, expected) in [
        (json!({}), &[][..]),
        (json!({"registry_addr": "[2001:db8::1]:443"}), &[]),
        (json!({"registry_addr": "localhost"}), &[]),
        (
            json!({"registry_addr": "https://Harbor.example.com:443/"}),
            &["warning[bad_format scheme_https] /registry_addr"],
        ),
        (json!({"registry_addr": "docker.io"}), &["warning[bad_format docker_hub] /registry_addr"]),
        (json!({"registry_addr": "index.docker.io"}), &["warning[bad_format docker_hub] /registry_addr"]),
        (json!({"registry_addr": "hub.docker.com"}), &["error[bad_format docker_hub] /registry_addr"]),
        (json!({"registry_addr": "hub.docker.com:443"}), &["error[bad_format docker_hub] /registry_addr"]),
        (json!({"registry_addr": "harbor"}), &["error[bad_format bare_host] /registry_addr"]),
        (json!({"registry_addr": "art.example.com/docker"}), &["error[bad_format path] /registry_addr"]),
        (json!({"registry_addr": "art.example.com?x"}), &["error[bad_format query] /registry_addr"]),
        (json!({"registry_addr": "[::ffff:10.0.0.7]:443"}), &["error[bad_format host] /registry_addr"]),
        (
            json!({"registry_addr": "me:pw@harbor.example.com"}),
            &["error[embedded_credentials userinfo] /registry_addr"],
        ),
        (json!({"namespace": "a//b"}), &["error[bad_format separator] /namespace"]),
        (json!({"namespace": "a__b"}), &["warning[bad_format harbor_project] /namespace"]),
        (json!({"username": "a:b"}), &["error[not_carried colon] /username"]),
        (json!({"username": "  "}), &["error[blank] /username"]),
        (json!({"username": "a\0b"}), &["error[not_carried nul] /username"]),
        (json!({"username": " a "}), &["error[surrounding_space] /username"]),
        (json!({"username": long}), &["error[too_long] /username"]),
        (json!({"password": ""}), &["error[missing] /password"]),
        (json!({"password": "  "}), &["error[blank] /password"]),
        (json!({"password": MASK}), &["error[masked_secret] /password"]),
        (json!({"password": " a"}), &["error[surrounding_space] /password"]),
        (json!({"password": "a\r"}), &["error[not_carried line_break] /password"]),
        (json!({"password": "a\nb"}), &[]),
        (json!({"password": 123_456}), &["error[wrong_type] /password"]),
        (json!({"comment": 1}), &["warning[unknown_field] /comment"]),
    ] {
        finds(&changes, &json!({}), expected);
    }
}

/// ctr alone keeps the spaces of a username.
#[test]
fn usernames_by_runtime() {
    for (runtime, severity) in [("docker", "error"), ("podman", "error"), ("nerdctl", "error"), ("ctr", "warning")] {
        let issue = format!("{severity}[surrounding_space] /username");
        finds(&json!({"username": "a "}), &json!({"runtime": runtime}), &[&issue]);
    }
}

#[test]
fn passwords_by_runtime() {
    for (runtime, password, stdin) in [
        ("docker", "a\nb", Some("a\nb")),
        ("docker", "a b", Some("a b")),
        ("docker", "a\n", None),
        ("podman", " a ", Some(" a ")),
        ("podman", "a\nb", None),
        ("podman", "a\n", None),
        ("podman", "a\r", None),
        ("nerdctl", "a\n", Some("a\n\n")),
        ("nerdctl", "a\r\n", Some("a\r\n\n")),
        ("nerdctl", "a\r", None),
    ] {
        let options = options(&json!({"runtime": runtime}));
        let command = upload_command(&payload(&json!({"password": password})), &options);
        assert_eq!(command.stdin.as_deref(), stdin, "{runtime} {password:?}");
        let at_password = command.report.issues.iter().filter(|issue| issue.pointer() == "/password").count();
        assert!(at_password <= 1, "{:?}", found(&command));
    }
    for changes in [json!({"passwordFrom": "prompt"}), json!({"runtime": "ctr"}), json!({"stages": ["push"]})] {
        let command = upload_command(&payload(&json!({"password": "a\r"})), &options(&changes));
        assert_eq!(command.stdin, None);
    }
}

#[test]
fn choices() {
    let signed = "https://x.example/a.tar?X-Amz-Signature=fake";
    let long = format!("hss/{}", "a".repeat(250));
    for (changes, expected) in [
        (json!({"archive": "a.zip"}), &[][..]),
        (json!({"archive": "", "containerdNamespace": "", "images": [{"source": "docker.io/hss/scanner"}]}), &[]),
        (json!({"archive": "a\0"}), &["error[not_carried nul] /options/archive"]),
        (json!({"archive": "a\n", "shell": "cmd"}), &["error[not_carried line_break] /options/archive"]),
        (json!({"archive": "a\n", "shell": "powershell"}), &[]),
        (json!({"images": []}), &["error[missing] /options/images"]),
        (json!({"images": [], "archive": null}), &["error[missing] /options/images"]),
        (json!({"images": [{"source": ""}]}), &["error[missing] /options/images/0/source"]),
        (json!({"images": [{"source": "a/B"}]}), &["error[bad_format upper_case] /options/images/0/source"]),
        (json!({"images": [{"source": long}]}), &["error[bad_format length] /options/images/0/name"]),
        (json!({"images": [{"source": "a", "name": "B"}]}), &["error[bad_format upper_case] /options/images/0/name"]),
        (json!({"images": [{"source": "a", "name": "", "tag": "", "platform": ""}]}), &[]),
        (json!({"images": [{"source": "a", "tag": ".b"}]}), &["error[bad_format separator] /options/images/0/tag"]),
        (
            json!({"images": [{"source": "a", "platform": "b"}]}),
            &["error[bad_format separator] /options/images/0/platform"],
        ),
        (json!({"images": [{"source": "a"}, {"source": "x/a:latest"}]}), &["error[repeated] /options/images/1"]),
        (json!({"images": [{"source": "a"}, {"source": "a", "tag": "b"}]}), &[]),
        (json!({"stages": []}), &["error[missing] /options/stages"]),
        (json!({"stages": ["login", "logout"], "runtime": "ctr"}), &["error[not_applicable] /options/stages"]),
        (
            json!({"stages": ["download"]}),
            &["error[missing] /options/download_url", "warning[ignored] /options/stages"],
        ),
        (json!({"stages": ["load"], "archive": null}), &["error[missing] /options/archive"]),
        (json!({"stages": ["load"], "archive": "a.ZIP"}), &["error[conflict] /options/stages"]),
        (json!({"stages": ["push"], "images": []}), &["error[missing] /options/images"]),
        (json!({"stages": ["login"], "images": [], "archive": null}), &[]),
        (json!({"download_url": "https://x.example/a.tar"}), &[]),
        (json!({"archive": null, "downloadUrl": signed}), &[]),
        (
            json!({"archive": null, "downloadUrl": signed, "shell": "cmd"}),
            &["error[password_in_command] /options/download_url"],
        ),
        (json!({"archive": null, "downloadUrl": "x.example"}), &["error[bad_format no_scheme] /options/download_url"]),
        (
            json!({"archive": null, "downloadUrl": "ftp://x.example"}),
            &["error[bad_format scheme] /options/download_url"],
        ),
        (
            json!({"archive": null, "downloadUrl": "https://x.example/a b"}),
            &["error[bad_format space] /options/download_url"],
        ),
        (
            json!({"archive": null, "downloadUrl": "https://x.example/\"é"}),
            &["error[bad_format character] /options/download_url"],
        ),
        (json!({"archive": null, "downloadUrl": "https:///a"}), &["error[bad_format host] /options/download_url"]),
        (
            json!({"archive": null, "downloadUrl": "https://a:b@x.example"}),
            &["error[embedded_credentials] /options/download_url"],
        ),
        (json!({"archive": null, "downloadUrl": "http://x.example/a"}), &["warning[plain_http] /options/download_url"]),
        (json!({"archive": null, "downloadUrl": "http://[::1]:80/a"}), &[]),
        (json!({"plainHttp": true}), &["warning[plain_http] /options/plainHttp"]),
        (json!({"containerdNamespace": "a..b"}), &["error[bad_format character] /options/containerdNamespace"]),
        (json!({"containerdNamespace": "a".repeat(77)}), &["error[too_long] /options/containerdNamespace"]),
        (json!({"archive": format!("{}.tar", "a".repeat(1024))}), &["warning[too_long] "]),
        (json!({"archive": format!("{}.tar", "a".repeat(8192)), "shell": "cmd"}), &["error[too_long] "]),
        (json!({"archive": format!("{}.tar", "日".repeat(2800)), "shell": "cmd"}), &["error[too_long] "]),
    ] {
        finds(&json!({}), &changes, expected);
    }
    // Faults of payload and options are told together.
    finds(
        &json!({"username": "a:b"}),
        &json!({"images": []}),
        &["error[not_carried colon] /username", "error[missing] /options/images"],
    );
}

/// What is not read, or not from where it is meant.
#[test]
fn sources() {
    let id = "0123456789abcdef".repeat(4);
    for (changes, expected) in [
        (json!({"stages": ["unzip", "load"]}), &[][..]),
        (json!({"stages": ["unzip", "load"], "archive": null}), &["error[missing] /options/archive"]),
        (json!({"archive": "https://x.example/cAnArY-5e7a.tar"}), &["error[bad_format scheme] /options/archive"]),
        (json!({"archive": "oci-archive://x"}), &["error[bad_format scheme] /options/archive"]),
        (json!({"archive": "C://x/a.tar"}), &[]),
        (json!({"archive": "//server/share/a.tar"}), &[]),
        (json!({"archive": "a.tar.xz"}), &[]),
        (json!({"archive": "a.TAR.xz", "runtime": "nerdctl"}), &["warning[bad_format compression] /options/archive"]),
        (json!({"archive": "a.tar.bz2", "runtime": "ctr"}), &["warning[bad_format compression] /options/archive"]),
        (json!({"archive": "a.tar.zst", "runtime": "ctr"}), &[]),
        (json!({"archive": "a.tar.xz", "runtime": "ctr", "stages": ["unzip", "load"]}), &[]),
        (
            json!({"archive": null, "downloadUrl": "https://x.example/a.tar.xz?b", "runtime": "nerdctl"}),
            &["warning[bad_format compression] /options/download_url"],
        ),
        (
            json!({"images": [{"source": "a", "platform": "linux/arm64"}], "runtime": "podman"}),
            &["warning[ignored] /options/images/0/platform"],
        ),
        (json!({"images": [{"source": "a", "platform": "linux/arm64"}]}), &[]),
        (
            json!({"images": [{"source": "a", "platform": "linux/arm64"}], "stages": ["tag"]}),
            &["warning[ignored] /options/images/0/platform"],
        ),
        (
            json!({"images": [{"source": format!("sha256:{id}"), "name": "a"}]}),
            &["error[bad_format image_id] /options/images/0/source"],
        ),
        (json!({"archive": null}), &[]),
        (
            json!({"archive": null, "images": [{"source": "quay.io/a"}, {"source": "b"}]}),
            &["error[bad_format bare_host] /options/images/1/source"],
        ),
        (json!({"archive": null, "images": [{"source": "docker.io/hss/scanner:1.0"}]}), &[]),
        (
            json!({"images": [{"source": "a"}], "stages": ["pull"]}),
            &["error[bad_format bare_host] /options/images/0/source"],
        ),
    ] {
        finds(&json!({}), &changes, expected);
    }
}

/// All that the steps are, over plain HTTP.
#[track_caller]
fn has_steps(runtime: &str, changes: &Value, expected: &[String]) {
    let mut changes = changes.clone();
    merge(&mut changes, &json!({"runtime": runtime, "plainHttp": true}));
    let command = upload_command(&payload(&json!({})), &options(&changes));
    let steps: Vec<String> = command.steps.iter().map(|step| step.argv.join(" ")).collect();
    assert_eq!(steps, expected);
    let asks = |step: &Step| step.stage == Stage::Login || step.argv.iter().any(|word| word == "--user");
    assert!(command.steps.iter().all(|step| step.stdin == asks(step)));
}

/// Every command of every runtime.
#[test]
fn steps() {
    let pulls = json!({"archive": null, "images": [{"source": "swr.example.com/scanner", "platform": "linux/arm64"}]});
    let zip = json!({"archive": "-a.ZIP"});
    let target = "harbor.example.com/security/scanner";
    for (runtime, changes, expected) in [
        (
            "docker",
            &pulls,
            vec![
                "docker pull --platform linux/arm64 swr.example.com/scanner".to_owned(),
                format!("docker tag swr.example.com/scanner {target}:latest"),
                "docker login --username me --password-stdin harbor.example.com".to_owned(),
                format!("docker push --platform linux/arm64 {target}:latest"),
                "docker logout harbor.example.com".to_owned(),
            ],
        ),
        (
            "podman",
            &pulls,
            vec![
                "podman pull --platform linux/arm64 swr.example.com/scanner:latest".to_owned(),
                format!("podman tag swr.example.com/scanner:latest {target}:latest"),
                "podman login --tls-verify=false --username me --password-stdin harbor.example.com".to_owned(),
                format!("podman push --tls-verify=false {target}:latest"),
                "podman logout harbor.example.com".to_owned(),
            ],
        ),
        (
            "nerdctl",
            &pulls,
            vec![
                "nerdctl --namespace k8s.io pull --platform linux/arm64 swr.example.com/scanner".to_owned(),
                format!("nerdctl --namespace k8s.io tag swr.example.com/scanner {target}:latest"),
                "nerdctl --insecure-registry login --username me --password-stdin harbor.example.com".to_owned(),
                format!("nerdctl --namespace k8s.io --insecure-registry push --platform linux/arm64 {target}:latest"),
                "nerdctl logout harbor.example.com".to_owned(),
            ],
        ),
        (
            "ctr",
            &pulls,
            vec![
                "ctr --namespace k8s.io images pull --platform linux/arm64 swr.example.com/scanner:latest".to_owned(),
                format!("ctr --namespace k8s.io images tag --force swr.example.com/scanner:latest {target}:latest"),
                format!(
                    "ctr --namespace k8s.io images push --plain-http --user me --platform linux/arm64 {target}:latest"
                ),
            ],
        ),
        (
            "ctr",
            &zip,
            vec![
                "unzip -q -o ./-a.ZIP -d ${work}/files".to_owned(),
                "ctr --namespace k8s.io images import ${archive}".to_owned(),
                format!("ctr --namespace k8s.io images tag --force docker.io/hss/scanner:1.0 {target}:1.0"),
                format!("ctr --namespace k8s.io images push --plain-http --user me {target}:1.0"),
            ],
        ),
    ] {
        has_steps(runtime, changes, &expected);
    }
}

/// All platforms of an archive, and images from the registry that they go to.
#[test]
fn steps_by_image() {
    let loads = json!({"images": [{"source": "scanner", "platform": "linux/arm64"}], "stages": ["load", "push"]});
    let own = json!({"archive": null, "images": [
        {"source": "swr.example.com/scanner"}, {"source": "harbor.example.com/a/scanner", "tag": "b"}]});
    let target = "harbor.example.com/security/scanner";
    for (runtime, changes, expected) in [
        (
            "docker",
            &loads,
            vec!["docker load --input a.tar".to_owned(), format!("docker push --platform linux/arm64 {target}:latest")],
        ),
        (
            "nerdctl",
            &loads,
            vec![
                "nerdctl --namespace k8s.io load --all-platforms --input a.tar".to_owned(),
                format!("nerdctl --namespace k8s.io --insecure-registry push --platform linux/arm64 {target}:latest"),
            ],
        ),
        (
            "ctr",
            &loads,
            vec![
                "ctr --namespace k8s.io images import --all-platforms a.tar".to_owned(),
                format!(
                    "ctr --namespace k8s.io images push --plain-http --user me --platform linux/arm64 {target}:latest"
                ),
            ],
        ),
        (
            "podman",
            &own,
            vec![
                "podman login --tls-verify=false --username me --password-stdin harbor.example.com".to_owned(),
                "podman pull swr.example.com/scanner:latest".to_owned(),
                format!("podman tag swr.example.com/scanner:latest {target}:latest"),
                "podman pull --tls-verify=false harbor.example.com/a/scanner:latest".to_owned(),
                format!("podman tag harbor.example.com/a/scanner:latest {target}:b"),
                format!("podman push --tls-verify=false {target}:latest"),
                format!("podman push --tls-verify=false {target}:b"),
                "podman logout harbor.example.com".to_owned(),
            ],
        ),
        (
            "ctr",
            &own,
            vec![
                "ctr --namespace k8s.io images pull swr.example.com/scanner:latest".to_owned(),
                format!("ctr --namespace k8s.io images tag --force swr.example.com/scanner:latest {target}:latest"),
                "ctr --namespace k8s.io images pull --plain-http --user me harbor.example.com/a/scanner:latest"
                    .to_owned(),
                format!("ctr --namespace k8s.io images tag --force harbor.example.com/a/scanner:latest {target}:b"),
                format!("ctr --namespace k8s.io images push --plain-http --user me {target}:latest"),
                format!("ctr --namespace k8s.io images push --plain-http --user me {target}:b"),
            ],
        ),
    ] {
        has_steps(runtime, changes, &expected);
    }
}

#[test]
fn docker_hub_has_one_name() {
    for name in ["docker.io", "index.docker.io", "docker.io:443", "index.docker.io:443"] {
        let command = upload_command(&payload(&json!({"registry_addr": name})), &options(&json!({})));
        let words: Vec<&String> = command.steps.iter().flat_map(|step| &step.argv).collect();
        assert!(words.iter().any(|word| *word == "docker.io/security/scanner:1.0"), "{name}");
        assert!(!words.iter().any(|word| word.contains("index") || word.contains("443")), "{name}");
    }
}

/// What is signed is in curl's configuration alone; no query is known to be harmless.
#[test]
fn addresses() {
    for (url, shown) in [
        ("https://x.example/a.tar?cAnArY-5e7a", "https://x.example/a.tar?******"),
        ("https://x.example/a.tar?v=cAnArY-5e7a&w=1#x", "https://x.example/a.tar?******"),
        ("https://x.example/a.tar#cAnArY-5e7a", "https://x.example/a.tar#******"),
        ("https://x.example/a.tar?", "https://x.example/a.tar?******"),
    ] {
        let changes = json!({"archive": null, "downloadUrl": url});
        let command = upload_command(&payload(&json!({"password": "example-Pa55word"})), &options(&changes));
        let masked = command.masked.clone().unwrap();
        let (step, masked_step) = (&command.steps[0], &masked.steps[0]);
        assert_eq!(step.argv.last().unwrap(), "-");
        assert_eq!(step.input, Some(format!("url = \"{url}\"\n")));
        assert_eq!((&masked_step.argv, &masked_step.input), (&step.argv, &Some(format!("url = \"{shown}\"\n"))));
        assert!(!serde_json::to_string(&masked).unwrap().contains(CANARY));
        assert!(!format!("{command:?}{step:?}").contains(CANARY));
        assert!(command.steps.iter().skip(1).all(|step| step.input.is_none()));
        finds(
            &json!({}),
            &json!({"archive": null, "downloadUrl": url, "shell": "cmd"}),
            &["error[password_in_command] /options/download_url"],
        );
    }
    let plain = json!({"archive": null, "downloadUrl": "https://x.example/a.tar"});
    let command = upload_command(&payload(&json!({})), &options(&plain));
    assert_eq!(command.steps[0].argv.last().unwrap(), "https://x.example/a.tar");
    assert!(!serde_json::to_string(&command).unwrap().contains("\"input\""));
}

/// What the last help says, for every issue whose code and reason alone would say something else.
#[test]
fn helps() {
    for (changes, options_changes, help) in [
        (
            json!({}),
            json!({"archive": "https://x.example/a"}),
            "What is fetched from an address goes into download_url",
        ),
        (
            json!({}),
            json!({"images": [{"source": "https://x.example/a"}]}),
            "Remove what ends in ://, such as https://",
        ),
        (
            json!({}),
            json!({"images": [{"source": "a", "platform": "arm64"}]}),
            "Write the operating system and the architecture, such as linux/arm64",
        ),
        (
            json!({}),
            json!({"archive": null, "stages": ["pull"]}),
            "Without a registry it comes from Docker Hub, from whoever has that name there: put the registry in front",
        ),
        (
            json!({}),
            json!({"archive": "a.tar.xz", "runtime": "nerdctl"}),
            "nerdctl reads archives that are compressed by gzip or zstd, or not at all",
        ),
        (
            json!({"registry_addr": "hub.docker.com"}),
            json!({}),
            "hub.docker.com is a web site; the registry of Docker Hub is registry-1.docker.io",
        ),
        (
            json!({"username": "a:b"}),
            json!({"runtime": "ctr"}),
            "Basic authentication ends the name at the first colon",
        ),
    ] {
        let command = upload_command(&payload(&changes), &options(&options_changes));
        let [issue] = &command.report.issues[..] else { panic!("{:?}", found(&command)) };
        assert_eq!(issue.help().unwrap(), help);
        assert!(!format!("{}{help}", issue.message()).contains("x.example"), "{}", issue.message());
    }
}

/// Who names the stage, or an address that names the file in its query, knows a zip when the name does not.
#[test]
fn zips() {
    for (changes, unpacks) in [
        (json!({"archive": "a.bin", "stages": ["unzip", "load"]}), true),
        (json!({"archive": "a.bin"}), false),
        (json!({"archive": null, "downloadUrl": "https://x.example/get?id=1&file=a.ZIP#b"}), true),
        (json!({"archive": null, "downloadUrl": "https://xxx.zip"}), true),
        (json!({"archive": null, "downloadUrl": "https://x.example/get"}), true),
        (json!({"archive": null, "downloadUrl": "https://x.example/a.tar.GZ"}), false),
        (json!({"archive": null, "downloadUrl": "https://x.example/get?file=a.tar#b.zip"}), false),
        (json!({"archive": "a.zip", "downloadUrl": "https://x.example/get"}), true),
        (json!({"archive": "a.tar", "downloadUrl": "https://x.example/a.zip"}), false),
    ] {
        let command = upload_command(&payload(&json!({})), &options(&changes));
        let found = command.steps.iter().any(|step| step.argv[0] == "unzip");
        let loads = command.steps.iter().find(|step| step.stage == Stage::Load).unwrap();
        assert_eq!((found, loads.argv.last().unwrap() == "${archive}"), (unpacks, unpacks), "{changes}");
    }
}

/// Archives in a zip are those that the tool reads, in every shell.
#[test]
fn archives_by_runtime() {
    for shell in Shell::ALL {
        for runtime in Runtime::ALL {
            let options = UploadOptions { shell: *shell, runtime: *runtime, ..options(&json!({"archive": "a.zip"})) };
            let script = upload_command(&payload(&json!({})), &options).script.unwrap();
            let reads_xz = matches!(runtime, Runtime::Docker | Runtime::Podman);
            assert_eq!(script.contains("tar.xz") || script.contains(r"tar\.xz"), reads_xz, "{script}");
            assert!(script.contains(".tgz") && script.contains(".tar.zst"), "{script}");
        }
    }
}

/// A platform is for the stages that take one.
#[test]
fn platforms() {
    for (runtime, stage, takes_it) in [("nerdctl", "load", true), ("docker", "load", false), ("docker", "push", true)] {
        let image = json!({"source": "a:1", "platform": "linux/arm64"});
        let changes = json!({"runtime": runtime, "stages": [stage], "images": [image]});
        let command = upload_command(&payload(&json!({})), &options(&changes));
        assert_eq!(found(&command).is_empty(), takes_it, "{runtime} {stage}: {:?}", found(&command));
    }
}

/// Who asks for a stage is told what it wants.
#[test]
fn stages_say_what_they_want() {
    for (stage, condition) in [
        ("download", "the archive is downloaded"),
        ("load", "there is an archive to unpack or load"),
        ("push", "images are pulled, tagged or pushed"),
    ] {
        let changes = json!({"stages": [stage], "archive": null, "images": []});
        let command = upload_command(&payload(&json!({})), &options(&changes));
        let helps: Vec<_> = command.report.issues.iter().filter_map(Issue::help).collect();
        assert!(helps.iter().any(|help| help.contains(condition)), "{stage}: {helps:?}");
    }
}

#[test]
fn titles() {
    for (stages, title) in [
        (json!(null), "Uploads images to harbor.example.com/security with docker."),
        (json!(["load", "tag"]), "Names images for harbor.example.com/security with docker."),
        (json!(["load"]), "Loads images with docker."),
        (json!(["unzip"]), "Unpacks an archive."),
        (json!(["login"]), "Logs in to harbor.example.com with docker."),
        (json!(["logout"]), "Logs out of harbor.example.com with docker."),
    ] {
        let command = upload_command(&payload(&json!({})), &options(&json!({"stages": stages})));
        assert_eq!(command.script.unwrap().lines().nth(1).unwrap(), format!("# {title}"));
    }
}

#[test]
fn stages_have_one_order() {
    let options = options(&json!({"stages": ["push", "login", "load", "push"]}));
    let command = upload_command(&payload(&json!({})), &options);
    let stages: Vec<Stage> = command.steps.iter().map(|step| step.stage).collect();
    assert_eq!(stages, [Stage::Load, Stage::Login, Stage::Push]);
}

#[test]
fn options_are_strict() {
    for text in [
        r#"{"password": "a"}"#,
        r#"{"image": []}"#,
        r#"{"runtime": "Docker"}"#,
        r#"{"stages": ["scan"]}"#,
        r#"{"images": [{"src": "a"}]}"#,
    ] {
        assert!(serde_json::from_str::<UploadOptions>(text).is_err(), "{text}");
    }
    let text =
        r#"{"download_url": "https://x.example/?sig=cAnArY-5e7a", "containerdNamespace": "a", "plainHttp": true}"#;
    let options: UploadOptions = serde_json::from_str(text).unwrap();
    assert!(options.plain_http && options.download_url.is_some());
    assert!(!format!("{options:?}").contains(CANARY));
}

/// Scripts for Windows are all of one kind of line, and those for PowerShell all ASCII.
#[test]
fn scripts_for_windows() {
    let username = json!({"username": "robot$müller's 😀 %PATH% \"x\""});
    for shell in [Shell::PowerShell, Shell::Cmd] {
        for changes in [
            json!({}),
            json!({"archive": "日本.zip"}),
            json!({"archive": null, "downloadUrl": "https://x.example/a.zip"}),
        ] {
            let options = UploadOptions { shell, ..options(&changes) };
            let command = upload_command(&payload(&username), &options);
            let script = command.script.unwrap();
            assert_eq!(script.matches('\n').count(), script.matches("\r\n").count());
            assert!(shell == Shell::Cmd || script.is_ascii());
            let pages: Vec<&str> = script.split("chcp 65001 >nul\r\n").collect();
            assert_eq!(pages.len() == 2 && pages[1].contains("\r\nchcp %page% >nul\r\n"), shell == Shell::Cmd);
            assert!(pages[0].is_ascii());
        }
    }
    let script = |username: &str, shell: &str| {
        let command = upload_command(&payload(&json!({"username": username})), &options(&json!({"shell": shell})));
        command.script.unwrap()
    };
    let login = r#"'login --username "' + [char]0x00E9 + [char]0xD83D + [char]0xDE00 + [char]0x000A + 'x" --password-stdin harbor.example.com'"#;
    assert!(script("é😀\nx", "powershell").contains(login));
    assert!(
        script("me", "cmd")
            .contains("docker.exe load --input a.tar <nul\r\nif not \"%errorlevel%\"==\"0\" goto :failed\r\n")
    );
}
