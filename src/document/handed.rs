//! The profile, handed to Typst in a way that keeps its caches.
//!
//! Typst's caches go by the library, so that a profile among its inputs would renew all of them with each edit. So the library is
//! the same for every document: its one input is a function, which reads a small file with the hash of the profile and gives the
//! profile of that hash. Typst keeps track of who has read the file.

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};

use typst::comemo::Tracked;
use typst::diag::{At, SourceResult};
use typst::engine::Engine;
use typst::foundations::{
    Args, Bytes, CastInfo, Context, Dict, Func, IntoValue, NativeFuncData, NativeFuncPtr, Scope, Value,
};
use typst::syntax::FileId;
use typst::utils::{LazyHash, hash128};
use typst::{Feature, Library, LibraryBuilder, LibraryExt, World};

use super::files::file_id;

/// The input that `main.typ` gets the profile from.
const INPUT: &str = "profile";

/// A profile that the function finds for as long as this lives.
pub(super) struct Handed {
    key: Bytes,
    _value: Arc<Value>,
}

/// The profiles of the documents that are being set, by their keys.
static PROFILES: Mutex<Vec<(Bytes, Weak<Value>)>> = Mutex::new(Vec::new());

impl Handed {
    /// Hands a profile over.
    pub fn new(value: Value) -> Self {
        let key = Bytes::from_string(format!("{:032x}", hash128(&value)));
        let value = Arc::new(value);
        let mut profiles = profiles();
        profiles.retain(|(_, profile)| profile.strong_count() > 0);
        profiles.push((key.clone(), Arc::downgrade(&value)));
        Self { key, _value: value }
    }

    /// What the file is to hold.
    pub fn key(&self) -> Bytes {
        self.key.clone()
    }
}

/// The file with the key of the profile.
pub(super) fn key_file() -> FileId {
    static FILE: LazyLock<FileId> = LazyLock::new(|| file_id("/profile.key").expect("the path is plain"));
    *FILE
}

/// Typst's own functions, with the one for the profile or without.
pub(super) fn library(hands_over: bool) -> &'static LazyHash<Library> {
    static WITH: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
        let mut inputs = Dict::new();
        inputs.insert(INPUT.into(), Func::from(&FUNCTION).into_value());
        LazyHash::new(builder().with_inputs(inputs).build())
    });
    static WITHOUT: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(builder().build()));
    if hands_over { &WITH } else { &WITHOUT }
}

/// With what tells the cells of a table that are labels from those that are not.
fn builder() -> LibraryBuilder {
    Library::builder().with_features([Feature::A11yExtras].into_iter().collect())
}

static FUNCTION: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&profile),
    name: INPUT,
    title: "Profile",
    docs: "The profile that the document shows.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&|| CastInfo::Any),
};

fn profile(engine: &mut Engine, _: Tracked<Context>, args: &mut Args) -> SourceResult<Value> {
    let key = engine.world.file(key_file()).at(args.span)?;
    let of_key = |(other, profile): &(Bytes, Weak<Value>)| profile.upgrade().filter(|_| *other == key);
    let value = profiles().iter().find_map(of_key);
    Ok(value.map_or(Value::None, |value| Value::clone(&value)))
}

fn profiles() -> MutexGuard<'static, Vec<(Bytes, Weak<Value>)>> {
    // A panic elsewhere leaves the list as it was.
    PROFILES.lock().unwrap_or_else(PoisonError::into_inner)
}
