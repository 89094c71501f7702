//! What was made before, by what it was made of, for as long as it is needed again and again.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

/// Values by what they were made of.
#[derive(Debug)]
pub struct Memo<K, V>(Mutex<FxHashMap<K, Known<V>>>);

#[derive(Debug)]
struct Known<V> {
    value: V,
    /// How often it was to be forgotten since it was needed.
    age: usize,
}

impl<K: Hash + Eq, V: Clone> Memo<K, V> {
    /// The value that was made of `key`.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let mut all = self.all();
        let known = all.get_mut(key)?;
        known.age = 0;
        Some(known.value.clone())
    }

    /// Keeps the value that was made of `key`.
    pub fn keep(&self, key: K, value: V) {
        self.all().insert(key, Known { value, age: 0 });
    }

    /// Forgets what was not needed for so many rounds, of which this ends one.
    pub fn forget(&self, rounds: usize) {
        self.all().retain(|_, known| {
            known.age += 1;
            known.age <= rounds
        });
    }

    fn all(&self) -> MutexGuard<'_, FxHashMap<K, Known<V>>> {
        // A panic elsewhere leaves it as it was.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn what_is_not_needed_for_some_rounds_is_forgotten() {
        let memo = Memo::default();
        memo.keep("old", 1);
        memo.keep("new", 2);
        for _ in 0..3 {
            assert_eq!(memo.get("new"), Some(2));
            memo.forget(2);
        }
        assert_eq!([memo.get("old"), memo.get("new")], [None, Some(2)]);
    }
}
