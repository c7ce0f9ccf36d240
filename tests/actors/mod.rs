//! Who acts in the tests: a portal, browsers that go to it, and clients of its provider.

pub mod account;
mod browser;
pub mod client;
mod importer;
pub mod officer;
mod phone;
mod portal;
pub mod staff;
mod ways;
pub mod workbook;

pub use browser::{Answer, Browser, persona};
pub use client::Client;
pub use phone::{PASSCODE, Phone};
pub use portal::Portal;

pub const PASSWORD: &str = motcua::sandbox::personas::PASSWORD;

/// Makes of each `async fn name(portal: Portal)` one test on SQLite and one on PostgreSQL.
#[macro_export]
macro_rules! on_each_database {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name($crate::actors::Portal::on_sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                match $crate::actors::Portal::on_postgres().await {
                    Some(portal) => super::$name(portal).await,
                    None => eprintln!("not run: MOTCUA_TEST_POSTGRES names no server"),
                }
            })+
        }
    };
}
