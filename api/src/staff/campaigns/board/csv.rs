//! The board as a table.

use std::collections::HashMap;
use std::sync::Arc;

use entity::CampaignId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use serde_json::json;
use uuid::Uuid;

use super::api::{asked_unit, board};
use super::view::{BoardUnit, CampaignBoard};
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::http::{Caller, Csv, CsvAnswer, Failed, Given, Tag, spelt};
use crate::session::{self, Manager};

pub struct BoardCsvApi;

#[OpenApi]
impl BoardCsvApi {
    /// The board of a campaign, as a table
    ///
    /// A row for each unit: its own members, and those with all below. That it was taken is recorded.
    #[oai(
        path = "/api/staff/campaigns/:id/board.csv",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "export_campaign_board"
    )]
    async fn export(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        caller: Caller,
        id: Path<Uuid>,
        /// Only this unit, with all below.
        unit_id: Query<Option<Given<Uuid>>>,
    ) -> Result<CsvAnswer, Failed> {
        let unit = asked_unit(unit_id.0)?;
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        let board = board(app, &tx, &current, (id.0, unit)).await?;
        let (actor, subject) = (current.actor(&caller), Some(Subject::Campaign(CampaignId(id.0))));
        let after = json!({"unit": unit.map(|unit| unit.to_string())});
        audit::record(
            app,
            &tx,
            &actor,
            Action::BoardExported,
            subject,
            None,
            Some(after),
        )
        .await?;
        tx.commit().await?;
        Ok(table(&board).file("bang-theo-doi"))
    }
}

fn table(board: &CampaignBoard) -> Csv {
    let fields: Vec<_> = board.fields.iter().map(spelt).collect();
    let own = [
        "unit_code",
        "unit",
        "parent_unit_code",
        "depth",
        "total",
        "finished",
    ]
    .map(str::to_owned);
    let with_below = ["total_with_below", "finished_with_below"].map(str::to_owned);
    let below = fields.iter().map(|field| format!("{field}_with_below"));
    let columns: Vec<_> = own
        .into_iter()
        .chain(fields.iter().cloned())
        .chain(with_below)
        .chain(below)
        .collect();
    let columns: Vec<_> = columns.iter().map(String::as_str).collect();
    let mut csv = Csv::new(&columns);
    let codes: HashMap<_, _> = board
        .units
        .iter()
        .map(|unit| (unit.id, unit.code.as_str()))
        .collect();
    for unit in &board.units {
        let parent = unit.parent_id.and_then(|id| codes.get(&id)).copied();
        csv.row(cells(unit, parent.unwrap_or_default()));
    }
    csv
}

fn cells(unit: &BoardUnit, parent: &str) -> Vec<String> {
    let BoardUnit { own, all, .. } = unit;
    let names = [unit.code.clone(), unit.name.clone(), parent.to_owned()];
    let own = [u64::from(unit.depth), own.total, own.finished]
        .into_iter()
        .chain(own.filled.iter().copied());
    let all = [all.total, all.finished]
        .into_iter()
        .chain(all.filled.iter().copied());
    let numbers = own.chain(all).map(|number| number.to_string());
    names.into_iter().chain(numbers).collect()
}
