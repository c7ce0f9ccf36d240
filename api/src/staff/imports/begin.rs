use std::sync::Arc;

use super::job::{By, Job};
use super::kind::Kind;
use super::run::run;
use super::view::Import;
use crate::app::App;
use crate::http::{Caller, Failed, Given, Problem, TableFile, WrongFields};
use crate::session::{RecentlyProven, StaffCurrent};

/// What is to be done with a file.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    pub kind: Kind,
    pub dry_run: bool,
}

impl Order {
    pub fn read(kind: Option<Given<Kind>>, dry_run: Option<Given<bool>>) -> Result<Self, Problem> {
        let mut wrong = WrongFields::default();
        let is_missing = kind.is_none();
        let kind = wrong.read("kind", kind);
        if is_missing {
            wrong.note("kind", "required");
        }
        let dry_run = wrong.read("dry_run", dry_run).unwrap_or(false);
        match kind {
            Some(kind) => wrong.refuse().map(|()| Self { kind, dry_run }),
            None => Err(wrong.into_problem()),
        }
    }
}

/// Members are what a thief would bring in first; units move who looks after whom, and numbers say who may have which.
pub fn proven(app: &App, current: &StaffCurrent, order: Order) -> Result<(), Problem> {
    match order.dry_run {
        true => Ok(()),
        false => RecentlyProven::of(app, current).map(drop),
    }
}

/// Takes the file and goes on after the answer.
pub async fn begin(
    app: &Arc<App>,
    current: &StaffCurrent,
    caller: &Caller,
    order: Order,
    file: TableFile,
) -> Result<Import, Failed> {
    proven(app, current, order)?;
    let by = By {
        current: current.clone(),
        caller: caller.clone(),
    };
    let job = Job::open(app, order, Some(by), file.name.as_deref(), &file.bytes).await?;
    let import = job.row(app).await?;
    let name = current.full_name.as_ref().unwrap_or(&current.username);
    let begun = Import::of(&app.imports.rows_done(), import, Some(name.clone()));
    let (app, room) = (app.clone(), file.room);
    tokio::spawn(async move {
        run(&app, job, file.bytes).await;
        drop(room);
    });
    Ok(begun)
}
