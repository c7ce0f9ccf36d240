//! Who lacks what.

use std::sync::Arc;

use entity::staff_member::RecordField;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use uuid::Uuid;

use super::super::figures::Source;
use super::super::find::look;
use super::lacking::{Asked, people};
use super::view::MissingPage;
use crate::app::App;
use crate::http::{Failed, Given, Paging, Tag, WrongFields};
use crate::session::{Manager, StaffField};
use crate::staff::members::{MemberSort, refuse_another_order};

pub struct MissingApi;

#[OpenApi]
impl MissingApi {
    /// Who lacks what
    ///
    /// Members for whom the campaign is and whose record lacks something that it requires. Of a campaign that was closed: as
    /// it was on that day.
    #[oai(
        path = "/api/staff/campaigns/:id/missing",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_campaign_missing"
    )]
    #[expect(clippy::too_many_arguments, reason = "one for each filter")]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        id: Path<Uuid>,
        /// Only of this unit, with all below.
        unit_id: Query<Option<Given<Uuid>>>,
        /// Only those who lack this one.
        field: Query<Option<Given<StaffField>>>,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<MissingPage>, Failed> {
        let mut wrong = WrongFields::default();
        let unit = wrong.read("unit_id", unit_id.0);
        let field = wrong.read("field", field.0).map(RecordField::from);
        wrong.refuse()?;
        let paging = Paging::read(cursor.0, limit.0)?;
        refuse_another_order(&paging, MemberSort::Name)?;
        let db = app.db.read();
        let looked = look(db, &current, id.0).await?;
        let required = looked.campaign.required();
        let asked = Asked {
            source: Source::of(&looked.campaign),
            covered: looked.covered(looked.within(unit)?),
            fields: field.map_or_else(|| required.clone(), |field| vec![field]),
            required,
        };
        Ok(Json(people(db, &looked.tree, &asked, &paging).await?))
    }
}
