//! Work that is begun beside the main thread, where the system makes threads: what is not done by then is done when it is needed.

use std::thread::{Builder, Scope};

/// Begins `work`, which is over when `scope` ends.
pub fn begin_in<'scope>(scope: &'scope Scope<'scope, '_>, work: impl FnOnce() + Send + 'scope) {
    // A limit on threads leaves the work to those who need it.
    let _ = Builder::new().spawn_scoped(scope, work);
}
