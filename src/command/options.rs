//! What the caller may choose about an upload command. An empty text is as good as none: forms send such.

use serde::{Deserialize, Serialize};

macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $choice:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$doc])* $choice,)* }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$choice,)*];

            /// Its stable name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$choice => $text,)* }
            }
        }
    };
}

choices! {
    /// The container tool that runs the upload.
    Runtime {
        /// Docker's command line.
        #[default]
        Docker = "docker",
        /// Podman.
        Podman = "podman",
        /// nerdctl, for containerd.
        Nerdctl = "nerdctl",
        /// ctr, containerd's own tool. It has no login: its push asks for the password at the terminal.
        Ctr = "ctr",
    }
}

choices! {
    /// The shell that the script is for.
    Shell {
        /// Any POSIX shell.
        #[default]
        Sh = "sh",
        /// PowerShell 5.1 and later.
        PowerShell = "powershell",
        /// cmd.exe, as a batch file.
        Cmd = "cmd",
    }
}

choices! {
    /// How the password reaches the login.
    PasswordFrom {
        /// From standard input; at a terminal the login asks for it, where the shell can tell.
        #[default]
        Stdin = "stdin",
        /// The login asks for it, and the payload need not have it.
        Prompt = "prompt",
    }
}

choices! {
    /// One part of an upload, in the order in which they run.
    Stage {
        /// Fetch the archive.
        #[default]
        Download = "download",
        /// Fetch the images from the registry they are in. Where that is the registry they go to, the login comes first;
        /// log in to any other yourself.
        Pull = "pull",
        /// Unpack a zip. Named, it says that the file is one, whatever it is called.
        Unzip = "unzip",
        /// Read the archive into the runtime.
        Load = "load",
        /// Log in to the registry.
        Login = "login",
        /// Give the images their names in the registry.
        Tag = "tag",
        /// Upload them.
        Push = "push",
        /// Log out again, whatever happened. A script does so on every way out; who runs the steps has to. It also ends
        /// a login to that registry that was there before.
        Logout = "logout",
    }
}

/// What to upload, and with what.
///
/// Nobody documents how the scan component's images and its archive are called, so they are options.
///
/// By default the upload ends with a logout. Container tools keep one login to a registry: the upload's takes the place
/// of an earlier one, and the logout ends it for good. Without the stage `logout` the login stays.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UploadOptions {
    /// The container tool.
    pub runtime: Runtime,
    /// The shell of the script.
    pub shell: Shell,
    /// How the password reaches the login; by default from standard input. `ctr` always asks for it.
    pub password_from: Option<PasswordFrom>,
    /// A file with the images: a tar archive, compressed or not, or a zip that holds such archives.
    pub archive: Option<String>,
    /// Where to fetch such a file; `archive` then only tells by its name what it is. Without, it is a zip, as HSS has it,
    /// unless the address names a tar archive.
    #[serde(rename = "download_url", alias = "downloadUrl")]
    pub download_url: Option<String>,
    /// The images. Those that name a registry are pulled from there when there is no file to load.
    pub images: Vec<Image>,
    /// The stages that the command has; by default those that the other options call for. `ctr` has no login and logout.
    pub stages: Option<Vec<Stage>>,
    /// The containerd namespace that `nerdctl` and `ctr` keep images in; by default that of Kubernetes, `k8s.io`.
    pub containerd_namespace: Option<String>,
    /// Whether the registry is spoken to in plain HTTP.
    pub plain_http: bool,
}

// The address of a download may carry a signature.
impl std::fmt::Debug for UploadOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { runtime, shell, password_from, stages, plain_http, .. } = self;
        f.debug_struct("UploadOptions")
            .field("runtime", runtime)
            .field("shell", shell)
            .field("password_from", password_from)
            .field("stages", stages)
            .field("plain_http", plain_http)
            .finish_non_exhaustive()
    }
}

/// One image to upload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Image {
    /// Its reference, as the archive or the registry it is pulled from names it.
    pub source: String,
    /// Its name in the project; by default the last component of its source.
    pub name: Option<String>,
    /// Its tag in the project; by default that of its source, or `latest`.
    pub tag: Option<String>,
    /// `os/architecture[/variant]`, where the source has several. Docker pushes by platform since its API 1.46.
    pub platform: Option<String>,
}

/// The text when it is given.
pub(super) fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}
