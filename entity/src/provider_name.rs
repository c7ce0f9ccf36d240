//! The identity providers that the portal may know.

use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum ProviderName {
    /// The ministry's, for everyone.
    #[sea_orm(string_value = "vneid")]
    Vneid,
    /// The National Public Service Portal's (*Cổng Dịch vụ công Quốc gia*).
    #[sea_orm(string_value = "dvcqg")]
    Dvcqg,
}
