//! Requests as clients read them, and answers of any bytes.

use berthing::{read_response, request as request_of};
use serde_json::{Value, json};
use url::Url;

use super::generate::{CANARY, CANARY_NUMBER};
use super::made::{self, made};
use super::payloads::{kind_of, server_of};

/// A byte for the kind, one for the server, and chance.
pub fn request(data: &[u8]) {
    let Some(([kind, server], chance)) = data.split_first_chunk() else { return };
    let kind = kind_of(*kind);
    let (payload, target) =
        made(chance, |chance| Ok((made::payload(kind, chance)?, made::payload(kind.target.unwrap(), chance)?)));
    let request = request_of(kind, &payload, &target, server_of(*server));
    assert_eq!(request.message.is_some(), request.report.ok());
    assert_eq!(request.message.is_some(), request.masked.is_some());
    let shown = serde_json::to_string(&(&request.masked, &request.report)).unwrap();
    let shown = format!("{shown}{request:?}{:?}", request.message);
    assert!(!shown.contains(CANARY) && !shown.contains(&CANARY_NUMBER.to_string()), "{shown}");
    let (Some(message), Some(masked)) = (request.message, request.masked) else { return };
    assert_eq!(message.method, masked.method);
    // Of the twin an `@` in the path may leave something that is no address: better too much masked than too little.
    let read = Url::parse(&message.url).map(String::from);
    // Whether a label `xn--…` stands for anything takes the tables of Unicode: a reader may refuse it, but changes none.
    if read.is_ok() || !message.url.contains("//xn--") && !message.url.contains(".xn--") {
        assert_eq!(read.as_ref(), Ok(&message.url), "readers of URLs spell it so");
    }
    for message in [&message, &masked] {
        for (name, value) in &message.headers {
            assert!(value.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{name} is no header");
        }
        assert!(message.body.iter().all(|body| serde_json::from_str::<Value>(body).is_ok()));
    }
    assert!(message.headers.iter().map(|(name, _)| name).eq(masked.headers.iter().map(|(name, _)| name)));
}

/// A byte for the kind, two for the status, and a body.
pub fn response(data: &[u8]) {
    let Some(([kind, high, low], body)) = data.split_first_chunk() else { return };
    let (kind, status) = (kind_of(*kind), u16::from_be_bytes([*high, *low]) % 1000);
    let response = read_response(kind, status, body);
    assert_eq!(response.ok, response.error.is_none());
    assert!(response.ok || response.value.is_none());
    assert!(!response.ok || (200..300).contains(&status));
    if let Some(error) = &response.error {
        assert!(!error.code.is_empty() && !error.message.is_empty() && !error.hint.is_empty());
    }
    let text = String::from_utf8_lossy(body);
    let around =
        json!({"error_msg": text, "message": text, "registry_password": CANARY, "details": [{"token": CANARY}]});
    let mut response = read_response(kind, status, &around.to_string());
    response.value = None;
    let shown = format!("{response:?}{}", serde_json::to_string(&response).unwrap());
    assert!(text.contains(CANARY) || !shown.contains(CANARY), "{shown}");
}
