//! An allocator that forgets: freed memory is zeroed before it can be handed out again.
//!
//! A payload passes through many short-lived strings, those of `serde_json` and of the generated JavaScript glue
//! included, and WebAssembly memory never shrinks: without this, credentials would stay readable in it long after a
//! call. Growing moves, so that nothing is left behind where a block was.
#![expect(unsafe_code, reason = "a global allocator cannot be written without; the only unsafe code of the crate")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: Wiping = Wiping;

struct Wiping;

// SAFETY: every block comes from and goes back to `System` with its own layout. A block is written to only within its
// layout's size, and only while this allocator owns it.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives a block of this layout and gives it up.
        unsafe {
            block.write_bytes(0, layout.size());
            // The zeros must really be written, although nobody reads them.
            black_box(block);
            System.dealloc(block, layout);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: `size` is not zero and does not overflow, as the caller promises; both blocks hold what is copied.
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}
