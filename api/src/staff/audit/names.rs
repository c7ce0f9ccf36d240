//! Who and what the ids of some rows are.

use std::collections::{BTreeSet, HashMap};

use entity::{StaffId, action_record, campaign, staff_member, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::audit::SubjectKind;

#[derive(Default)]
pub struct Names {
    members: HashMap<Uuid, staff_member::Model>,
    others: HashMap<Uuid, String>,
}

impl Names {
    pub async fn of(db: &impl ConnectionTrait, rows: &[action_record::Model]) -> Result<Self, DbErr> {
        let subjects = |kind: SubjectKind| {
            let kind = kind.name();
            let of_kind = rows
                .iter()
                .filter(move |row| row.subject_kind.as_deref() == Some(&kind));
            of_kind.filter_map(|row| row.subject_id).collect::<BTreeSet<_>>()
        };
        let mut people = subjects(SubjectKind::Member);
        people.extend(rows.iter().filter_map(|row| row.staff_id.map(|id| id.0)));
        let members = staff_member::Entity::find()
            .filter(staff_member::Column::Id.is_in(people))
            .all(db)
            .await?;
        let units = unit::Entity::find()
            .filter(unit::Column::Id.is_in(subjects(SubjectKind::Unit)))
            .all(db)
            .await?;
        let campaigns = campaign::Entity::find()
            .filter(campaign::Column::Id.is_in(subjects(SubjectKind::Campaign)))
            .all(db)
            .await?;
        let units = units.into_iter().map(|unit| (unit.id.0, unit.name));
        let campaigns = campaigns
            .into_iter()
            .map(|campaign| (campaign.id.0, campaign.name));
        Ok(Self {
            members: members.into_iter().map(|member| (member.id.0, member)).collect(),
            others: units.chain(campaigns).collect(),
        })
    }

    pub fn member(&self, id: StaffId) -> Option<&staff_member::Model> {
        self.members.get(&id.0)
    }

    pub fn name(&self, id: Uuid) -> Option<String> {
        let member = self.members.get(&id);
        let name = member.map(|member| member.full_name.as_ref().unwrap_or(&member.username).clone());
        name.or_else(|| self.others.get(&id).cloned())
    }
}
