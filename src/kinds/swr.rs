//! Huawei Cloud SWR Enterprise Edition: target registries of image replication.
//!
//! Sources: the API pages `CreateInstanceRegistry` and `UpdateInstanceRegistry` (English and Chinese, which differ), the
//! Python SDK `huaweicloudsdkswr` 3.1.219, the Terraform provider and its acceptance tests, and goharbor/harbor, whose
//! code the service is built on. An update is a full replacement: the same fields, the same rules.

use super::target::{self, ALLOW_HTTP, path_id};
use crate::format::Format;
use crate::issue::Code;
use crate::schema::{
    Call, Choice, Cond, Field, Kind, Rule, System, choice, flag, int, map, object, secret, text, value, warning,
};

/// `CreateInstanceRegistry`.
pub(super) const CREATE: Kind = Kind {
    calls: &[Call::new("POST", "/v2/{project_id}/instances/{instance_id}/registries")],
    target: Some(&Kind {
        fields: &[ENDPOINT, TOKEN, PROJECT_ID, INSTANCE_ID, ALLOW_HTTP],
        example: r#"{"endpoint":"https://swr-api.region.example.com","token":"example-token","projectId":"0a1b2c3d4e5f","instanceId":"6f1c2b3a-4d5e"}"#,
        ..target::kind("swr.create.target", System::Swr)
    }),
    fields: FIELDS,
    rules: &[RULES, &[DNS_FOR_HARBOR]],
    example: EXAMPLE,
    ..Kind::new("swr.registry.create", "SWR replication target", System::Swr)
};

/// `UpdateInstanceRegistry`.
pub(super) const UPDATE: Kind = Kind {
    calls: &[Call::new("PUT", "/v2/{project_id}/instances/{instance_id}/registries/{registry_id}")],
    target: Some(&Kind {
        fields: &[ENDPOINT, TOKEN, PROJECT_ID, INSTANCE_ID, REGISTRY_ID, ALLOW_HTTP],
        example: r#"{"endpoint":"https://swr-api.region.example.com","token":"example-token","projectId":"0a1b2c3d4e5f","instanceId":"6f1c2b3a-4d5e","registryId":4}"#,
        ..target::kind("swr.update.target", System::Swr)
    }),
    fields: FIELDS,
    rules: &[RULES],
    example: EXAMPLE,
    ..Kind::new("swr.registry.update", "SWR replication target update", System::Swr)
};

// The SWR pages give the ids of the address no length, and the token neither. registry_id is an int32 in the Go SDK.
const ENDPOINT: Field = target::ENDPOINT.eg("https://swr-api.region.example.com");
const TOKEN: Field = target::TOKEN.help("What X-Auth-Token carries");
const PROJECT_ID: Field = path_id("projectId", "project ID")
    .alias(&["project_id"])
    .required()
    .help("The project of the source instance, not the one in the payload");
const INSTANCE_ID: Field = path_id("instanceId", "instance ID")
    .alias(&["instance_id"])
    .required()
    .help("The source instance, not the one in the payload");
const REGISTRY_ID: Field = int("registryId", "registry ID").alias(&["registry_id"]).required().mistaken_for(&["id"]);

const EXAMPLE: &str = r#"{"name":"standby","type":"swr-pro-internal","project_id":"0a1b2c3d4e5f60718293a4b5c6d7e8f9","region_id":"cn-north-4","instance_id":"6f1c2b3a-4d5e-4f60-8a7b-9c0d1e2f3a4b","url":"https://standby.swr-pro.example.com","credential":{"type":"basic","access_key":"example-user-id","access_secret":"example-auth-token"},"insecure":true}"#;

const TYPES: &[Choice] = &[
    value("swr-pro", "Open-source Harbor").mistaken_for(&["harbor"]),
    value("swr-pro-internal", "SWR Enterprise Edition"),
    value("huawei-SWR", "SWR Basic Edition"),
];

const ENTERPRISE: Cond = Cond::Is("type", &["swr-pro-internal"]);

const FIELDS: &[Field] = &[
    // The Chinese page and the SDKs add Han characters to the English page's set.
    text("name", "name").required().len(1, 64).format(Format::TargetName).eg("standby").mistaken_for(&["registry_name"]),
    // A limit exists (error 4131012) but is published nowhere.
    text("description", "description"),
    choice("type", "type", TYPES).required().mistaken_for(&["registry_type", "image_repo_type"]),
    target("project_id", "target project ID").help("The project of the target instance, not the one in the address of the call"),
    target("region_id", "target region ID").help("The region of the target instance").eg("cn-north-4"),
    target("instance_id", "target instance ID")
        .help("The target instance, not the one in the address of the call")
        .mistaken_for(&["target_instance_id"]),
    text("url", "URL")
        .required()
        .format(Format::TargetUrl)
        .dependent()
        .help("Address of the target registry")
        .eg("https://harbor.example.com")
        .mistaken_for(&["registry_addr", "endpoint", "image_repo"]),
    object(
        "credential",
        "credential",
        &[
            choice("type", "credential type", &[value("basic", "Key and secret")]).required().mistaken_for(&["credential_type"]),
            // Terraform marks both sensitive. Harbor keeps up to 4096 bytes; SWR states no limit.
            secret("access_key", "access key")
                .required()
                .help("For SWR Basic the project and AK joined by @; for SWR Enterprise the user ID of a long-term credential")
                .mistaken_for(&["username", "registry_username"]),
            secret("access_secret", "access secret")
                .required()
                .help("For SWR Basic the login key; for SWR Enterprise the token of a long-term credential")
                .mistaken_for(&["password", "registry_password"]),
        ],
    )
    .required(),
    object("dns_conf", "DNS settings", &[map("hosts", "host entry", Format::Domain, Format::Ip).help("Domain names and their IP addresses")])
        .applies_when(Cond::Is("type", &["swr-pro"])),
    // Harbor's code: true switches certificate checks off. The page says the opposite of what happens.
    flag("insecure", "skip certificate verification").required().help("On means that the target's certificate is not checked"),
];

/// An id of the target, where the path of the call carries those of the source.
const fn target(name: &'static str, label: &'static str) -> Field {
    text(name, label).required_when(ENTERPRISE).applies_when(ENTERPRISE)
}

const NOT_ENTERPRISE: Cond = Cond::Is("type", &["swr-pro", "huawei-SWR"]);
const ONLY_ENTERPRISE: &str =
    "Only a target of type swr-pro-internal has it; the ids of the source belong in the address of the call";

const RULES: &[Rule] = &[
    warning(
        "project_id_only_enterprise",
        "project_id",
        Code::NotApplicable,
        Cond::All(&[NOT_ENTERPRISE, Cond::Given("project_id")]),
        ONLY_ENTERPRISE,
    ),
    warning(
        "region_id_only_enterprise",
        "region_id",
        Code::NotApplicable,
        Cond::All(&[NOT_ENTERPRISE, Cond::Given("region_id")]),
        ONLY_ENTERPRISE,
    ),
    warning(
        "instance_id_only_enterprise",
        "instance_id",
        Code::NotApplicable,
        Cond::All(&[NOT_ENTERPRISE, Cond::Given("instance_id")]),
        ONLY_ENTERPRISE,
    ),
    warning(
        "certificate_not_checked",
        "insecure",
        Code::TlsNotVerified,
        Cond::All(&[NOT_ENTERPRISE, Cond::On("insecure")]),
        "Anyone between the two registries can read the credential; true switches the check off, whatever the page says",
    ),
    // Chinese pages of 2025-11-28; English pages are silent, and official samples send false.
    warning(
        "enterprise_only_insecure",
        "insecure",
        Code::Disputed,
        Cond::All(&[ENTERPRISE, Cond::Given("insecure"), Cond::Not(&Cond::On("insecure"))]),
        "The Chinese page says that an SWR Enterprise target takes only true; the English page is silent",
    ),
];

// Chinese create page of 2025-11-28; its update page and the English pages call the settings optional.
const DNS_FOR_HARBOR: Rule = warning(
    "dns_for_harbor",
    "dns_conf",
    Code::Disputed,
    Cond::All(&[Cond::Is("type", &["swr-pro"]), Cond::Not(&Cond::Given("dns_conf"))]),
    "The Chinese page says that a swr-pro target needs DNS settings; the other pages call them optional",
);
