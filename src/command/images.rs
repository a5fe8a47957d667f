//! The images to upload, by the grammar of references.

use std::collections::BTreeSet;

use super::account::Account;
use super::fault::{Place, option};
use super::options::{Image, Stage, UploadOptions, given};
use super::runtime::Part;
use crate::format::Reason;
use crate::format::reference::{Reference, path_fault, tag_fault};
use crate::issue::{Code, Issue};

/// One image to upload.
#[derive(Debug)]
pub(super) struct Upload {
    /// As it is given.
    pub(super) source: String,
    /// With registry and tag.
    pub(super) full_source: String,
    /// In the registry it goes to.
    pub(super) target: String,
    pub(super) platform: Option<String>,
    /// Whether it comes from the registry it goes to.
    pub(super) is_own: bool,
}

/// What the judgement of an image depends on.
struct Context<'a> {
    account: Option<&'a Account>,
    pulls: bool,
    /// Whether a command takes the platform.
    has_platforms: bool,
}

/// Reads the images; without an account they are only judged.
pub(super) fn read(
    options: &UploadOptions,
    stages: &[Stage],
    account: Option<&Account>,
    issues: &mut Vec<Issue>,
) -> Vec<Upload> {
    let tool = options.runtime.tool();
    let takes_platform = |stage: &Stage| {
        let shape = match stage {
            Stage::Pull => tool.pull,
            Stage::Load => tool.load,
            Stage::Push => tool.push,
            _ => &[],
        };
        shape.iter().any(|part| matches!(part, Part::Platform | Part::Platforms(_)))
    };
    let context =
        Context { account, pulls: stages.contains(&Stage::Pull), has_platforms: stages.iter().any(takes_platform) };
    let place = option("images", "images");
    let mut names = BTreeSet::new();
    let mut uploads = Vec::new();
    for (index, image) in options.images.iter().enumerate() {
        let place = place.item(index, "target image");
        let known = issues.len();
        let upload = upload(image, &context, &place, issues);
        let is_sound = !issues.iter().skip(known).any(Issue::is_error);
        let Some((name, upload)) = upload.filter(|_| is_sound) else { continue };
        if names.insert(name) {
            uploads.push(upload);
        } else {
            issues.push(place.error(Code::Repeated));
        }
    }
    uploads
}

fn upload(image: &Image, context: &Context<'_>, place: &Place, issues: &mut Vec<Issue>) -> Option<(String, Upload)> {
    let Context { account, pulls, has_platforms } = *context;
    if let Some(platform) = given(image.platform.as_ref()) {
        let place = place.member("platform", "platform");
        if let Some(reason) = platform_fault(platform) {
            issues.push(place.bad_format("platform", reason));
        } else if !has_platforms {
            let why = "No command of this upload takes a platform: what is there is uploaded as it is";
            issues.push(place.warning(Code::Ignored, why));
        }
    }
    let at_source = place.member("source", "source image");
    if image.source.is_empty() {
        issues.push(at_source.error(Code::Missing));
    }
    let source = match parse(&image.source) {
        Ok(source) if pulls && source.domain.is_none() => {
            issues.push(at_source.bad_format("reference", Reason::BareHost));
            Some(source)
        }
        Ok(source) => Some(source),
        Err(reason) => {
            issues.extend((!image.source.is_empty()).then(|| at_source.bad_format("reference", reason)));
            None
        }
    };
    let default_name = source.and_then(|source| source.path.rsplit('/').next());
    let name = given(image.name.as_ref()).or(default_name);
    let tag = given(image.tag.as_ref()).or(source.and_then(|source| source.tag)).unwrap_or("latest");
    if let Some(name) = name {
        let namespace = account.map(|account| account.namespace.as_str());
        // Its grammar first: the project's is the payload's business.
        let whole = || path_fault(&format!("{}/{name}", namespace?));
        if let Some(reason) = path_fault(name).or_else(whole) {
            issues.push(place.member("name", "image name").bad_format("namespace", reason));
        }
    }
    if let Some(reason) = tag_fault(tag) {
        issues.push(place.member("tag", "tag").bad_format("tag", reason));
    }
    let (source, name) = (source?, name?);
    let (host, namespace) = account.map_or(("", ""), |account| (&account.host, &account.namespace));
    let upload = Upload {
        source: image.source.clone(),
        full_source: source.full(),
        target: format!("{host}/{namespace}/{name}:{tag}"),
        platform: given(image.platform.as_ref()).map(str::to_owned),
        is_own: source.registry() == host,
    };
    Some((format!("{name}:{tag}"), upload))
}

/// Reads a source. `sha256:` and an image's ID is how docker prints the ID, though its grammar knows a name and a tag.
fn parse(source: &str) -> Result<Reference<'_>, Reason> {
    let id = source.strip_prefix("sha256:").map(Reference::parse);
    if id == Some(Err(Reason::ImageId)) { Err(Reason::ImageId) } else { Reference::parse(source) }
}

/// `os/architecture[/variant]` of containerd/platforms, without the forms that leave one out or add an OS version.
fn platform_fault(text: &str) -> Option<Reason> {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
    };
    if !(2..=3).contains(&text.split('/').count()) {
        Some(Reason::Separator)
    } else if !text.split('/').all(is_part) {
        Some(Reason::Character)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms() {
        for (text, fault) in [
            ("linux/amd64", None),
            ("linux/arm/v7", None),
            ("amd64", Some(Reason::Separator)),
            ("linux/arm/v7/x", Some(Reason::Separator)),
            ("linux/", Some(Reason::Character)),
            ("linux/amd 64", Some(Reason::Character)),
            ("windows(10.0)/amd64", Some(Reason::Character)),
        ] {
            assert_eq!(platform_fault(text), fault, "{text}");
        }
    }
}
