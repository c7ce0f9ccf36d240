//! What officials decide of cases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary_null, string, string_len, string_len_null, timestamp_with_time_zone, uuid,
};

use super::reference;

pub async fn up(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    for mut column in [
        integer("round").default(1).take(),
        string_len_null("outcome", 24),
        json_binary_null("moved"),
    ] {
        let added = Table::alter()
            .table("identity_case")
            .add_column(&mut column)
            .take();
        db.alter_table(added).await?;
    }
    db.create_table(decision()).await?;
    db.create_index(
        Index::create()
            .name("idx-identity_case_decision-once")
            .table("identity_case_decision")
            .col("case_id")
            .col("round")
            .col("staff_id")
            .unique()
            .take(),
    )
    .await
}

fn decision() -> TableCreateStatement {
    Table::create()
        .table("identity_case_decision")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(integer("round"))
        .col(uuid("staff_id"))
        .col(string_len("outcome", 24))
        .col(boolean("allows_no_way_in"))
        .col(string("grounds"))
        .col(timestamp_with_time_zone("decided_at"))
        .foreign_key(&mut reference(
            "identity_case_decision",
            "case_id",
            "identity_case",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
