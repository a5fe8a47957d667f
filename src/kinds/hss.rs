//! Huawei Cloud Host Security Service: third-party image registries.
//!
//! Sources: the API pages `AddRegistry`, `UpdateRegistry` and `ShowImageUploadCommand`, and the models of the Python SDK
//! `huaweicloudsdkhss` 3.1.219, which has the choice values that one rendering of the pages drops. Lengths are in
//! characters. What the service makes of schemes, paths and spaces in an address is documented nowhere, so these are
//! warnings unless no reader could make sense of the text.

use super::target::{self, ALLOW_HTTP, path_id};
use crate::format::{Format, Reason};
use crate::issue::Code;
use crate::schema::{
    Call, Choice, Cond, Field, Kind, Rule, System, choice, error, required, secret, text, value, warning,
};

/// `AddRegistry`: nine mandatory fields.
pub(super) const CREATE: Kind = Kind {
    calls: &[Call::new("POST", "/v5/{project_id}/image/registries").query(&["enterprise_project_id"])],
    target: Some(&Kind {
        fields: &[ENDPOINT, TOKEN, PROJECT_ID, ENTERPRISE_PROJECT, ALLOW_HTTP],
        example: r#"{"endpoint":"https://hss.region.example.com","token":"example-token","projectId":"0a1b2c3d4e5f"}"#,
        ..target::kind("hss.create.target", System::Hss)
    }),
    fields: &{
        let [name, registry_type] = required(IDENTITY);
        let [version, protocol, address, username, password, cluster, channel] = required(CONNECTION);
        [name, registry_type, version, protocol, address, username, password, cluster, channel, PROJECT]
    },
    rules: &[PROTOCOL_RULES, HARBOR_RULES],
    example: r#"{"registry_name":"harbor-production","registry_type":"Harbor","api_version":"V2","protocol":"https","registry_addr":"harbor.example.com","registry_username":"robot$scanner","registry_password":"example-Pa55word","connect_cluster_id":"4dbcb6a1-9f0d-4e62-a7a9-5c7b2f1e0c11","get_scan_image_channel":"Other","namespace":"security"}"#,
    ..Kind::new("hss.registry.create", "HSS image registry", System::Hss)
};

/// `UpdateRegistry`: every field optional, name and type fixed.
pub(super) const UPDATE: Kind = Kind {
    calls: &[Call::new("PUT", "/v5/{project_id}/image/registries/{id}").query(&["enterprise_project_id"])],
    target: Some(&Kind {
        fields: &[ENDPOINT, TOKEN, PROJECT_ID, REGISTRY_ID, ENTERPRISE_PROJECT, ALLOW_HTTP],
        example: r#"{"endpoint":"https://hss.region.example.com","token":"example-token","projectId":"0a1b2c3d4e5f","id":"7c0e4a6e-2b8f-4c58"}"#,
        ..target::kind("hss.update.target", System::Hss)
    }),
    fields: &{
        let [version, protocol, address, username, password, cluster, channel] = CONNECTION;
        let [name, registry_type] = IDENTITY;
        [
            version,
            protocol,
            address,
            username,
            password,
            cluster,
            channel,
            PROJECT,
            // UpdateRegistry has no such members: the page and the SDK model leave them out.
            name.never("The name of a registry cannot be changed"),
            registry_type.never("The type of a registry cannot be changed"),
        ]
    },
    rules: &[PROTOCOL_RULES, &[NOTHING_TO_CHANGE]],
    example: r#"{"registry_username":"robot$scanner","registry_password":"example-Pa55word"}"#,
    ..Kind::new("hss.registry.update", "HSS image registry update", System::Hss)
};

/// `ShowImageUploadCommand`: a query string, so the password stands in the URL.
pub(crate) const UPLOAD_COMMAND: Kind = Kind {
    calls: &[Call::new("GET", "/v5/{project_id}/image/registries/image-upload-command")],
    target: Some(&Kind {
        fields: &[ENDPOINT, TOKEN, PROJECT_ID, ALLOW_HTTP],
        example: r#"{"endpoint":"https://hss.region.example.com","token":"example-token","projectId":"0a1b2c3d4e5f"}"#,
        ..target::kind("hss.command.target", System::Hss)
    }),
    fields: &[
        ADDRESS.required(),
        NAMESPACE.format(Format::Namespace).required(),
        text("username", "username")
            .len(1, 128)
            .required()
            .dependent()
            .help("For a Harbor robot account its whole name, with the prefix robot$")
            .eg("robot$scanner")
            .mistaken_for(&["registry_username", "image_repo_username", "access_key"]),
        secret("password", "password")
            .len(1, 128)
            .required()
            .help("Only used to write the command; it travels in the address of the request")
            .mistaken_for(&["registry_password", "image_repo_password", "access_secret"]),
        text("enterprise_project_id", "enterprise project ID")
            .len(1, 256)
            .help("all_granted_eps stands for every project you may see")
            .eg("all_granted_eps")
            .advanced(),
    ],
    rules: &[
        HARBOR_RULES_WITHOUT_TYPE,
        &[warning(
            "enterprise_project_id_only_in_example",
            "enterprise_project_id",
            Code::Disputed,
            Cond::Given("enterprise_project_id"),
            "The page's example sends it, but neither its parameter table nor the SDKs know it",
        )],
    ],
    example: r#"{"registry_addr":"harbor.example.com","namespace":"security","username":"robot$scanner","password":"example-Pa55word"}"#,
    ..Kind::new("hss.image-upload-command", "HSS scan component upload command", System::Hss)
};

// Path, query and header of all three pages. ShowImageUploadCommand has no enterprise_project_id beside its payload's.
const ENDPOINT: Field = target::ENDPOINT.eg("https://hss.region.example.com");
const TOKEN: Field = target::TOKEN.len(1, 32768).help("What X-Auth-Token carries");
const PROJECT_ID: Field = path_id("projectId", "project ID").alias(&["project_id"]).required().len(1, 256);
const REGISTRY_ID: Field =
    path_id("id", "registry ID").required().len(1, 64).mistaken_for(&["registryId", "registry_id"]);
const ENTERPRISE_PROJECT: Field = text("enterpriseProjectId", "enterprise project ID")
    .alias(&["enterprise_project_id"])
    .len(1, 256)
    .help("0 is the default project; all_granted_eps stands for every project you may see")
    .advanced();

// What AddRegistry takes and UpdateRegistry does not.
const IDENTITY: [Field; 2] = [
    text("registry_name", "registry name").len(1, 128).eg("harbor-production").mistaken_for(&["name"]),
    choice("registry_type", "registry type", TYPES).mistaken_for(&["type", "image_repo_type"]),
];

// Exact case. The list call returns more values than may be written.
const TYPES: &[Choice] = &[
    value("Harbor", "Harbor").mistaken_for(&["swr-pro"]),
    value("Jfrog", "JFrog Artifactory").mistaken_for(&["jfrog-artifactory", "artifactory"]),
];

const CONNECTION: [Field; 7] = [
    choice("api_version", "API version", &[value("V1", "V1"), value("V2", "V2")]),
    choice("protocol", "protocol", &[value("http", "HTTP"), value("https", "HTTPS")]).dependent(),
    ADDRESS,
    text("registry_username", "username").len(1, 128).dependent().eg("robot$scanner").mistaken_for(&[
        "username",
        "image_repo_username",
        "access_key",
    ]),
    secret("registry_password", "password")
        .len(1, 128)
        .help("HSS uses it to reach the registry and says that it does not keep it")
        .mistaken_for(&["password", "image_repo_password", "access_secret"]),
    text("connect_cluster_id", "cluster ID")
        .len(1, 64)
        .help("The cluster, already connected to HSS, that the scan component runs on"),
    choice(
        "get_scan_image_channel",
        "scan component source",
        &[value("Swr", "Fetched from SWR"), value("Other", "Uploaded to the registry by hand")],
    ),
];

// "URL or IP:Port. Example: myharbor.com", 1 to 256 characters.
const ADDRESS: Field = text("registry_addr", "registry address")
    .len(1, 256)
    .format(Format::RegistryAddress)
    .dependent()
    .help("Host name or IP address, with a port where it is not the usual one")
    .eg("harbor.example.com")
    .mistaken_for(&["url", "endpoint", "image_repo"]);

const NAMESPACE: Field = text("namespace", "project")
    .len(1, 128)
    .help("The project in the registry that the scan component is uploaded to")
    .eg("security")
    .mistaken_for(&["organization", "project"]);

// Both pages: mandatory when get_scan_image_channel is Other. It then becomes a part of an image reference.
const UPLOADED: Cond = Cond::Is("get_scan_image_channel", &["Other"]);
const PROJECT: Field =
    NAMESPACE.format_when(Format::Namespace, UPLOADED).required_when(UPLOADED).applies_when(UPLOADED);

const PROTOCOL_RULES: &[Rule] = &[
    warning(
        "plain_http",
        "protocol",
        Code::PlainHttp,
        Cond::Is("protocol", &["http"]),
        "The password travels to the registry unprotected",
    ),
    error(
        "address_says_http",
        "registry_addr",
        Code::Conflict,
        Cond::All(&[Cond::Is("protocol", &["https"]), Cond::Found("registry_addr", Reason::SchemeHttp)]),
        "The address says http and the protocol https",
    ),
    error(
        "address_says_https",
        "registry_addr",
        Code::Conflict,
        Cond::All(&[Cond::Is("protocol", &["http"]), Cond::Found("registry_addr", Reason::SchemeHttps)]),
        "The address says https and the protocol http",
    ),
];

// goharbor/harbor's project names are stricter than the path of an image reference.
const HARBOR_PROJECT: &str = "Harbor allows single . _ - between letters and digits, and no /";
const HARBOR_RULES: &[Rule] = &[warning(
    "harbor_project",
    "namespace",
    Code::BadFormat,
    Cond::All(&[UPLOADED, Cond::Is("registry_type", &["Harbor"]), Cond::Found("namespace", Reason::HarborProject)]),
    HARBOR_PROJECT,
)];
const HARBOR_RULES_WITHOUT_TYPE: &[Rule] = &[warning(
    "harbor_project",
    "namespace",
    Code::BadFormat,
    Cond::Found("namespace", Reason::HarborProject),
    HARBOR_PROJECT,
)];

const NOTHING_TO_CHANGE: Rule = warning(
    "nothing_to_change",
    "",
    Code::EmptyUpdate,
    Cond::Nothing,
    "Nobody documents what the service makes of an update without fields",
);
