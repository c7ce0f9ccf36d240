//! The record of actions, campaigns of several units with their figures, and what officials decide of cases.

mod actions;
mod campaigns;
mod cases;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for table in actions::tables() {
            db.create_table(table).await?;
        }
        for index in actions::indexes() {
            db.create_index(index).await?;
        }
        campaigns::up(db).await?;
        cases::up(db).await
    }
}

fn plain(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("idx-{table}-{column}"))
        .table(table)
        .col(column)
        .take()
}

fn reference(
    table: &'static str,
    column: &'static str,
    other: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-{table}-{column}"))
        .from(table, column)
        .to(other, "id")
        .on_delete(on_delete)
        .take()
}
