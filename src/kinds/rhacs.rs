//! Red Hat Advanced Cluster Security: image integrations (`storage.ImageIntegration`).
//!
//! The API page states no constraint at all, so every rule here comes from the server's code, named at each rule by its
//! file in `stackrox/stackrox`. Fields, secrets and dependents: `proto/storage/image_integration.proto`, tags `scrub` and
//! `validate`. The server tests only that a text is not empty, without trimming it, and no field has a length limit.
//!
//! An integration is judged as a whole: service validation, the constructors of its `type` for each of its categories,
//! and the rebuild of the live set. The last comes after storing, so what fails only there is stored and broken.

use super::target::{self, ALLOW_HTTP, path_id};
use crate::format::Format;
use crate::issue::Code;
use crate::schema::{
    Call, Choice, Cond, Field, Kind, Release, Reshape, Rule, Stored, System, choice, choices, error, flag, int, object,
    secret, text, value, warning,
};

/// `POST /v1/imageintegrations` and `PUT /v1/imageintegrations/{id}`: what is sent is what is kept.
pub(super) const INTEGRATION: Kind = Kind {
    calls: &[
        Call::new("POST", "/v1/imageintegrations"),
        Call::new("PUT", "/v1/imageintegrations/{id}"),
        Call::new("POST", "/v1/imageintegrations/test").test(),
    ],
    target: Some(TARGET),
    fields: FIELDS,
    one_of: CONFIGS,
    reshaped: AZURE_SHAPE,
    rules: &[CATEGORIES, CONFIG, ECR, QUAY, GOOGLE, TRAPS, CREATION],
    example: r#"{"name":"quay-production","type":"quay","categories":["REGISTRY"],"quay":{"endpoint":"quay.io","registryRobotCredentials":{"username":"acme+scanner","password":"example-Pa55word"}}}"#,
    ..Kind::new("rhacs.image-integration", "RHACS image integration", System::Rhacs)
};

/// `PATCH /v1/imageintegrations/{config.id}`: stored secrets are kept unless `updatePassword` is true
/// (`pkg/secrets/reconcile.go`).
pub(super) const INTEGRATION_UPDATE: Kind = Kind {
    calls: &[
        Call::new("PATCH", "/v1/imageintegrations/{config.id}"),
        Call::new("POST", "/v1/imageintegrations/test/updated").test(),
    ],
    target: Some(TARGET),
    fields: &[
        object("config", "integration", FIELDS).required(),
        flag("updatePassword", "replace the stored credentials")
            .alias(&["update_password"])
            .help("Off: every secret is empty or ******, and the stored one stays"),
    ],
    base: "config",
    one_of: CONFIGS,
    reshaped: AZURE_SHAPE,
    rules: &[CATEGORIES, CONFIG, ECR, QUAY, GOOGLE, TRAPS, UPDATE],
    stored: Stored::Unless("updatePassword"),
    example: r#"{"config":{"id":"7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10","name":"quay-production","type":"quay","categories":["REGISTRY"],"quay":{"endpoint":"quay.io","registryRobotCredentials":{"username":"acme+scanner","password":"******"}}},"updatePassword":false}"#,
    ..Kind::new("rhacs.image-integration.update", "RHACS image integration update", System::Rhacs)
};

// image_integration_service.proto: grpc-gateway puts the id of the address into the payload.
const TARGET: &Kind = &Kind {
    fields: &[
        target::ENDPOINT.eg("https://central.example.com"),
        target::TOKEN.help("An API token or that of a signed-in user, without the word Bearer"),
        path_id("id", "integration ID").help("Given by the server; the payload may hold it instead"),
        flag("test", "only test the integration").help("The server tries it out and stores nothing"),
        ALLOW_HTTP,
    ],
    example: r#"{"endpoint":"https://central.example.com","token":"example-token","id":"7c0e4a6e-2b8f-4c58-9a51-0d6c2f7f1f10"}"#,
    ..target::kind("rhacs.target", System::Rhacs)
};

// pkg/registries/types/types.go, pkg/scanners/types/types.go: exact strings, free text in the proto.
const TYPES: &[Choice] = &[
    value("docker", "Generic Docker registry").mistaken_for(&["docker-registry"]),
    value("artifactory", "JFrog Artifactory").mistaken_for(&["jfrog", "jfrog-artifactory"]),
    value("ghcr", "GitHub Container Registry").since(Release::V4_7).mistaken_for(&["github-ghcr"]),
    value("nexus", "Sonatype Nexus"),
    value("rhel", "Red Hat registry"),
    value("azure", "Microsoft ACR").mistaken_for(&["azure-acr", "acr"]),
    value("ecr", "Amazon ECR").mistaken_for(&["aws-ecr"]),
    value("artifactregistry", "Google Artifact Registry"),
    value("google", "Google Container Registry").mistaken_for(&["google-gcr", "gcr"]),
    value("ibm", "IBM Cloud"),
    value("quay", "Quay.io"),
    value("clair", "Clair v2"),
    value("clairV4", "Clair v4"),
    value("clairify", "StackRox Scanner"),
    value("scannerv4", "Scanner V4"),
];

// Positions are the proto numbers.
const CATEGORY: &[Choice] =
    &[value("REGISTRY", "Registry"), value("SCANNER", "Image scanner"), value("NODE_SCANNER", "Node scanner")];

// The oneof IntegrationConfig.
const CONFIGS: &[&str] =
    &["docker", "azure", "quay", "ecr", "google", "ibm", "clair", "clairV4", "clairify", "scannerV4"];

// service_impl.go: an Azure integration of the old shape is converted before it is compared.
const AZURE_SHAPE: &[Reshape] =
    &[Reshape { when: ("type", "azure"), from: "docker", to: "azure", members: &["endpoint", "username", "password"] }];

const DOCKER_FAMILY: Cond = Cond::Is("type", &["docker", "artifactory", "ghcr", "nexus", "rhel"]);
const AZURE: Cond = Cond::Is("type", &["azure"]);
const OLD_AZURE: Cond = Cond::All(&[AZURE, Cond::Not(&Cond::Since(Release::V4_7))]);
const NEW_AZURE: Cond = Cond::All(&[AZURE, Cond::Since(Release::V4_7)]);
const IS_ECR: Cond = Cond::Is("type", &["ecr"]);
const IS_GOOGLE: Cond = Cond::Is("type", &["google", "artifactregistry"]);
const GCR_SCANNER: Cond = Cond::All(&[Cond::Is("type", &["google"]), Cond::Has("categories", "SCANNER")]);
const IS_IBM: Cond = Cond::Is("type", &["ibm"]);
const IS_QUAY: Cond = Cond::Is("type", &["quay"]);
const IS_CLAIR: Cond = Cond::Is("type", &["clair"]);
const IS_CLAIR_V4: Cond = Cond::Is("type", &["clairV4"]);
const IS_CLAIRIFY: Cond = Cond::Is("type", &["clairify"]);
const IS_SCANNER_V4: Cond = Cond::Is("type", &["scannerv4"]);

const FIELDS: &[Field] = &[
    path_id("id", "integration ID").advanced().help("Given by the server; the one in the address of the call counts"),
    // service_impl.go: not empty, and unique.
    text("name", "integration name").required().eg("quay-production"),
    // set_impl.go: the only place that asks for a type.
    choice("type", "registry type", TYPES).required(),
    // service_impl.go: at least one, after decoding.
    choices("categories", "category", CATEGORY).required(),
    object("docker", "Docker registry settings", DOCKER)
        .required_when(Cond::Any(&[DOCKER_FAMILY, OLD_AZURE]))
        .applies_when(Cond::Any(&[DOCKER_FAMILY, OLD_AZURE])),
    object("azure", "Azure registry settings", AZURE_CONFIG)
        .required_when(Cond::All(&[NEW_AZURE, Cond::Not(&Cond::Given("docker"))]))
        .applies_when(NEW_AZURE),
    object("quay", "Quay settings", QUAY_CONFIG).required_when(IS_QUAY).applies_when(IS_QUAY),
    object("ecr", "Amazon ECR settings", ECR_CONFIG).required_when(IS_ECR).applies_when(IS_ECR),
    object("google", "Google registry settings", GOOGLE_CONFIG).required_when(IS_GOOGLE).applies_when(IS_GOOGLE),
    object("ibm", "IBM Cloud registry settings", IBM_CONFIG).required_when(IS_IBM).applies_when(IS_IBM),
    object("clair", "Clair v2 settings", CLAIR_CONFIG).required_when(IS_CLAIR).applies_when(IS_CLAIR),
    object("clairV4", "Clair v4 settings", CLAIR_V4_CONFIG)
        .alias(&["clair_v4"])
        .required_when(IS_CLAIR_V4)
        .applies_when(IS_CLAIR_V4),
    object("clairify", "StackRox Scanner settings", CLAIRIFY_CONFIG)
        .required_when(IS_CLAIRIFY)
        .applies_when(IS_CLAIRIFY),
    object("scannerV4", "Scanner V4 settings", SCANNER_V4_CONFIG)
        .alias(&["scanner_v4"])
        .required_when(IS_SCANNER_V4)
        .applies_when(IS_SCANNER_V4),
    flag("skipTestIntegration", "create without testing")
        .alias(&["skip_test_integration"])
        .help("Skips the live test only; a broken integration is then stored"),
    flag("autogenerated", "made by the system").advanced(),
    // Stored as NULL when it is not a UUID.
    text("clusterId", "cluster ID").format(Format::Uuid).alias(&["cluster_id"]).advanced(),
    object(
        "source",
        "source",
        &[
            text("clusterId", "source cluster ID").alias(&["cluster_id"]),
            text("namespace", "source namespace"),
            text("imagePullSecretName", "image pull secret").alias(&["image_pull_secret_name"]),
        ],
    )
    .advanced(),
];

// pkg/registries/docker/docker.go asks for nothing; pkg/registries/azure/azure.go does when type azure brings this shape.
const AZURE_IN_DOCKER: Cond = NEW_AZURE;
const DOCKER: &[Field] = &[
    endpoint(Format::DockerEndpoint).required_when(AZURE_IN_DOCKER).eg("registry.example.com"),
    text("username", "username").dependent(),
    secret("password", "password").required_when(AZURE_IN_DOCKER),
    insecure(),
];

// pkg/registries/azure/azure.go. Before 4.7 only the schema knows this config.
const AZURE_CONFIG: &[Field] = &[
    endpoint(Format::DockerEndpoint).required_when(NEW_AZURE).eg("example.azurecr.io"),
    text("username", "username").dependent().applies_when(Cond::Not(&Cond::On("azure.wifEnabled"))),
    secret("password", "password")
        .required_when(Cond::All(&[NEW_AZURE, Cond::Not(&Cond::On("azure.wifEnabled"))]))
        .applies_when(Cond::Not(&Cond::On("azure.wifEnabled"))),
    // Tagged since 4.7.
    wif_enabled().dependent_since(Release::V4_7),
];

// pkg/registries/quay/quay.go
const QUAY_CONFIG: &[Field] = &[
    endpoint(Format::Endpoint).required_when(IS_QUAY).eg("quay.io"),
    secret("oauthToken", "OAuth token"),
    insecure(),
    object(
        "registryRobotCredentials",
        "robot account",
        &[
            text("username", "robot username").required_when(IS_QUAY).eg("acme+scanner"),
            secret("password", "robot password").required_when(IS_QUAY),
        ],
    )
    .alias(&["registry_robot_credentials"]),
];

// pkg/registries/ecr/ecr.go: authorization data counts only when nothing else says how to log in.
const AUTHORIZATION_DATA: Cond = Cond::All(&[
    IS_ECR,
    Cond::Given("ecr.authorizationData"),
    Cond::Not(&Cond::Any(&[
        Cond::On("ecr.useIam"),
        Cond::Given("ecr.accessKeyId"),
        Cond::Given("ecr.secretAccessKey"),
        Cond::On("ecr.useAssumeRole"),
    ])),
]);
const ACCESS_KEYS: Cond = Cond::All(&[IS_ECR, Cond::Not(&Cond::On("ecr.useIam")), Cond::Not(&AUTHORIZATION_DATA)]);
const ASSUME_ROLE: Cond = Cond::All(&[IS_ECR, Cond::On("ecr.useAssumeRole")]);

const ECR_CONFIG: &[Field] = &[
    text("registryId", "AWS account ID").alias(&["registry_id"]).required_when(IS_ECR).eg("012345678912"),
    secret("accessKeyId", "access key ID")
        .alias(&["access_key_id"])
        .required_when(ACCESS_KEYS)
        .applies_when(Cond::Not(&Cond::On("ecr.useIam"))),
    secret("secretAccessKey", "secret access key")
        .alias(&["secret_access_key"])
        .required_when(ACCESS_KEYS)
        .applies_when(Cond::Not(&Cond::On("ecr.useIam"))),
    text("region", "AWS region").required_when(IS_ECR).eg("eu-west-1"),
    flag("useIam", "use the container IAM role").alias(&["use_iam"]).dependent(),
    endpoint(Format::Endpoint)
        .help("Of the AWS API; the registry host is always made of account and region")
        .applies_when(Cond::Not(&Cond::On("ecr.useAssumeRole"))),
    flag("useAssumeRole", "assume a role").alias(&["use_assume_role"]),
    text("assumeRoleId", "role to assume")
        .alias(&["assume_role_id"])
        .required_when(ASSUME_ROLE)
        .applies_when(Cond::On("ecr.useAssumeRole")),
    text("assumeRoleExternalId", "external ID of the role")
        .alias(&["assume_role_external_id"])
        .applies_when(Cond::On("ecr.useAssumeRole")),
    object(
        "authorizationData",
        "authorization data",
        &[
            text("username", "authorization username").required_when(AUTHORIZATION_DATA),
            secret("password", "authorization password").required_when(AUTHORIZATION_DATA),
            // A protobuf Timestamp: its JSON decoder takes full RFC 3339 only, and not the empty string.
            text("expiresAt", "expiry time")
                .alias(&["expires_at"])
                .not_empty()
                .format(Format::Timestamp)
                .required_when(AUTHORIZATION_DATA)
                .eg("2026-11-22T12:00:00Z"),
        ],
    )
    .alias(&["authorization_data"])
    .advanced(),
];

// pkg/registries/google/google.go and, for GCR as a scanner, pkg/scanners/google/google.go.
const WITH_CREDENTIAL: Cond =
    Cond::All(&[IS_GOOGLE, Cond::Any(&[Cond::Not(&Cond::On("google.wifEnabled")), GCR_SCANNER])]);
const GOOGLE_CONFIG: &[Field] = &[
    endpoint(Format::Endpoint).required_when(IS_GOOGLE).eg("europe-docker.pkg.dev"),
    secret("serviceAccount", "service account key")
        .alias(&["service_account"])
        .required_when(WITH_CREDENTIAL)
        .applies_when(WITH_CREDENTIAL)
        .format_when(Format::GoogleCredential, WITH_CREDENTIAL)
        .help("The whole JSON key file, as text"),
    text("project", "project").required_when(GCR_SCANNER),
    wif_enabled(),
];

// pkg/registries/ibm/ibm.go
const IBM_CONFIG: &[Field] = &[
    endpoint(Format::Endpoint).required_when(IS_IBM).eg("de.icr.io"),
    secret("apiKey", "API key").alias(&["api_key"]).required_when(IS_IBM),
];

// pkg/scanners/clair/clair.go, pkg/scanners/clairv4/clairv4.go
const CLAIR_CONFIG: &[Field] = &[open_endpoint().required_when(IS_CLAIR).eg("clair.example.com"), insecure()];
const CLAIR_V4_CONFIG: &[Field] = &[open_endpoint().required_when(IS_CLAIR_V4).eg("clair.example.com"), insecure()];

// pkg/scanners/clairify/clairify.go
const CLAIRIFY_CONFIG: &[Field] = &[
    text("endpoint", "endpoint")
        .format(Format::ScannerEndpoint)
        .required_when(IS_CLAIRIFY)
        .eg("scanner.stackrox.svc:8080"),
    text("grpcEndpoint", "gRPC endpoint")
        .alias(&["grpc_endpoint"])
        .format(Format::ScannerEndpoint)
        .eg("scanner.stackrox.svc:8443"),
    concurrent_scans(),
];

// pkg/scanners/scannerv4/scannerv4.go: the endpoint guard does not look at these.
const SCANNER_V4_CONFIG: &[Field] = &[
    concurrent_scans(),
    text("indexerEndpoint", "indexer endpoint")
        .format(Format::Address)
        .alias(&["indexer_endpoint"])
        .eg("scanner-v4-indexer.stackrox.svc:8443"),
    text("matcherEndpoint", "matcher endpoint")
        .format(Format::Address)
        .alias(&["matcher_endpoint"])
        .eg("scanner-v4-matcher.stackrox.svc:8443"),
];

const fn endpoint(format: Format) -> Field {
    text("endpoint", "endpoint").format(format).dependent().mistaken_for(&["url", "registry_addr"])
}

/// An endpoint that no credential is sent to.
const fn open_endpoint() -> Field {
    text("endpoint", "endpoint").format(Format::Endpoint).mistaken_for(&["url", "registry_addr"])
}

const fn insecure() -> Field {
    flag("insecure", "skip certificate verification")
}

const fn wif_enabled() -> Field {
    flag("wifEnabled", "use workload identity federation").alias(&["wif_enabled"])
}

const fn concurrent_scans() -> Field {
    int("numConcurrentScans", "concurrent scans").alias(&["num_concurrent_scans"]).help("0 means 30")
}

// pkg/registries/factory.go, pkg/scanners/factory.go, pkg/nodes/enricher/enricher.go: a category is legal when the
// factory of that role knows the type.
const SCANNERS_ONLY: Cond = Cond::Is("type", &["clair", "clairV4", "clairify", "scannerv4"]);
const REGISTRIES_ONLY: Cond =
    Cond::Is("type", &["docker", "artifactory", "ghcr", "nexus", "rhel", "azure", "ecr", "artifactregistry", "ibm"]);
const CATEGORIES: &[Rule] = &[
    error(
        "not_a_registry",
        "categories",
        Code::NotApplicable,
        Cond::All(&[SCANNERS_ONLY, Cond::Has("categories", "REGISTRY")]),
        "An integration of this type cannot be a registry",
    )
    .item("REGISTRY"),
    error(
        "not_a_scanner",
        "categories",
        Code::NotApplicable,
        Cond::All(&[REGISTRIES_ONLY, Cond::Has("categories", "SCANNER")]),
        "An integration of this type cannot scan images",
    )
    .item("SCANNER"),
    error(
        "not_a_node_scanner",
        "categories",
        Code::NotApplicable,
        Cond::All(&[
            Cond::Any(&[REGISTRIES_ONLY, IS_QUAY, Cond::Is("type", &["google"]), IS_CLAIR, IS_CLAIR_V4]),
            Cond::Has("categories", "NODE_SCANNER"),
        ]),
        "Only the StackRox Scanner and Scanner V4 scan nodes",
    )
    .item("NODE_SCANNER"),
];

const CONFIG: &[Rule] = &[
    // pkg/registries/docker/config.go: an empty endpoint becomes `https:`; the console's form asks for one.
    warning(
        "docker_without_endpoint",
        "docker.endpoint",
        Code::Missing,
        Cond::All(&[DOCKER_FAMILY, Cond::Given("docker"), Cond::Not(&Cond::Given("docker.endpoint"))]),
        "The server stores the integration without it, and it then matches no image",
    ),
    warning(
        "azure_in_docker_shape",
        "docker",
        Code::Deprecated,
        Cond::All(&[NEW_AZURE, Cond::Given("docker"), Cond::Not(&Cond::Given("azure"))]),
        "Since 4.7 Azure has a config of its own: azure",
    ),
    warning(
        "azure_loses_insecure",
        "docker.insecure",
        Code::Ignored,
        Cond::All(&[NEW_AZURE, Cond::Given("docker"), Cond::On("docker.insecure")]),
        "Lost when the server converts the Docker shape to Azure's own config",
    ),
];

const ECR: &[Rule] = &[
    error(
        "assume_role_without_endpoint",
        "ecr.endpoint",
        Code::Conflict,
        Cond::All(&[ASSUME_ROLE, Cond::Given("ecr.endpoint")]),
        "An endpoint cannot be combined with assuming a role",
    ),
    warning(
        "authorization_data_erased",
        "ecr.authorizationData",
        Code::Ignored,
        Cond::All(&[IS_ECR, Cond::Given("ecr.authorizationData"), Cond::Not(&AUTHORIZATION_DATA)]),
        "The server erases it, because access keys, the IAM role or an assumed role are given as well",
    ),
    // service_impl.go, since 4.10, when ROX_MANAGED_CENTRAL is set.
    error(
        "managed_central_without_iam",
        "ecr.useIam",
        Code::NotApplicable,
        Cond::All(&[Cond::Since(Release::V4_10), Cond::Managed, Cond::On("ecr.useIam")]),
        "A managed central has no container IAM role of yours",
    ),
];

// pkg/registries/quay/quay.go and its test: robot accounts pull, tokens scan.
const ROBOT: Cond = Cond::All(&[IS_QUAY, Cond::Given("quay.registryRobotCredentials")]);
const QUAY: &[Rule] = &[
    error(
        "robot_and_token",
        "quay.oauthToken",
        Code::Conflict,
        Cond::All(&[ROBOT, Cond::Given("quay.oauthToken"), Cond::Only("categories", "REGISTRY")]),
        "A registry takes an OAuth token or a robot account, not both",
    ),
    error(
        "robot_cannot_scan",
        "quay.registryRobotCredentials",
        Code::NotApplicable,
        Cond::All(&[ROBOT, Cond::Only("categories", "SCANNER")]),
        "A robot account cannot scan: use an OAuth token, or neither",
    ),
    error(
        "robot_without_token",
        "quay.oauthToken",
        Code::Missing,
        Cond::All(&[
            ROBOT,
            Cond::Not(&Cond::Given("quay.oauthToken")),
            Cond::Given("categories"),
            Cond::Not(&Cond::Any(&[Cond::Only("categories", "REGISTRY"), Cond::Only("categories", "SCANNER")])),
        ]),
        "Beside a registry's robot account a scanner needs an OAuth token",
    ),
];

const GOOGLE: &[Rule] = &[
    error(
        "gcr_scanner_without_wif",
        "google.wifEnabled",
        Code::NotApplicable,
        Cond::All(&[GCR_SCANNER, Cond::On("google.wifEnabled")]),
        "The Google scanner needs a service account key",
    ),
    warning(
        "google_wif_behind_feature_flag",
        "google.wifEnabled",
        Code::Ignored,
        Cond::All(&[IS_GOOGLE, Cond::Not(&Cond::Since(Release::V4_6)), Cond::On("google.wifEnabled")]),
        "In 4.5 it counts only when a feature flag of the server is set",
    ),
];

const TRAPS: &[Rule] = &[
    insecure_connection("docker.insecure", Cond::All(&[Cond::Not(&NEW_AZURE), Cond::On("docker.insecure")])),
    insecure_connection("quay.insecure", Cond::On("quay.insecure")),
    insecure_connection("clair.insecure", Cond::On("clair.insecure")),
    insecure_connection("clairV4.insecure", Cond::On("clairV4.insecure")),
    // Deprecation banners of the console, and the CHANGELOG.
    warning(
        "clair_deprecated",
        "type",
        Code::Deprecated,
        IS_CLAIR,
        "Clair v2 is on its way out: use Clair v4 or Scanner V4",
    ),
    warning(
        "clairify_deprecated",
        "type",
        Code::Deprecated,
        IS_CLAIRIFY,
        "The StackRox Scanner is on its way out: use Scanner V4",
    ),
    warning(
        "gcr_deprecated",
        "type",
        Code::Deprecated,
        Cond::All(&[
            Cond::Is("type", &["google"]),
            Cond::Any(&[Cond::Not(&Cond::Since(Release::Latest)), Cond::Given("id")]),
        ]),
        "Google Container Registry is shut down: use Artifact Registry",
    ),
];

const fn insecure_connection(path: &'static str, when: Cond) -> Rule {
    warning(
        "certificate_not_checked",
        path,
        Code::TlsNotVerified,
        when,
        "Anyone in between can read and change what is sent",
    )
}

// service_impl.go, POST: no id yet, and two types that exist only once.
const CREATION: &[Rule] = &[
    warning(
        "scanner_v4_exists_once",
        "type",
        Code::NotCreatable,
        Cond::All(&[IS_SCANNER_V4, Cond::Not(&Cond::Given("id"))]),
        "The server refuses to create one: PUT the existing integration with its id",
    ),
    warning(
        "gcr_not_creatable",
        "type",
        Code::NotCreatable,
        Cond::All(&[Cond::Is("type", &["google"]), Cond::Since(Release::Latest), Cond::Not(&Cond::Given("id"))]),
        "The server refuses to create one: use artifactregistry",
    ),
];

const UPDATE: &[Rule] = &[error(
    "update_needs_id",
    "id",
    Code::Missing,
    Cond::Not(&Cond::Given("id")),
    "The server finds the stored integration, and with it the stored credentials, by its id",
)];
