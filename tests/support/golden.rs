//! Golden files: `UPDATE=1 cargo test` writes them anew.

use std::fs;
use std::path::Path;

/// Holds the text against the file, or writes the file.
#[track_caller]
pub(crate) fn hold(file: &str, fresh: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        path.parent().map(fs::create_dir_all).transpose().and_then(|_| fs::write(&path, fresh)).unwrap_or_default();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "{file} has drifted from the tables: run UPDATE=1 cargo test");
}
