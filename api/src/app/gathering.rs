//! One query for what many requests ask at the same time.

use std::collections::HashMap;
use std::future::Future;
use std::hash::Hash;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sea_orm::DbErr;
use tokio::sync::oneshot;

/// At most so many different keys go into one query.
const MOST_KEYS: usize = 64;

type Answer<V> = Result<Option<V>, DbErr>;

/// Look-ups by key. While a query is under way, whoever asks waits for the next one and shares it. Nothing is
/// remembered: an answer always comes from a query that began after it was asked for.
pub struct Gathering<K, V>(Arc<Mutex<Asked<K, V>>>);

struct Asked<K, V> {
    waiting: Vec<(K, oneshot::Sender<Answer<V>>)>,
    under_way: bool,
}

impl<K, V> Default for Gathering<K, V> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Asked {
            waiting: Vec::new(),
            under_way: false,
        })))
    }
}

impl<K, V> Gathering<K, V>
where
    K: Clone + Eq + Hash + Send + 'static,
    V: Clone + Send + 'static,
{
    /// What `query` finds for `key`. It is given the keys of everyone who waits, and answers with what there is.
    pub async fn ask<Q, F>(&self, key: K, query: Q) -> Answer<V>
    where
        Q: Fn(Vec<K>) -> F + Send + 'static,
        F: Future<Output = Result<HashMap<K, V>, DbErr>> + Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        let is_first = {
            let mut asked = lock(&self.0);
            asked.waiting.push((key, sender));
            !mem::replace(&mut asked.under_way, true)
        };
        if is_first {
            // A task of its own: the others must not lose their answer when the first one's client goes away.
            tokio::spawn(answer_all(UnderWay(self.0.clone()), query));
        }
        answer
            .await
            .unwrap_or_else(|_| Err(DbErr::Custom("the query was given up".to_owned())))
    }
}

async fn answer_all<K, V, Q, F>(under_way: UnderWay<K, V>, query: Q)
where
    K: Clone + Eq + Hash,
    V: Clone,
    Q: Fn(Vec<K>) -> F,
    F: Future<Output = Result<HashMap<K, V>, DbErr>>,
{
    loop {
        // Requests that are ready at this moment come along.
        tokio::task::yield_now().await;
        let Some(waiting) = under_way.take() else {
            return;
        };
        let found = query(waiting.keys().cloned().collect()).await;
        for (key, senders) in waiting {
            let answer = found
                .as_ref()
                .map(|found| found.get(&key).cloned())
                .map_err(Clone::clone);
            for sender in senders {
                let _ = sender.send(answer.clone());
            }
        }
    }
}

/// Keys to a power of two: so the database prepares a handful of statements, not one for each number of them.
pub fn pad<K: Clone>(keys: &mut Vec<K>) {
    if let Some(last) = keys.last().cloned() {
        keys.resize(keys.len().next_power_of_two(), last);
    }
}

/// Says that nothing is under way any more, even if the query panics; whoever waited then is told.
struct UnderWay<K, V>(Arc<Mutex<Asked<K, V>>>);

impl<K: Eq + Hash, V> UnderWay<K, V> {
    /// Who waits, by key; `None`, and the end, if nobody does.
    fn take(&self) -> Option<HashMap<K, Vec<oneshot::Sender<Answer<V>>>>> {
        let mut asked = lock(&self.0);
        if asked.waiting.is_empty() {
            asked.under_way = false;
            return None;
        }
        let mut taken: HashMap<K, Vec<_>> = HashMap::new();
        for (key, sender) in mem::take(&mut asked.waiting) {
            if taken.len() < MOST_KEYS || taken.contains_key(&key) {
                taken.entry(key).or_default().push(sender);
            } else {
                asked.waiting.push((key, sender));
            }
        }
        Some(taken)
    }
}

impl<K, V> Drop for UnderWay<K, V> {
    fn drop(&mut self) {
        let mut asked = lock(&self.0);
        if std::thread::panicking() {
            asked.under_way = false;
            asked.waiting.clear();
        }
    }
}

fn lock<K, V>(asked: &Mutex<Asked<K, V>>) -> MutexGuard<'_, Asked<K, V>> {
    asked.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;

    use super::Gathering;

    #[tokio::test]
    async fn who_asks_at_the_same_time_shares_a_query() {
        let gathering = Arc::new(Gathering::<u32, u32>::default());
        let queries = Arc::new(AtomicUsize::new(0));
        let ask = |key: u32| {
            let (gathering, queries) = (gathering.clone(), queries.clone());
            async move {
                let query = move |keys: Vec<u32>| {
                    queries.fetch_add(1, Ordering::Relaxed);
                    async move {
                        tokio::task::yield_now().await;
                        let even = keys.into_iter().filter(|key| key % 2 == 0);
                        Ok(even.map(|key| (key, key * 10)).collect::<HashMap<_, _>>())
                    }
                };
                gathering.ask(key, query).await.unwrap()
            }
        };
        let answers = join_all((0..1000).map(|n| ask(n % 200))).await;
        for (n, answer) in (0_u32..1000).zip(answers) {
            let key = n % 200;
            assert_eq!(answer, (key % 2 == 0).then_some(key * 10));
        }
        assert_eq!(queries.load(Ordering::Relaxed), 4, "200 keys by 64");
    }

    #[tokio::test]
    async fn a_query_that_breaks_down_leaves_nobody_waiting() {
        let gathering = Gathering::<u32, u32>::default();
        let broken = gathering.ask(1, |_| async { panic!("on purpose") }).await;
        assert!(broken.is_err());
        let well = gathering.ask(1, |_| async { Ok(HashMap::from([(1, 2)])) }).await;
        assert_eq!(well.unwrap(), Some(2));
    }
}
