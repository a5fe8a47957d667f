//! Which stages a command has, and whether each has what it needs.

use super::archive::{is_tar_at, is_zip};
use super::fault::option;
use super::options::{Image, Stage, UploadOptions, given};
use crate::format::reference::Reference;
use crate::issue::{Code, Issue};

/// The stages, in their order.
pub(super) fn read(options: &UploadOptions, issues: &mut Vec<Issue>) -> Vec<Stage> {
    let (archive, url) = (given(options.archive.as_ref()).is_some(), given(options.download_url.as_ref()).is_some());
    let images = !options.images.is_empty();
    // A source without a registry is at hand already.
    let is_elsewhere = |image: &Image| Reference::parse(&image.source).is_ok_and(|source| source.domain.is_some());
    let by_default = |stage: &Stage| match stage {
        Stage::Download => url,
        Stage::Pull => !archive && !url && options.images.iter().any(is_elsewhere),
        Stage::Unzip => (archive || url) && is_zipped(options, url),
        Stage::Load => archive || url,
        Stage::Login | Stage::Tag | Stage::Push | Stage::Logout => true,
    };
    let exists =
        |stage: &&Stage| !matches!(stage, Stage::Login | Stage::Logout) || options.runtime.tool().login.is_some();
    let chosen =
        |stage: &Stage| options.stages.as_ref().map_or_else(|| by_default(stage), |named| named.contains(stage));
    let stages: Vec<Stage> = Stage::ALL.iter().filter(exists).copied().filter(chosen).collect();

    let has = |stage| stages.contains(&stage);
    let (downloads, loads) = (has(Stage::Download), has(Stage::Load));
    let zipped = is_zipped(options, downloads);
    let at_archive = option("archive", "archive");
    let at_stages = option("stages", "stages");
    let named = options.stages.as_ref().is_some_and(|named| !named.is_empty());
    if stages.is_empty() && named {
        let why = "ctr has no login, and so no logout: its push asks for the password";
        issues.push(Issue { why: why.into(), ..option("stages", "this choice of stages").error(Code::NotApplicable) });
    } else if stages.is_empty() {
        issues.push(at_stages.error(Code::Missing));
    }
    if downloads && !url {
        issues.push(option("download_url", "download address").missing("the archive is downloaded"));
    }
    if (loads || has(Stage::Unzip)) && !downloads && !archive {
        issues.push(at_archive.missing("there is an archive to unpack or load"));
    } else if loads && zipped && !has(Stage::Unzip) {
        let why = "Container tools load tar archives, not zips: unpack it first";
        issues.push(Issue { why: why.into(), ..at_stages.error(Code::Conflict) });
    }
    if !images && [Stage::Pull, Stage::Tag, Stage::Push].into_iter().any(has) {
        issues.push(option("images", "images").missing("images are pulled, tagged or pushed"));
    }
    if (downloads || has(Stage::Unzip)) && !loads {
        issues.push(
            option("stages", "what is downloaded or unpacked")
                .warning(Code::Ignored, "Without the stage load it is removed at the end"),
        );
    }
    stages
}

/// Whether what is loaded comes as a zip: who names the stage knows, else the archive's name tells. HSS serves a zip, so
/// a download is one unless its address names a tar archive.
pub(super) fn is_zipped(options: &UploadOptions, downloads: bool) -> bool {
    if options.stages.as_ref().is_some_and(|stages| stages.contains(&Stage::Unzip)) {
        true
    } else if let Some(archive) = given(options.archive.as_ref()) {
        is_zip(archive)
    } else {
        downloads && !options.download_url.as_deref().is_some_and(is_tar_at)
    }
}
