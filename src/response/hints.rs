//! What to do next: by the server's code where it is known, else by the status.
//!
//! Sources: SWR's table of error codes, the HSS error code page, stackrox `pkg/errox/grpc/mapping.go` and
//! `pkg/images/integration/set_impl.go`, gRPC's status codes, RFC 9110.

use super::error::{HSS, RHACS, SWR};
use crate::schema::Kind;

/// What is known about an error.
#[derive(Clone, Copy)]
pub(super) struct Advice {
    pub(super) hint: &'static str,
    /// Whether the same request may succeed later.
    pub(super) retryable: bool,
}

struct Known {
    system: &'static str,
    code: &'static str,
    advice: Advice,
}

const fn known(system: &'static str, code: &'static str, hint: &'static str) -> Known {
    Known { system, code, advice: Advice { hint, retryable: false } }
}

const fn retry(system: &'static str, code: &'static str, hint: &'static str) -> Known {
    Known { system, code, advice: Advice { hint, retryable: true } }
}

const NEW_TOKEN: &str = "Get a new token and send the request again";
const CHECK_PAYLOAD: &str = "Validate the payload before sending it again";
const LATER: &str = "Wait a moment and send the request again";
const RIGHTS: &str = "Ask an administrator for the permission that this call needs";
const TAKEN: &str = "Choose another name: this one is taken";
const STATE: &str = "Read what is stored: the payload may be right and still not fit it";
const LOOK: &str = "Look whether the request was carried out before sending it again";
const WHERE: &str = "Check the ids in the address of the request, and the endpoint";

const KNOWN: &[Known] = &[
    // Huawei SWR, error codes: SVCSTG.SWR. and seven digits, of which the first three are the HTTP status.
    known(SWR, "SVCSTG.SWR.4000014", CHECK_PAYLOAD),
    known(SWR, "SVCSTG.SWR.4001014", CHECK_PAYLOAD),
    known(SWR, "SVCSTG.SWR.4001036", CHECK_PAYLOAD),
    known(SWR, "SVCSTG.SWR.4001025", CHECK_PAYLOAD),
    known(SWR, "SVCSTG.SWR.4001037", "Use one of the types swr-pro, swr-pro-internal and huawei-SWR"),
    known(SWR, "SVCSTG.SWR.4000031", "Check the access key and secret that were sent"),
    known(SWR, "SVCSTG.SWR.4001013", "Enter the access key and secret"),
    known(SWR, "SVCSTG.SWR.4131012", "Shorten the description"),
    known(SWR, "SVCSTG.SWR.4010000", NEW_TOKEN),
    known(SWR, "SVCSTG.SWR.4030170", RIGHTS),
    known(SWR, "SVCSTG.SWR.4040083", WHERE),
    known(SWR, "SVCSTG.SWR.4090060", TAKEN),
    retry(SWR, "SVCSTG.SWR.4090023", LATER),
    known(SWR, "SVCSTG.SWR.5001038", "Check that the target registry answers at its address"),
    // HSS answers 400 to everything, missing rights included.
    known(HSS, "HSS.0001", CHECK_PAYLOAD),
    known(HSS, "HSS.0002", "Check that the body is JSON and its Content-Type application/json"),
    known(HSS, "HSS.0010", RIGHTS),
    known(HSS, "HSS.0011", "Check the id in the address of the request: there is no such object"),
    known(HSS, "HSS.0013", RIGHTS),
    known(HSS, "HSS.0014", "Check the quota of the project"),
    // RHACS: the numbers of gRPC. An object is stored before the live set is rebuilt, which can fail.
    known(RHACS, "3", CHECK_PAYLOAD),
    retry(RHACS, "4", LATER),
    known(RHACS, "5", "Check the id in the address of the request: there is no such integration"),
    known(RHACS, "6", TAKEN),
    known(RHACS, "7", "Ask an administrator for write access to the Integration resource"),
    retry(RHACS, "8", LATER),
    known(RHACS, "9", STATE),
    retry(RHACS, "10", LATER),
    known(RHACS, "13", "Read the integration before sending it again: a PUT or PATCH may have stored it already"),
    retry(RHACS, "14", LATER),
    known(RHACS, "16", NEW_TOKEN),
];

/// What to do about the code.
pub(super) fn by_code(system: &str, code: &str) -> Option<Advice> {
    KNOWN.iter().find(|known| known.system == system && known.code == code).map(|known| known.advice)
}

/// What to do about the status, if it says. The bad requests of HSS may be anything.
pub(super) fn by_status(kind: &Kind, system: &str, status: u16) -> Option<Advice> {
    let hint = match status {
        400 if system == HSS => {
            "Check the payload, the ids in the address and your permissions: HSS answers 400 to all of them"
        }
        400 | 413 | 422 => CHECK_PAYLOAD,
        401 => NEW_TOKEN,
        403 => RIGHTS,
        404 | 405 | 410 => WHERE,
        407 => "Log in to the proxy",
        409 | 412 => STATE,
        502 | 504 if may_double(kind) => LOOK,
        status if is_passing(status) => return Some(Advice { hint: LATER, retryable: true }),
        200..300 | 500.. => LOOK,
        _ => return None,
    };
    Some(Advice { hint, retryable: false })
}

/// Whether the status tells of a state that passes (RFC 9110, 6585 and 8470).
pub(super) const fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 502 | 503 | 504)
}

/// Whether the request makes a second object when it is sent again. A gateway that got no answer cannot say whether a
/// POST was carried out (RFC 9110, section 9.2.2). RHACS, where the same kind may also be a PUT, takes a name only once.
fn may_double(kind: &Kind) -> bool {
    kind.calls.iter().filter(|call| !call.is_test).all(|call| call.method == "POST")
}

/// What to do with SWR's `encoded_authorization_message`.
pub(super) const DECODE: Advice = Advice {
    hint: "Decode encoded_authorization_message with STS decode-authorization-message: it names the missing permission",
    retryable: false,
};

/// What to do when neither code nor status says.
pub(super) const READ: Advice = Advice { hint: "Look at the masked body for what the server says", retryable: false };

/// The same without a body that could be shown.
pub(super) const SILENT: Advice =
    Advice { hint: "Look up what the status means: nothing else is told", retryable: false };
