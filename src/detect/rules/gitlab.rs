//! GitLab.
//!
//! Sources: GitLab documentation, "Token overview", token prefixes; its analyzer `secrets`, for the routable tokens,
//! whose payload of up to 300 characters is followed by lengths and a checksum behind dots. An instance may put a
//! prefix of its own before the one of the kind, with a dash between them. `GR1348941` begins the registration tokens of
//! runners.

use crate::detect::pattern::{Part, Pattern, Set};
#[cfg(test)]
use crate::detect::rule::{Evidence, as_is};
use crate::detect::rule::{Rule, Token};

const CHECKSUM: Part = Part::Run(Set::LOWER.or(Set::DIGIT), 2, 64);

pub(super) const RULES: &[Rule] = &[
    Rule::token(
        "gitlab-token",
        "GitLab token",
        Token {
            lead: None,
            anchors: &[
                "glpat-",
                "gldt-",
                "glrt-",
                "glrtr-",
                "glcbt-",
                "glptt-",
                "glft-",
                "glimt-",
                "glagent-",
                "glwt-",
                "gloas-",
                "glsoat-",
                "glffct-",
                "GR1348941",
            ],
            tail: Pattern(&[
                Part::Run(Set::BASE64URL, 20, 320),
                Part::Maybe(&[Part::Text("."), CHECKSUM, Part::Maybe(&[Part::Text("."), CHECKSUM])]),
            ]),
        },
    ),
    Rule::named(
        "gitlab-session",
        "GitLab session cookie",
        &["gitlabsession"],
        Pattern(&[Part::Run(Set::ALNUM, 32, 64)]),
    ),
];

#[cfg(test)]
pub(super) const EVIDENCE: &[Evidence] = &[
    Evidence {
        rule: "gitlab-token",
        seal: as_is,
        finds: &[
            "PRIVATE-TOKEN: §",
            "https://oauth2:§@gitlab.com/g/p.git",
            "docker login registry.gitlab.com -u me -p §",
            r#"{"token":"§"}"#,
            "acme-§",
            "feed_token=§&x=1",
        ],
        spares: &["tokens begin with glpat-", "glpat-short", "a§", "GR1348941"],
    },
    Evidence {
        rule: "gitlab-session",
        seal: as_is,
        finds: &["_gitlab_session=§; a=b"],
        spares: &["_gitlab_session=short", "§"],
    },
];
