//! Ids that sort in the order in which they were made, even while the clock stands or goes back.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

/// The last id's milliseconds and, in the lowest 12 bits, its number within them (RFC 9562, 6.2, method 1).
#[derive(Default)]
pub struct Ids(AtomicU64);

impl Ids {
    /// A UUIDv7 (RFC 9562, 5.7) greater than all before.
    pub fn next(&self, now: DateTime<Utc>, chance: [u8; 10]) -> Uuid {
        let earliest = u64::try_from(now.timestamp_millis()).unwrap_or(0) << 12;
        let after = |last: u64| Some(earliest.max(last + 1));
        let last = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, after)
            .unwrap_or(0);
        let current = earliest.max(last + 1);
        let [_, _, rest @ ..] = chance;
        let [_, _, _, _, _, _, high, low] = (current & 0xfff).to_be_bytes();
        let mut tail = [0; 10];
        tail.iter_mut()
            .zip([high, low].into_iter().chain(rest))
            .for_each(|(byte, new)| *byte = new);
        Builder::from_unix_timestamp_millis(current >> 12, &tail).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::Ids;

    #[test]
    fn ids_grow_while_the_clock_stands_or_goes_back() {
        let ids = Ids::default();
        let start = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let times = (0..10_000).map(|count| start - TimeDelta::milliseconds(count / 100));
        let made: Vec<_> = times.map(|now| ids.next(now, [7; 10])).collect();
        assert!(made.is_sorted_by(|a, b| a < b));
        assert_eq!(made.first().map(|id| id.get_version_num()), Some(7));
    }
}
