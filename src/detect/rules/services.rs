//! Other services whose credentials say what they are.
//!
//! Sources: the default rules of gitleaks, `config/gitleaks.toml`, which gather what services document; Microsoft's
//! `security-utilities` for NuGet and Databricks; Doppler "Auth token formats"; and the services' own documentation for
//! what these do not have: Discord "Webhook", Telegram Bot API "Making requests", crates.io and SonarQube tokens, New
//! Relic "License key", Stripe "Webhooks", Square "OAuth", Linear "OAuth", Bitbucket "App passwords". A length is taken
//! as the least there is; most may be longer, for services lengthen their tokens.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

const LOWER_OR_DIGIT: Set = Set::LOWER.or(Set::DIGIT);
const HEX_LOWER: Set = Set::DIGIT.or(Set::range(b'a', b'f'));

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "slack-token",
        "Slack token",
        Token {
            lead: None,
            anchors: &["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxc-", "xoxd-", "xapp-"],
            tail: Pattern(&[Part::Run(Set::ALNUM.or(Set::of("-%")), 18, 512)]),
        },
    ),
    Rule::token(
        "slack-webhook",
        "Slack webhook",
        Token {
            lead: None,
            anchors: &["hooks.slack.com/"],
            tail: Pattern(&[
                Part::Either(&["services/", "workflows/", "triggers/"]),
                Part::Run(Set::ALNUM.or(Set::of("/")), 30, 255),
            ]),
        },
    ),
    Rule::token(
        "discord-webhook",
        "Discord webhook",
        Token {
            lead: None,
            anchors: &["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"],
            tail: Pattern(&[Part::Run(Set::DIGIT, 16, 20), Part::Text("/"), Part::Run(Set::BASE64URL, 60, 128)]),
        },
    ),
    Rule::token(
        "telegram-bot-token",
        "Telegram bot token",
        Token {
            lead: None,
            anchors: &["api.telegram.org/bot"],
            tail: Pattern(&[Part::Run(Set::DIGIT, 6, 16), Part::Text(":"), Part::Run(Set::BASE64URL, 30, 64)]),
        },
    ),
    Rule::token(
        "npm-token",
        "npm access token",
        Token { lead: None, anchors: &["npm_"], tail: Pattern(&[Part::Run(Set::ALNUM, 36, 64)]) },
    ),
    Rule::token(
        "pypi-token",
        "PyPI API token",
        Token { lead: None, anchors: &["pypi-AgE"], tail: Pattern(&[Part::Run(Set::BASE64URL, 50, 2048)]) },
    ),
    Rule::token(
        "rubygems-key",
        "RubyGems API key",
        Token { lead: None, anchors: &["rubygems_"], tail: Pattern(&[Part::Run(Set::HEX, 48, 64)]) },
    ),
    Rule::token(
        "crates-io-token",
        "crates.io API token",
        Token { lead: None, anchors: &["cio"], tail: Pattern(&[Part::Run(Set::ALNUM, 32, 64)]) },
    ),
    Rule::token(
        "nuget-key",
        "NuGet API key",
        Token {
            lead: None,
            anchors: &["oy2"],
            tail: Pattern(&[Part::times(Set::LOWER.or(Set::range(b'2', b'7')), 43)]),
        },
    ),
    Rule::token(
        "vault-token",
        "HashiCorp Vault token",
        Token { lead: None, anchors: &["hvs.", "hvb.", "hvr."], tail: Pattern(&[Part::Run(Set::BASE64URL, 24, 4096)]) },
    ),
    Rule::token(
        "terraform-token",
        "HCP Terraform token",
        Token {
            lead: Some((Set::ALNUM, 14)),
            anchors: &[".atlasv1."],
            tail: Pattern(&[Part::Run(Set::BASE64URL, 60, 128)]),
        },
    ),
    Rule::token(
        "pulumi-token",
        "Pulumi access token",
        Token { lead: None, anchors: &["pul-"], tail: Pattern(&[Part::times(Set::HEX, 40)]) },
    ),
    Rule::token(
        "doppler-token",
        "Doppler token",
        Token {
            lead: None,
            anchors: &["dp."],
            tail: Pattern(&[
                Part::Either(&["pt.", "st.", "ct.", "said.", "sa.", "scim.", "audit."]),
                Part::Maybe(&[Part::Run(LOWER_OR_DIGIT.or(Set::of("-_")), 2, 35), Part::Text(".")]),
                Part::Run(Set::ALNUM, 40, 64),
            ]),
        },
    ),
    Rule::token(
        "onepassword-token",
        "1Password service account token",
        Token { lead: None, anchors: &["ops_eyJ"], tail: Pattern(&[Part::Run(Set::BASE64, 100, 4096), Part::PADDING]) },
    ),
    Rule::token(
        "openshift-token",
        "OpenShift token",
        Token { lead: None, anchors: &["sha256~"], tail: Pattern(&[Part::times(Set::BASE64URL, 43)]) },
    ),
    Rule::token(
        "digitalocean-token",
        "DigitalOcean token",
        Token { lead: None, anchors: &["dop_v1_", "doo_v1_", "dor_v1_"], tail: Pattern(&[Part::times(Set::HEX, 64)]) },
    ),
    Rule::token(
        "heroku-key",
        "Heroku API key",
        Token { lead: None, anchors: &["HRKU-"], tail: Pattern(&[Part::Run(Set::BASE64URL, 36, 128)]) },
    ),
    Rule::token(
        "fly-token",
        "Fly.io token",
        Token {
            lead: None,
            anchors: &["fo1_", "fm2_", "fm1r_", "fm1a_"],
            tail: Pattern(&[Part::Run(Set::BASE64.or(Set::of("-_")), 40, 4096), Part::PADDING]),
        },
    ),
    Rule::token(
        "databricks-token",
        "Databricks token",
        Token {
            lead: None,
            anchors: &["dapi"],
            tail: Pattern(&[Part::times(Set::HEX, 32), Part::Maybe(&[Part::Text("-"), Part::Run(Set::DIGIT, 1, 2)])]),
        },
    ),
    Rule::token(
        "sonar-token",
        "SonarQube token",
        Token { lead: None, anchors: &["squ_", "sqp_", "sqa_"], tail: Pattern(&[Part::times(Set::HEX, 40)]) },
    ),
    Rule::token(
        "sentry-token",
        "Sentry token",
        Token {
            lead: None,
            anchors: &["sntrys_", "sntryu_"],
            tail: Pattern(&[Part::Run(Set::BASE64.or(Set::of("_")), 40, 1024), Part::PADDING]),
        },
    ),
    Rule::token(
        "grafana-token",
        "Grafana service account token",
        Token {
            lead: None,
            anchors: &["glsa_"],
            tail: Pattern(&[Part::times(Set::ALNUM, 32), Part::Text("_"), Part::times(Set::HEX, 8)]),
        },
    ),
    Rule::token(
        "grafana-cloud-token",
        "Grafana Cloud token",
        Token { lead: None, anchors: &["glc_"], tail: Pattern(&[Part::Run(Set::BASE64, 32, 1024), Part::PADDING]) },
    ),
    Rule::token(
        "newrelic-key",
        "New Relic key",
        Token { lead: None, anchors: &["NRAK-", "NRII-"], tail: Pattern(&[Part::Run(Set::BASE64URL, 24, 64)]) },
    ),
    Rule::token(
        "newrelic-license-key",
        "New Relic license key",
        Token { lead: Some((Set::ALNUM, 36)), anchors: &["NRAL"], tail: Pattern(&[]) },
    ),
    Rule::token(
        "dynatrace-token",
        "Dynatrace token",
        Token {
            lead: None,
            anchors: &["dt0"],
            tail: Pattern(&[
                Part::times(Set::LOWER, 1),
                Part::times(Set::DIGIT, 2),
                Part::Text("."),
                Part::Run(Set::UPPER.or(Set::DIGIT), 8, 24),
                Part::Text("."),
                Part::Run(Set::UPPER.or(Set::DIGIT), 64, 128),
            ]),
        },
    ),
    Rule::token(
        "atlassian-token",
        "Atlassian API token",
        Token {
            lead: None,
            anchors: &["ATATT3", "ATCTT3", "ATSTT3"],
            tail: Pattern(&[Part::Run(Set::BASE64URL.or(Set::of("=")), 60, 512)]),
        },
    ),
    Rule::token(
        "bitbucket-app-password",
        "Bitbucket app password",
        Token { lead: None, anchors: &["ATBB"], tail: Pattern(&[Part::Run(Set::ALNUM, 24, 64)]) },
    ),
    Rule::token(
        "linear-key",
        "Linear key",
        Token { lead: None, anchors: &["lin_api_", "lin_oauth_"], tail: Pattern(&[Part::Run(Set::ALNUM, 32, 128)]) },
    ),
    Rule::token(
        "postman-key",
        "Postman API key",
        Token {
            lead: None,
            anchors: &["PMAK-"],
            tail: Pattern(&[Part::times(Set::HEX, 24), Part::Text("-"), Part::Run(Set::HEX, 34, 64)]),
        },
    ),
    Rule::token(
        "stripe-key",
        "Stripe key",
        Token {
            lead: None,
            anchors: &["sk_live_", "rk_live_", "sk_test_", "rk_test_"],
            tail: Pattern(&[Part::Run(Set::ALNUM, 10, 255)]),
        },
    ),
    Rule::token(
        "stripe-webhook-secret",
        "Stripe webhook secret",
        Token { lead: None, anchors: &["whsec_"], tail: Pattern(&[Part::Run(Set::BASE64, 24, 128), Part::PADDING]) },
    ),
    Rule::token(
        "square-secret",
        "Square secret",
        Token { lead: None, anchors: &["sq0csp-", "sq0atp-"], tail: Pattern(&[Part::Run(Set::BASE64URL, 22, 64)]) },
    ),
    Rule::token(
        "shopify-token",
        "Shopify token",
        Token {
            lead: None,
            anchors: &["shpat_", "shpca_", "shppa_", "shpss_"],
            tail: Pattern(&[Part::Run(Set::HEX, 32, 64)]),
        },
    ),
    Rule::token(
        "sendgrid-key",
        "SendGrid API key",
        Token {
            lead: None,
            anchors: &["SG."],
            tail: Pattern(&[Part::Run(Set::BASE64URL, 20, 24), Part::Text("."), Part::Run(Set::BASE64URL, 39, 50)]),
        },
    ),
    Rule::token(
        "mailgun-key",
        "Mailgun API key",
        Token { lead: None, anchors: &["key-"], tail: Pattern(&[Part::times(HEX_LOWER, 32)]) },
    ),
    Rule::named("twilio-key", "Twilio key", &["twilio"], Pattern(&[Part::Text("SK"), Part::times(HEX_LOWER, 32)])),
    Rule::token(
        "anthropic-key",
        "Anthropic API key",
        Token { lead: None, anchors: &["sk-ant-"], tail: Pattern(&[Part::Run(Set::BASE64URL, 40, 255)]) },
    ),
    Rule::token(
        "openai-key",
        "OpenAI API key",
        Token {
            lead: None,
            anchors: &["sk-proj-", "sk-svcacct-", "sk-admin-"],
            tail: Pattern(&[Part::Run(Set::BASE64URL, 40, 512)]),
        },
    ),
    Rule::token(
        "openai-user-key",
        "OpenAI API key",
        Token {
            lead: Some((Set::ALNUM.or(Set::of("-")), 23)),
            anchors: &["T3BlbkFJ"],
            tail: Pattern(&[Part::times(Set::ALNUM, 20)]),
        },
    )
    .checked(is_user_key),
    Rule::token(
        "huggingface-token",
        "Hugging Face token",
        Token { lead: None, anchors: &["hf_", "api_org_"], tail: Pattern(&[Part::Run(Set::ALNUM, 34, 64)]) },
    ),
];

/// Whether the random part before the mark has its own beginning.
fn is_user_key(key: &[u8]) -> bool {
    key.starts_with(b"sk-")
}

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "slack-token",
        seal: as_is,
        finds: &["SLACK_BOT_TOKEN=§", "Authorization: Bearer §", r#"{"token":"§"}"#],
        spares: &["bot tokens begin with xoxb-", "xoxb-your-token", "a§"],
    },
    Evidence {
        rule: "slack-webhook",
        seal: as_is,
        finds: &["curl https://§ -d 1", r#""url": "https://§""#],
        spares: &["https://hooks.slack.com/services/T/B/x", "https://hooks.slack.com/"],
    },
    Evidence {
        rule: "discord-webhook",
        seal: as_is,
        finds: &["https://§", r#""url": "https://§""#],
        spares: &["https://discord.com/api/webhooks/1/short", "https://discord.com/api/webhooks/"],
    },
    Evidence {
        rule: "telegram-bot-token",
        seal: as_is,
        finds: &["curl https://§/getMe", r#""https://§/sendMessage""#],
        spares: &["https://api.telegram.org/bot<token>/getMe", "https://core.telegram.org/bots/api"],
    },
    Evidence {
        rule: "npm-token",
        seal: as_is,
        finds: &["//registry.npmjs.org/:_authToken=§\n", "NPM_TOKEN: §"],
        spares: &["npm_config_registry=https://r.example.com", "npm_lifecycle_event", "a§"],
    },
    Evidence {
        rule: "pypi-token",
        seal: as_is,
        finds: &["password = §\n", "twine upload -u __token__ -p §"],
        spares: &["tokens begin with pypi-", "pypi-AgEshort", "a§"],
    },
    Evidence {
        rule: "rubygems-key",
        seal: as_is,
        finds: &[":rubygems_api_key: §", "GEM_HOST_API_KEY=§"],
        spares: &["rubygems_api_key", "a§"],
    },
    Evidence {
        rule: "crates-io-token",
        seal: as_is,
        finds: &[r#"token = "§""#, "CARGO_REGISTRY_TOKEN=§"],
        spares: &["cio", "ciociociao", "a§"],
    },
    Evidence {
        rule: "nuget-key",
        seal: as_is,
        finds: &["dotnet nuget push --api-key § x.nupkg", "X-NuGet-ApiKey: §"],
        spares: &["oy2", "a§", "§a"],
    },
    Evidence {
        rule: "vault-token",
        seal: as_is,
        finds: &["VAULT_TOKEN=§", "X-Vault-Token: §", r#"{"client_token":"§"}"#],
        spares: &["tokens begin with hvs.", "hvs.short", "a§"],
    },
    Evidence {
        rule: "terraform-token",
        seal: as_is,
        finds: &[r#"token = "§""#, "TF_TOKEN_app_terraform_io=§"],
        spares: &["x.atlasv1.y", "a§"],
    },
    Evidence {
        rule: "pulumi-token",
        seal: as_is,
        finds: &["PULUMI_ACCESS_TOKEN=§", r#"{"accessToken":"§"}"#],
        spares: &["pul-", "a§", "§a"],
    },
    Evidence {
        rule: "doppler-token",
        seal: as_is,
        finds: &["DOPPLER_TOKEN=§", r#"--token="§""#],
        spares: &["dp.pt.short", "dp.st.dev.short", "a§"],
    },
    Evidence {
        rule: "onepassword-token",
        seal: as_is,
        finds: &["OP_SERVICE_ACCOUNT_TOKEN=§", r#"{"token":"§"}"#],
        spares: &["ops_eyJ", "a§"],
    },
    Evidence {
        rule: "openshift-token",
        seal: as_is,
        finds: &[
            "oc login --token=§ --server=https://api.example.com:6443",
            "Authorization: Bearer §",
            r#""token":"§""#,
        ],
        spares: &[
            "sha256~short",
            "sha256:8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4",
            "a§",
            "§a",
        ],
    },
    Evidence {
        rule: "digitalocean-token",
        seal: as_is,
        finds: &["doctl auth init -t §", r#"{"token":"§"}"#],
        spares: &["dop_v1_", "a§", "§a"],
    },
    Evidence {
        rule: "heroku-key",
        seal: as_is,
        finds: &["HEROKU_API_KEY=§", "password §\n"],
        spares: &["HRKU-", "a§"],
    },
    Evidence {
        rule: "fly-token",
        seal: as_is,
        finds: &["Authorization: Bearer §", r#"FLY_API_TOKEN="FlyV1 §""#],
        spares: &["fo1_", "fm2_short", "a§"],
    },
    Evidence {
        rule: "databricks-token",
        seal: as_is,
        finds: &["DATABRICKS_TOKEN=§", "token = §\n"],
        spares: &["dapi", "a§", "dapi0123"],
    },
    Evidence {
        rule: "sonar-token",
        seal: as_is,
        finds: &["-Dsonar.token=§", "SONAR_TOKEN: §"],
        spares: &["squ_", "a§", "§a"],
    },
    Evidence {
        rule: "sentry-token",
        seal: as_is,
        finds: &["SENTRY_AUTH_TOKEN=§", "auth.token=§\n"],
        spares: &["sntrys_", "a§"],
    },
    Evidence {
        rule: "grafana-token",
        seal: as_is,
        finds: &["Authorization: Bearer §", r#"{"key":"§"}"#],
        spares: &["glsa_", "a§", "§a"],
    },
    Evidence {
        rule: "grafana-cloud-token",
        seal: as_is,
        finds: &["GRAFANA_TOKEN=§", r#"{"token":"§"}"#],
        spares: &["glc_", "a§"],
    },
    Evidence {
        rule: "newrelic-key",
        seal: as_is,
        finds: &["Api-Key: §", "NEW_RELIC_API_KEY=§"],
        spares: &["NRAK-", "a§"],
    },
    Evidence {
        rule: "newrelic-license-key",
        seal: as_is,
        finds: &["license_key: §", "NEW_RELIC_LICENSE_KEY=§"],
        spares: &["NRAL", "a§"],
    },
    Evidence {
        rule: "dynatrace-token",
        seal: as_is,
        finds: &["Authorization: Api-Token §", r#"{"token":"§"}"#],
        spares: &["dt0c01.ST2EY72KQINMH574WMNVI7YN", "dt0c01.a.b", "a§"],
    },
    Evidence {
        rule: "atlassian-token",
        seal: as_is,
        finds: &["curl -u me@example.com:§ https://x.atlassian.net", r#"{"apiToken":"§"}"#],
        spares: &["ATATT3", "a§"],
    },
    Evidence {
        rule: "bitbucket-app-password",
        seal: as_is,
        finds: &["https://me:§@bitbucket.org/t/r", r#"{"password":"§"}"#],
        spares: &["ATBB", "a§"],
    },
    Evidence {
        rule: "linear-key",
        seal: as_is,
        finds: &["Authorization: §", "LINEAR_API_KEY=§"],
        spares: &["lin_api_", "a§"],
    },
    Evidence {
        rule: "postman-key", seal: as_is, finds: &["X-Api-Key: §", r#"{"key":"§"}"#], spares: &["PMAK-", "a§"]
    },
    Evidence {
        rule: "stripe-key",
        seal: as_is,
        finds: &["curl https://api.stripe.com/v1/charges -u §:", "STRIPE_SECRET_KEY=§"],
        spares: &["sk_live_", "pk_live_51H8v2kK9z0QeXwYvUtSrRqPp", "a§"],
    },
    Evidence {
        rule: "stripe-webhook-secret",
        seal: as_is,
        finds: &["STRIPE_WEBHOOK_SECRET=§", r#"{"secret":"§"}"#],
        spares: &["whsec_", "a§"],
    },
    Evidence {
        rule: "square-secret",
        seal: as_is,
        finds: &["client_secret=§", r#"{"access_token":"§"}"#],
        spares: &["sq0csp-", "sq0idp-Hk2n9x0QeXwYvUtSrRqPpA", "a§"],
    },
    Evidence {
        rule: "shopify-token",
        seal: as_is,
        finds: &["X-Shopify-Access-Token: §", r#"{"access_token":"§"}"#],
        spares: &["shpat_", "a§"],
    },
    Evidence {
        rule: "sendgrid-key",
        seal: as_is,
        finds: &["SENDGRID_API_KEY=§", "Authorization: Bearer §"],
        spares: &["SG.", "SG.short.short", "a§"],
    },
    Evidence {
        rule: "mailgun-key",
        seal: as_is,
        finds: &["--user api:§", "MAILGUN_API_KEY=§"],
        spares: &["key-value", "api_key-1", "a§", "§a"],
    },
    Evidence {
        rule: "twilio-key",
        seal: as_is,
        finds: &["TWILIO_API_KEY=§", r#"{"twilio_key": "§"}"#],
        spares: &["TWILIO_API_KEY=SKshort", "§"],
    },
    Evidence {
        rule: "anthropic-key",
        seal: as_is,
        finds: &["x-api-key: §", "ANTHROPIC_API_KEY=§", r#"{"key":"§"}"#],
        spares: &["keys begin with sk-ant-", "sk-ant-short", "a§"],
    },
    Evidence {
        rule: "openai-key",
        seal: as_is,
        finds: &["OPENAI_API_KEY=§", "Authorization: Bearer §"],
        spares: &["keys begin with sk-proj-", "sk-proj-short", "a§"],
    },
    Evidence {
        rule: "openai-user-key",
        seal: user_key,
        finds: &["OPENAI_API_KEY=§", "Authorization: Bearer §"],
        spares: &["T3BlbkFJ", "a§", "§a"],
    },
    Evidence {
        rule: "huggingface-token",
        seal: as_is,
        finds: &["HF_TOKEN=§", "Authorization: Bearer §"],
        spares: &["hf_hub_download", "hf_", "a§"],
    },
];

#[cfg(test)]
fn user_key(text: &str) -> String {
    format!("sk-{}", text[3..].replacen('-', "a", usize::MAX))
}
