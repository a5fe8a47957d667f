//! IBM Cloud.
//!
//! Source: IBM's `detect-secrets`, `ibm_cloud_iam.py`, and the examples of the IBM Cloud documentation, "Managing user
//! API keys": 44 characters without a mark of their own, so only a name tells them. Its access tokens are JSON Web
//! Tokens.

use crate::detect::pattern::{Part, Pattern, Set};
use crate::detect::rule::Rule;
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};

pub(super) const RULES: &[Rule] = &[Rule::named(
    "ibm-cloud-api-key",
    "IBM Cloud API key",
    &["ibmcloud", "ibmapikey", "ibmkey", "icapikey", "iamapikey", "iaasclassicapikey", "bluemix"],
    Pattern(&[Part::times(Set::BASE64URL, 44)]),
)];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[Evidence {
    rule: "ibm-cloud-api-key",
    seal: as_is,
    finds: &["IBMCLOUD_API_KEY=§", "ic_api_key: §", r#"{"iam_apikey": "§"}"#],
    spares: &["IBMCLOUD_API_KEY=short", "commit §"],
}];
