use chrono::TimeDelta;

/// What is taken for a table of units, members or numbers (CWE-409).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPolicy {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of all files that are in memory at the same time; others wait, unread.
    pub files_memory: usize,
    /// Bytes that the parts of a workbook have when they are unpacked, and that its texts have in memory.
    pub unpacked: u64,
    pub rows: usize,
    pub columns: usize,
    /// Wrong rows and fields that are listed; more are only counted.
    pub errors: usize,
    /// A server that has not been heard of for so long will not bring its import to an end.
    pub silence: TimeDelta,
}

impl ImportPolicy {
    pub const fn standard() -> Self {
        Self {
            bytes: 20 * 1024 * 1024,
            files_memory: 40 * 1024 * 1024,
            unpacked: 128 * 1024 * 1024,
            rows: 100_000,
            columns: 64,
            errors: 100_000,
            silence: TimeDelta::seconds(60),
        }
    }
}
