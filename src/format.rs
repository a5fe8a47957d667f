//! String formats: what a text must look like, and what is wrong with it when it does not.
//!
//! A pattern can only say no. Each format here is a small parser that names the reason, and the reason becomes the
//! issue's `params.reason` and its help line. Beside its parser every format publishes
//!
//! - `PATTERN`, the same rule as a regular expression for JSON Schema and HTML. It is never run here; tests hold it
//!   against the parser with the `regex` crate and in JavaScript,
//! - `ACCEPTS` and `REJECTS`, the evidence on both sides.

pub(crate) mod address;
pub(crate) mod endpoint;
#[cfg(test)]
mod evidence;
mod glance;
mod go_url;
pub(crate) mod google_credential;
pub(crate) mod host;
pub(crate) mod namespace;
#[cfg(test)]
mod near_miss;
#[cfg(test)]
mod node;
pub(crate) mod reference;
mod segment;
pub(crate) mod service_url;
pub(crate) mod target_name;
pub(crate) mod target_url;
pub(crate) mod timestamp;
mod token;
mod unchecked;
pub(crate) mod uuid;

use crate::schema::Release;
use crate::stack;

/// What a text must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Any text.
    Any,
    /// Endpoint of an RHACS registry integration, as Central's guard reads it.
    Endpoint,
    /// The same for the Docker family, whose client also rewrites Docker Hub's names.
    DockerEndpoint,
    /// The same for a scanner, which is spoken to in plain HTTP unless told otherwise.
    ScannerEndpoint,
    /// An address that the server takes as it is.
    Address,
    /// `host[:port]` of a registry, as HSS takes it in `registry_addr`.
    RegistryAddress,
    /// Project or directory inside a registry: the path part of an image reference.
    Namespace,
    /// `http(s)://host`, as SWR takes it for a replication target.
    TargetUrl,
    /// Name of an SWR replication target: letters, digits, `_`, `-` and Han characters.
    TargetName,
    /// Google credential file, as text.
    GoogleCredential,
    /// RFC 3339 time stamp.
    Timestamp,
    /// Identifier that is only kept when it is a UUID.
    Uuid,
    /// Domain name.
    Domain,
    /// IPv4 or IPv6 address.
    Ip,
    /// `https://host[:port][/path]` of an API.
    ServiceUrl,
    /// What authenticates a request in a header.
    Token,
    /// A text that becomes one segment of a URL's path.
    Segment,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why a text is not of its format, or why it is a trap although the server takes it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Reason { $($(#[$doc])* $name,)* }

        impl Reason {
            /// Every reason, in the order in which they are reported.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name, as it stands in an issue's `params.reason`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

reasons! {
    /// Names this machine (`localhost`, a loopback address).
    Local = "local",
    /// Names a cloud metadata service.
    Metadata = "metadata",
    /// A space, tab or line break where none may stand.
    Space = "space",
    /// A scheme that does not belong here.
    Scheme = "scheme",
    /// `http://` in front of an address whose protocol is a field of its own.
    SchemeHttp = "scheme_http",
    /// `https://` in front of an address whose protocol is a field of its own.
    SchemeHttps = "scheme_https",
    /// No scheme where one is needed.
    NoScheme = "no_scheme",
    /// `http:`, so that credentials travel unprotected.
    PlainHttp = "plain_http",
    /// User name or password inside the address.
    Userinfo = "userinfo",
    /// No host, or one that cannot be a host.
    Host = "host",
    /// An IPv6 address without brackets.
    Ipv6 = "ipv6",
    /// Not a port between 1 and 65535.
    Port = "port",
    /// A path behind the host.
    Path = "path",
    /// A query or fragment behind the host.
    Query = "query",
    /// A `%` that does not begin an escape.
    Escape = "escape",
    /// A host without dot or port, which container tools take for a Docker Hub user.
    BareHost = "bare_host",
    /// Docker Hub's web site or an alias of its registry.
    DockerHub = "docker_hub",
    /// Contains `docker.io` without being Docker Hub, and is matched to its images.
    HubLookalike = "hub_lookalike",
    /// Begins with `http` but has no scheme, and so gets none.
    HttpPrefix = "http_prefix",
    /// An upper-case letter where none may stand.
    UpperCase = "upper_case",
    /// A character outside the permitted set.
    Character = "character",
    /// A separator at the start or end, or next to another one.
    Separator = "separator",
    /// Legal in an image reference, but not a Harbor project name.
    HarborProject = "harbor_project",
    /// Not JSON, or JSON but not an object.
    NotJson = "not_json",
    /// A JSON object without a known credential `type`.
    CredentialType = "credential_type",
    /// Not a full RFC 3339 time stamp.
    Timestamp = "timestamp",
    /// Not a UUID.
    Uuid = "uuid",
    /// Not an IP address.
    Ip = "ip",
    /// Half a surrogate pair, which only JavaScript takes for text.
    Surrogate = "surrogate",
    /// `http:` to a host that is not this machine.
    RemoteHttp = "remote_http",
    /// `.` or `..` as a segment of a path, which readers of URLs take away, however it is encoded.
    DotSegment = "dot_segment",
    /// The name of an authentication scheme in front of the token itself.
    AuthScheme = "auth_scheme",
    /// The path of an image reference is longer than 255 bytes, or a tag than 128.
    Length = "length",
    /// 64 hexadecimal digits, which container tools take for an image ID.
    ImageId = "image_id",
    /// Not a digest.
    Digest = "digest",
    /// A tag where none may stand, or none where one must.
    Tag = "tag",
    /// A line break that the shell or program ends the text at.
    LineBreak = "line_break",
    /// A NUL, which ends the text for every program.
    Nul = "nul",
    /// A control character that the shell swallows.
    Control = "control",
    /// A colon, which ends the username.
    Colon = "colon",
    /// An archive in a compression that the program does not read.
    Compression = "compression",
}

impl Reason {
    /// Whether it is a trap in itself. The others only inform rules.
    pub(crate) const fn is_trap(self) -> bool {
        !matches!(self, Self::HarborProject | Self::RemoteHttp)
    }
}

/// What reading a text found: at most one reason to refuse it, and any number of traps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Why the text is refused.
    pub error: Option<Reason>,
    traps: u64,
}

impl Findings {
    /// Nothing to say.
    pub const NONE: Self = Self { error: None, traps: 0 };

    /// A refusal. It stands alone: one fault, one issue.
    #[must_use]
    pub const fn refuse(reason: Reason) -> Self {
        Self { error: Some(reason), traps: 0 }
    }

    /// The same with one more trap.
    #[must_use]
    pub const fn warn(self, reason: Reason) -> Self {
        Self { error: self.error, traps: self.traps | 1 << reason as u64 }
    }

    /// The same with one more trap when `condition` holds.
    #[must_use]
    pub const fn warn_if(self, condition: bool, reason: Reason) -> Self {
        if condition { self.warn(reason) } else { self }
    }

    /// Whether `reason` was found, as refusal or trap.
    #[must_use]
    pub fn has(self, reason: Reason) -> bool {
        self.error == Some(reason) || self.traps & 1 << reason as u64 != 0
    }

    /// The traps as they are held.
    pub(crate) const fn trap_bits(self) -> u64 {
        self.traps
    }

    /// The traps, in the order of [`Reason::ALL`].
    pub fn traps(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(move |reason| self.traps & 1 << *reason as u64 != 0)
    }
}

/// Texts with what reading them finds.
type Marked = &'static [(&'static str, Reason)];

/// Texts that show what a format is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Evidence {
    /// Texts without any finding.
    pub accepts: &'static [&'static str],
    /// Texts that are taken, but are traps.
    pub traps: Marked,
    /// Texts that are refused.
    pub rejects: Marked,
}

impl Format {
    /// The stable name, as it stands in an issue's `params.format`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Endpoint | Self::DockerEndpoint | Self::ScannerEndpoint => "endpoint",
            Self::Address => "address",
            Self::RegistryAddress => "registry_address",
            Self::Namespace => "namespace",
            Self::TargetUrl => "url",
            Self::TargetName => "name",
            Self::GoogleCredential => "google_credential",
            Self::Timestamp => "timestamp",
            Self::Uuid => "uuid",
            Self::Domain => "domain",
            Self::Ip => "ip",
            Self::ServiceUrl => "service_url",
            Self::Token => "token",
            Self::Segment => "segment",
        }
    }

    /// Reads `text` as the server of `release` does. An empty text is the business of the field's need, not of its
    /// format, and has no findings.
    #[must_use]
    pub fn check(self, text: &str, release: Release) -> Findings {
        if text.is_empty() || self.takes_at_a_glance(text) { Findings::NONE } else { self.read(text, release) }
    }

    fn read(self, text: &str, release: Release) -> Findings {
        stack::is_deep();
        match self {
            Self::Any => Findings::NONE,
            Self::Endpoint => endpoint::check(text, release, endpoint::Client::Registry),
            Self::DockerEndpoint => endpoint::check(text, release, endpoint::Client::Docker),
            Self::ScannerEndpoint => endpoint::check(text, release, endpoint::Client::Scanner),
            Self::Address => unchecked::check(text),
            Self::RegistryAddress => address::check(text),
            Self::Namespace => namespace::check(text),
            Self::TargetUrl => target_url::check(text),
            Self::TargetName => target_name::check(text),
            Self::GoogleCredential => google_credential::check(text),
            Self::Timestamp => timestamp::check(text),
            Self::Uuid => uuid::check(text),
            Self::Domain => host::check_domain(text),
            Self::Ip => host::check_ip(text),
            Self::ServiceUrl => service_url::check(text),
            Self::Token => token::check(text),
            Self::Segment => segment::check(text),
        }
    }

    /// The published pattern, in the syntax that JavaScript (flags `u` and `v`) and Rust's `fancy-regex` share.
    /// It accepts every text that [`Format::check`] does not refuse, the empty one included.
    #[must_use]
    pub fn pattern(self, release: Release) -> Option<&'static str> {
        match self {
            Self::Any | Self::Address | Self::Uuid => None,
            Self::Endpoint | Self::DockerEndpoint | Self::ScannerEndpoint => Some(endpoint::pattern(release)),
            Self::RegistryAddress => Some(address::PATTERN),
            Self::Namespace => Some(namespace::PATTERN),
            Self::TargetUrl => Some(target_url::PATTERN),
            Self::TargetName => Some(target_name::PATTERN),
            Self::GoogleCredential => Some(google_credential::PATTERN),
            Self::Timestamp => Some(timestamp::PATTERN),
            Self::Domain => Some(host::DOMAIN_PATTERN),
            Self::Ip => Some(host::IP_PATTERN),
            Self::ServiceUrl => Some(service_url::PATTERN),
            Self::Token => Some(token::PATTERN),
            Self::Segment => Some(segment::PATTERN),
        }
    }

    /// Texts on both sides of the format, which its tests hold it to; the endpoint's are for the latest release.
    #[must_use]
    pub const fn evidence(self) -> Evidence {
        let (accepts, traps, rejects): (&[&str], Marked, Marked) = match self {
            Self::Any => (&[], &[], &[]),
            Self::Endpoint | Self::DockerEndpoint | Self::ScannerEndpoint => {
                (endpoint::ACCEPTS, endpoint::TRAPS, endpoint::REJECTS)
            }
            Self::Address => (unchecked::ACCEPTS, unchecked::TRAPS, &[]),
            Self::RegistryAddress => (address::ACCEPTS, address::TRAPS, address::REJECTS),
            Self::Namespace => (namespace::ACCEPTS, namespace::TRAPS, namespace::REJECTS),
            Self::TargetUrl => (target_url::ACCEPTS, target_url::TRAPS, target_url::REJECTS),
            Self::TargetName => (target_name::ACCEPTS, target_name::TRAPS, target_name::REJECTS),
            Self::GoogleCredential => {
                (google_credential::ACCEPTS, google_credential::TRAPS, google_credential::REJECTS)
            }
            Self::Timestamp => (timestamp::ACCEPTS, timestamp::TRAPS, timestamp::REJECTS),
            Self::Uuid => (uuid::ACCEPTS, uuid::TRAPS, &[]),
            Self::ServiceUrl => (service_url::ACCEPTS, service_url::TRAPS, service_url::REJECTS),
            Self::Token => (token::ACCEPTS, token::TRAPS, token::REJECTS),
            Self::Segment => (segment::ACCEPTS, segment::TRAPS, segment::REJECTS),
            Self::Domain => (host::ACCEPTS, host::TRAPS, host::REJECTS),
            Self::Ip => (&["10.0.0.7", "2001:db8::7"], &[], &[("10.0.0", Reason::Ip), ("registry", Reason::Ip)]),
        };
        Evidence { accepts, traps, rejects }
    }

    /// Whether the text can carry `user:password@`, which masking must find.
    #[must_use]
    pub const fn may_hold_userinfo(self) -> bool {
        matches!(
            self,
            Self::Endpoint
                | Self::DockerEndpoint
                | Self::ScannerEndpoint
                | Self::Address
                | Self::RegistryAddress
                | Self::TargetUrl
                | Self::ServiceUrl
        )
    }
}
