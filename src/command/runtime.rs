//! How each container tool spells the steps of an upload.
//!
//! | tool | read in |
//! |---|---|
//! | docker | docker/cli `cli/command/registry/login.go`, `cli/command/{registry,image/push}.go`; the help of 28.2 |
//! | | moby `pkg/archive` |
//! | podman | containers/podman `cmd/podman/{login,images/load,images/push}.go`, containers/common `pkg/auth/auth.go` |
//! | | containers/image `docker/internal/tarfile/reader.go`, `pkg/compression` |
//! | nerdctl | containerd/nerdctl `cmd/nerdctl/{main,login/login,image/image_load,image/image_push}.go` |
//! | | the same `pkg/cmd/login`, `pkg/imgutil/load` |
//! | ctr | containerd/containerd `cmd/ctr/commands/{commands,resolver}.go`, `images/{import,pull,push,tag}.go` |
//! | | the same `core/transfer/archive/importer.go`, `pkg/archive/compression` |
//!
//! What follows from these files:
//!
//! - docker and nerdctl take all of standard input for the password and trim one line feed, then one carriage return.
//!   Until 28 docker then trims spaces of every kind from both ends. podman reads lines and joins them without their
//!   breaks.
//! - All of them take the word behind `--username` for the name, also when it begins with a hyphen.
//! - docker speaks plain HTTP only to registries that its daemon lists; podman and nerdctl fall back to it once they
//!   need not verify; ctr has a flag.
//! - ctr splits `--user` at the first colon, and without a password there it asks at the terminal. It knows images by
//!   their full reference alone. Its `tag` refuses a name that exists unless it is forced.
//! - The three that log in take white space off both ends of the username.
//! - podman asks which registry a short name means when it pulls, so it is told, and then also when it tags.
//! - ctr pushes every platform of an image unless told otherwise, also those that were not pulled; nerdctl that of this
//!   machine; docker as many as are there. `docker push --platform` needs an engine with API 1.46; older ones refuse it,
//!   which beats another architecture.
//! - nerdctl and ctr load the platform of this machine alone unless told otherwise. podman's load and push know none.
//! - docker and podman read four compressions. nerdctl and ctr read those that containerd 2 does; ctr of containerd 1
//!   reads plain archives alone.

use super::options::Runtime;

/// A word of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Itself.
    Is(&'static str),
    /// The archive file.
    Archive,
    /// The image's reference as it is given.
    Source,
    /// The image's reference with registry and tag.
    FullSource,
    /// The image's reference as the tool knows it: in full when it was pulled so.
    KnownSource,
    /// The image's reference in the registry.
    Target,
    /// `--platform` and the image's platform, when it has one.
    Platform,
    /// Only when an image has a platform.
    Platforms(&'static str),
    /// Only when the image comes from the registry it goes to.
    Own(&'static [Part]),
    /// Only when the registry is spoken to in plain HTTP.
    Plain(&'static str),
    /// Only when the password comes from standard input.
    Piped(&'static str),
    /// The registry's host and port.
    Host,
    Username,
    /// The namespace inside containerd.
    Containerd,
}

/// The commands of a tool.
#[derive(Debug)]
pub(super) struct Tool {
    pub(super) load: &'static [Part],
    pub(super) pull: &'static [Part],
    pub(super) tag: &'static [Part],
    pub(super) push: &'static [Part],
    /// Login and logout; without them the push asks for the password.
    pub(super) login: Option<[&'static [Part]; 2]>,
    /// What the password must not hold to arrive.
    pub(super) reader: Reader,
    /// What a tar archive may be compressed by.
    pub(super) compressions: &'static [Compression],
    /// Why plain HTTP is a trap.
    pub(super) plain_http: &'static str,
}

/// How a tool reads a password from standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// All of it but the last line break.
    Whole,
    /// All of it but spaces and line breaks at both ends.
    Trimmed,
    /// Its lines, joined.
    Lines,
    /// Not at all.
    Never,
}

/// How a tar archive is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Bzip2,
    Xz,
    Zstd,
}

impl Compression {
    pub(super) const ALL: &'static [Self] = &[Self::Gzip, Self::Bzip2, Self::Xz, Self::Zstd];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
            Self::Zstd => "zstd",
        }
    }

    /// How such archives are called.
    pub(super) const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Gzip => &[".tar.gz", ".tgz"],
            Self::Bzip2 => &[".tar.bz2"],
            Self::Xz => &[".tar.xz"],
            Self::Zstd => &[".tar.zst"],
        }
    }
}

use Compression::{Gzip, Zstd};
use Part::{
    Archive, Containerd, FullSource, Host, Is, KnownSource, Own, Piped, Plain, Platform, Platforms, Source, Target,
    Username,
};

const UNPROTECTED: &str = "The password travels to the registry unprotected";

const DOCKER: Tool = Tool {
    load: &[Is("docker"), Is("load"), Is("--input"), Archive],
    pull: &[Is("docker"), Is("pull"), Platform, Source],
    tag: &[Is("docker"), Is("tag"), Source, Target],
    push: &[Is("docker"), Is("push"), Platform, Target],
    login: Some([
        &[Is("docker"), Is("login"), Is("--username"), Username, Piped("--password-stdin"), Host],
        &[Is("docker"), Is("logout"), Host],
    ]),
    reader: Reader::Trimmed,
    compressions: Compression::ALL,
    plain_http: "The password travels unprotected, and the docker daemon must have the registry among its insecure-registries",
};

const PODMAN: Tool = Tool {
    load: &[Is("podman"), Is("load"), Is("--input"), Archive],
    pull: &[Is("podman"), Is("pull"), Own(&[Plain("--tls-verify=false")]), Platform, FullSource],
    tag: &[Is("podman"), Is("tag"), KnownSource, Target],
    push: &[Is("podman"), Is("push"), Plain("--tls-verify=false"), Target],
    login: Some([
        &[
            Is("podman"),
            Is("login"),
            Plain("--tls-verify=false"),
            Is("--username"),
            Username,
            Piped("--password-stdin"),
            Host,
        ],
        &[Is("podman"), Is("logout"), Host],
    ]),
    reader: Reader::Lines,
    compressions: Compression::ALL,
    plain_http: UNPROTECTED,
};

const NERDCTL: Tool = Tool {
    load: &[
        Is("nerdctl"),
        Is("--namespace"),
        Containerd,
        Is("load"),
        Platforms("--all-platforms"),
        Is("--input"),
        Archive,
    ],
    pull: &[
        Is("nerdctl"),
        Is("--namespace"),
        Containerd,
        Own(&[Plain("--insecure-registry")]),
        Is("pull"),
        Platform,
        Source,
    ],
    tag: &[Is("nerdctl"), Is("--namespace"), Containerd, Is("tag"), Source, Target],
    push: &[Is("nerdctl"), Is("--namespace"), Containerd, Plain("--insecure-registry"), Is("push"), Platform, Target],
    login: Some([
        &[
            Is("nerdctl"),
            Plain("--insecure-registry"),
            Is("login"),
            Is("--username"),
            Username,
            Piped("--password-stdin"),
            Host,
        ],
        &[Is("nerdctl"), Is("logout"), Host],
    ]),
    reader: Reader::Whole,
    compressions: &[Gzip, Zstd],
    plain_http: UNPROTECTED,
};

const CTR: Tool = Tool {
    load: &[
        Is("ctr"),
        Is("--namespace"),
        Containerd,
        Is("images"),
        Is("import"),
        Platforms("--all-platforms"),
        Archive,
    ],
    pull: &[
        Is("ctr"),
        Is("--namespace"),
        Containerd,
        Is("images"),
        Is("pull"),
        Own(&[Plain("--plain-http"), Is("--user"), Username]),
        Platform,
        FullSource,
    ],
    tag: &[Is("ctr"), Is("--namespace"), Containerd, Is("images"), Is("tag"), Is("--force"), FullSource, Target],
    push: &[
        Is("ctr"),
        Is("--namespace"),
        Containerd,
        Is("images"),
        Is("push"),
        Plain("--plain-http"),
        Is("--user"),
        Username,
        Platform,
        Target,
    ],
    login: None,
    reader: Reader::Never,
    compressions: &[Gzip, Zstd],
    plain_http: UNPROTECTED,
};

impl Runtime {
    pub(super) const fn tool(self) -> &'static Tool {
        match self {
            Self::Docker => &DOCKER,
            Self::Podman => &PODMAN,
            Self::Nerdctl => &NERDCTL,
            Self::Ctr => &CTR,
        }
    }

    /// How the archives that it reads are called: a line for each compression.
    pub(super) fn archives(self) -> impl Iterator<Item = &'static [&'static str]> {
        let plain: &[&str] = &[".tar"];
        std::iter::once(plain).chain(self.tool().compressions.iter().map(|compression| compression.endings()))
    }

    /// Said when a zip holds none of them.
    pub(super) fn no_archive(self) -> String {
        let endings: Vec<&str> = self.archives().flatten().copied().collect();
        format!("The zip holds no archive that {} reads ({})", self.name(), endings.join(", "))
    }
}
