//! How deep the stack was used: who wipes it behind a call (`crate::wasm`) wipes no more than that. A payload that is like
//! others before needs little of it; whatever reads one with care says so here.

#[cfg(feature = "wasm")]
use std::cell::Cell;

#[cfg(feature = "wasm")]
thread_local! {
    static DEEP: Cell<bool> = const { Cell::new(true) };
}

/// What follows needs more than a little.
#[inline]
pub(crate) fn is_deep() {
    #[cfg(feature = "wasm")]
    DEEP.set(true);
}

/// Whether that was said since this was last asked.
#[cfg(feature = "wasm")]
pub(crate) fn was_deep() -> bool {
    DEEP.take()
}
