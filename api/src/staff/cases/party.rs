//! Whether a case is about the official's own account as a citizen: by the number that the record has, by the one that the
//! certification system has (whoever is a party would leave the record empty), or by the VNeID account that opens both.

use entity::citizen_field::{self, FieldName};
use entity::{authorised_number, identity_link, staff_link};
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::held::{Held, people};

impl Held {
    pub async fn concerns_official(&self, tx: &DatabaseTransaction) -> Result<bool, DbErr> {
        Ok(self.has_officials_number(tx).await? || self.has_officials_link(tx).await?)
    }

    async fn has_officials_number(&self, tx: &DatabaseTransaction) -> Result<bool, DbErr> {
        use citizen_field::Column;
        let authorised = authorised_number::Entity::find_by_id(&self.official.staff_code)
            .one(tx)
            .await?;
        let numbers = [
            self.official.personal_id.clone(),
            authorised.map(|row| row.number),
        ];
        let same = citizen_field::Entity::find()
            .filter(Column::CitizenId.is_in(people(&self.case)))
            .filter(Column::Name.eq(FieldName::PersonalId))
            .filter(Column::Value.is_in(numbers.into_iter().flatten()));
        Ok(same.count(tx).await? > 0)
    }

    async fn has_officials_link(&self, tx: &DatabaseTransaction) -> Result<bool, DbErr> {
        let own = staff_link::Entity::find()
            .filter(staff_link::Column::StaffId.eq(self.official.id))
            .all(tx)
            .await?;
        let theirs = identity_link::Entity::find()
            .filter(identity_link::Column::CitizenId.is_in(people(&self.case)))
            .all(tx)
            .await?;
        let disputed = (&self.case.issuer, &self.case.subject);
        let all = theirs.iter().map(|link| (&link.issuer, &link.subject));
        let mut all = all.chain([disputed]);
        Ok(all.any(|identity| own.iter().any(|link| (&link.issuer, &link.subject) == identity)))
    }
}
