//! The record of actions.

mod actions;

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
        Ok(())
    }
}

fn plain(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("idx-{table}-{column}"))
        .table(table)
        .col(column)
        .take()
}
