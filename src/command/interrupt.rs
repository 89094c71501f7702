//! Being told to stop: by Ctrl-C, or by the system.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What tells a process to stop, each with the exit status that shells give for it.
const SIGNALS: [(i32, u8); 2] = [(SIGINT, 130), (SIGTERM, 143)];

/// Whether the process was told to stop.
#[derive(Default)]
pub struct Interrupt {
    status: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

impl Interrupt {
    /// Has the first signal do nothing but be noticed, for the documents under way to be finished; a second one ends the process.
    pub fn notice(&self) {
        for (signal, status) in SIGNALS {
            // Where the system does not let it be noticed, it ends the process as it always did.
            let _ = flag::register_conditional_shutdown(signal, status.into(), Arc::clone(&self.stopped))
                .and_then(|_| flag::register_usize(signal, Arc::clone(&self.status), status.into()))
                .and_then(|_| flag::register(signal, Arc::clone(&self.stopped)));
        }
    }

    /// The exit status, if it was.
    pub fn status(&self) -> Option<u8> {
        u8::try_from(self.status.load(Ordering::SeqCst)).ok().filter(|status| *status > 0)
    }
}

/// Leaves it to the parent process to stop.
pub fn ignore() {
    let never = Arc::new(AtomicBool::new(false));
    for (signal, _) in SIGNALS {
        // The same, if it cannot be left to it.
        let _ = flag::register(signal, Arc::clone(&never));
    }
}
