//! The threads that Typst shares its work among.

use std::error::Error;
use std::sync::LazyLock;

use rayon::ThreadPoolBuilder;

/// Makes them before Typst asks for them, which panics where the system makes no more: then the calling thread does all of it.
pub(super) fn prepare() {
    static SHORT_OF_THREADS: LazyLock<bool> = LazyLock::new(|| {
        // That others have made them already has no source, and is as well.
        ThreadPoolBuilder::new().build_global().is_err_and(|error| error.source().is_some())
    });
    let is_alone = rayon::current_thread_index().is_some();
    if !is_alone && *SHORT_OF_THREADS {
        alone();
    }
}

/// Has the calling thread do all the work of its documents by itself: where each core sets another document, threads that they
/// share cost more than they give.
pub fn alone() {
    // It takes part for as long as it lives; that it does already is an error, and as well.
    if let Ok(pool) = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build() {
        std::mem::forget(pool);
    }
}
