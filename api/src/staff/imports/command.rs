//! The same on the command line, to its end.

use std::sync::Arc;

use super::begin::Order;
use super::importable::Counts;
use super::job::Job;
use super::kind::Kind;
use super::run::{Outcome, run};
use super::words::message;
use super::wrong::Wrong;
use crate::app::App;
use crate::http::Language;

/// How it ended.
#[derive(Debug)]
pub enum Told {
    Done(Counts),
    /// Everything that is wrong, a line each, and how many things are.
    Rejected(Vec<String>, usize),
    Failed,
}

/// Brings in a file, and waits for it.
pub async fn bring_in(
    app: &Arc<App>,
    kind: Kind,
    dry_run: bool,
    file_name: Option<&str>,
    bytes: Vec<u8>,
) -> Result<Told, crate::http::Problem> {
    let job = Job::open(app, Order { kind, dry_run }, None, file_name, &bytes).await?;
    Ok(match run(app, job, bytes).await {
        Outcome::Done(counts) => Told::Done(counts),
        Outcome::Rejected(wrong) => {
            let count = wrong.count();
            Told::Rejected(
                wrong.in_order().iter().map(|wrong| told(kind, wrong)).collect(),
                count,
            )
        }
        Outcome::Failed => Told::Failed,
    })
}

/// Without what stands there: what is known of people is in no log.
fn told(kind: Kind, wrong: &Wrong) -> String {
    let row = wrong.row.map(|row| format!("row {row}"));
    let column = wrong.column.map(|column| column.spelt());
    let place: Vec<_> = row.into_iter().chain(column).collect();
    let message = message(Language::English, kind, wrong.code, wrong.detail.as_deref());
    match place.is_empty() {
        true => message,
        false => format!("{}: {message}", place.join(", ")),
    }
}
