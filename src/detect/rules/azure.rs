//! Microsoft Azure.
//!
//! Source: Microsoft's `security-utilities`, `PreciselyClassifiedSecurityKeys.json`, and the Purview definitions of
//! credentials. Keys of Azure carry a signature near their end, which says whose they are, at a place that depends on
//! the size of the key: 64, 32, 39 or 63 bytes (*identifiable keys*). Keys of all later services share one
//! (*common annotated security keys*). Azure DevOps: "Use personal access tokens", format. What has no signature, such
//! as the `sig` of a shared access signature, is known by its name.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

/// Client secrets may also have tildes and dots.
const SECRET: Set = Set::BASE64URL.or(Set::of("~."));
/// What the last digit before `==` can be.
const BEFORE_TWO: Part = Part::times(Set::of("AQgw"), 1);

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "azure-client-secret",
        "Azure client secret",
        Token { lead: Some((SECRET, 3)), anchors: &["7Q~", "8Q~"], tail: Pattern(&[Part::Run(SECRET, 31, 64)]) },
    ),
    Rule::token(
        "azure-64-byte-key",
        "Azure access key",
        Token {
            lead: Some((Set::BASE64, 76)),
            // Storage, Cosmos DB, Batch, Machine Learning, API Management.
            anchors: &["+ASt", "ACDb", "+ABa", "+AMC", "APIM"],
            tail: Pattern(&[Part::times(Set::BASE64, 5), BEFORE_TWO, Part::Text("==")]),
        },
    ),
    Rule::token(
        "azure-32-byte-key",
        "Azure access key",
        Token {
            lead: Some((Set::BASE64, 33)),
            // Relay, Event Hubs, Service Bus, IoT Hub, Cache for Redis, Event Grid.
            anchors: &["+ARm", "+AEh", "+ASb", "AIoT", "AzCa", "AZEG"],
            tail: Pattern(&[Part::times(Set::range(b'A', b'P'), 1), Part::times(Set::BASE64, 5), Part::Text("=")]),
        },
    ),
    Rule::token(
        "azure-container-registry-key",
        "Azure Container Registry password",
        Token {
            lead: Some((Set::BASE64, 42)),
            anchors: &["+ACR"],
            tail: Pattern(&[Part::times(Set::range(b'A', b'D'), 1), Part::times(Set::BASE64, 5)]),
        },
    ),
    Rule::token(
        "azure-search-key",
        "Azure AI Search key",
        Token {
            lead: Some((Set::ALNUM, 42)),
            anchors: &["AzSe"],
            tail: Pattern(&[Part::times(Set::range(b'A', b'D'), 1), Part::times(Set::ALNUM, 5)]),
        },
    ),
    Rule::token(
        "azure-function-key",
        "Azure Functions key",
        Token {
            lead: Some((Set::BASE64URL, 44)),
            anchors: &["AzFu"],
            tail: Pattern(&[Part::times(Set::BASE64URL, 5), BEFORE_TWO, Part::Text("==")]),
        },
    ),
    Rule::token(
        "azure-annotated-key",
        "Azure security key",
        Token {
            lead: Some((Set::ALNUM, 52)),
            anchors: &["JQQJ9"],
            tail: Pattern(&[
                Part::times(Set::of("9DH"), 1),
                Part::times(Set::ALNUM, 1),
                Part::times(Set::range(b'A', b'L'), 1),
                Part::times(Set::ALNUM, 16),
                Part::times(Set::ALPHA, 1),
                Part::times(Set::ALNUM, 7),
                Part::Maybe(&[Part::times(Set::ALNUM, 2), Part::Text("==")]),
            ]),
        },
    ),
    Rule::token(
        "azure-devops-token",
        "Azure DevOps personal access token",
        Token { lead: Some((Set::ALNUM, 76)), anchors: &["AZDO"], tail: Pattern(&[Part::times(Set::ALNUM, 4)]) },
    ),
    Rule::named(
        "azure-shared-access-signature",
        "Azure shared access signature",
        &["sig"],
        // 32 bytes, as they are or percent-encoded.
        Pattern(&[Part::Run(Set::BASE64.or(Set::of("%=")), 44, 132)]),
    ),
];

/// 32 bytes in base64.
#[cfg(test)]
fn signature(random: &str) -> String {
    let digits = random.chars().filter(char::is_ascii_alphanumeric).chain("q7Rt2LmX".chars().cycle());
    digits.take(43).collect::<String>() + "%3D"
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "azure-client-secret",
        seal: as_is,
        finds: &["AZURE_CLIENT_SECRET=§", r#""password": "§""#, "client_secret=§&grant_type=client_credentials", "§"],
        spares: &["X§", "abc8Q~short", "tenant 72f988bf-86f1-41af-91ab-2d7cd011db47"],
    },
    Evidence {
        rule: "azure-64-byte-key",
        seal: as_is,
        finds: &["AccountName=a;AccountKey=§;EndpointSuffix=core.windows.net", r#"{"value":"§"}"#],
        spares: &["X§", "AccountKey=+ASt", "APIM instance"],
    },
    Evidence {
        rule: "azure-32-byte-key",
        seal: as_is,
        finds: &[
            "SharedAccessKeyName=Root;SharedAccessKey=§;EntityPath=e",
            "h.redis.cache.windows.net:6380,password=§,ssl=True",
        ],
        spares: &["X§", "AIoT devices", "SharedAccessKey=AzCa="],
    },
    Evidence {
        rule: "azure-container-registry-key",
        seal: as_is,
        finds: &[
            "docker login x.azurecr.io -u x -p §",
            r#""passwords": [{"name": "password", "value": "§"}]"#,
            "pw:\n  §\n",
        ],
        spares: &["X§", "§A", "a+ACR"],
    },
    Evidence {
        rule: "azure-search-key",
        seal: as_is,
        finds: &["api-key: §", "api-key=§&api-version=1"],
        spares: &["X§", "§A", "AzSe"],
    },
    Evidence {
        rule: "azure-function-key",
        seal: as_is,
        finds: &["https://f.azurewebsites.net/api/f?code=§", "x-functions-key: §"],
        spares: &["X§", "AzFu=="],
    },
    Evidence {
        rule: "azure-annotated-key",
        seal: as_is,
        finds: &["AZURE_OPENAI_KEY=§", r#""key1": "§""#, r"\u0022§\u0022"],
        spares: &["X§", "JQQJ99"],
    },
    Evidence {
        rule: "azure-devops-token",
        seal: as_is,
        finds: &["https://org:§@dev.azure.com/org/p/_git/r", "AZURE_DEVOPS_EXT_PAT=§"],
        spares: &["X§", "§A", "AZDO"],
    },
    Evidence {
        rule: "azure-shared-access-signature",
        seal: signature,
        finds: &[
            "https://a.blob.core.windows.net/c/b?sv=2024-11-04&sp=r&sig=§",
            "SharedAccessSignature sr=h&sig=§&se=1",
        ],
        spares: &["sig=short", "§", "digest=§"],
    },
];
