//! The steps that bring a database up to date. A released step is never edited; the next one
//! mends it. No step imports `entity`: an old step must not change when an entity does.

use sea_orm_migration::MigrationTrait;
pub use sea_orm_migration::MigratorTrait;

mod m2026_11_24_000001_citizens;
mod m2026_11_24_000002_proofs;
mod m2026_11_24_000003_sandbox;
mod m2026_11_25_000004_qr;
mod m2026_11_25_000005_person;
mod m2026_11_25_000006_ways_in;
mod m2026_11_25_000007_staff;
mod m2026_11_26_000008_people;
mod m2026_11_26_000009_board;
mod m2026_11_26_000010_imports;
mod m2026_11_26_000011_figures;

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m2026_11_24_000001_citizens::Migration),
            Box::new(m2026_11_24_000002_proofs::Migration),
            Box::new(m2026_11_24_000003_sandbox::Migration),
            Box::new(m2026_11_25_000004_qr::Migration),
            Box::new(m2026_11_25_000005_person::Migration),
            Box::new(m2026_11_25_000006_ways_in::Migration),
            Box::new(m2026_11_25_000007_staff::Migration),
            Box::new(m2026_11_26_000008_people::Migration),
            Box::new(m2026_11_26_000009_board::Migration),
            Box::new(m2026_11_26_000010_imports::Migration),
            Box::new(m2026_11_26_000011_figures::Migration),
        ]
    }
}
