//! The images to upload, by the grammar of references.

use std::collections::BTreeSet;

use super::account::Account;
use super::fault::{Place, option};
use super::options::{Image, given};
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
}

/// Reads the images; without an account they are only judged.
pub(super) fn read(images: &[Image], account: Option<&Account>, issues: &mut Vec<Issue>) -> Vec<Upload> {
    let place = option("images", "images");
    let mut names = BTreeSet::new();
    let mut uploads = Vec::new();
    for (index, image) in images.iter().enumerate() {
        let place = place.item(index, "target image");
        let known = issues.len();
        let upload = upload(image, account, &place, issues);
        let Some((name, upload)) = upload.filter(|_| issues.len() == known) else { continue };
        if names.insert(name) {
            uploads.push(upload);
        } else {
            issues.push(place.error(Code::Repeated));
        }
    }
    uploads
}

fn upload(
    image: &Image,
    account: Option<&Account>,
    place: &Place,
    issues: &mut Vec<Issue>,
) -> Option<(String, Upload)> {
    if let Some(platform) = given(image.platform.as_ref())
        && let Some(reason) = platform_fault(platform)
    {
        issues.push(place.member("platform", "platform").bad_format("platform", reason));
    }
    let at_source = place.member("source", "source image");
    if image.source.is_empty() {
        issues.push(at_source.error(Code::Missing));
    }
    let source = match Reference::parse(&image.source) {
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
    };
    Some((format!("{name}:{tag}"), upload))
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
