//! A time in which a browser shows QR codes for its sign-in. The codes themselves are nowhere: each is derived from the
//! window and the second.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryFilter, QueryOrder};

use crate::{PhoneId, QrWindowId, SandboxSignInId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sandbox_qr_window")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QrWindowId,
    #[sea_orm(indexed)]
    pub sign_in_id: SandboxSignInId,
    /// Digest of the code that can be typed instead of scanning, under the server's key.
    #[sea_orm(indexed, column_type = "VarBinary(StringLen::N(32))")]
    pub short_code_digest: Vec<u8>,
    pub started_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    /// How often it was renewed by itself since someone last asked for it.
    pub renewals: i16,
    /// The browser that shows it, as the phone is told.
    pub address: String,
    pub user_agent: String,
    /// The one phone that scanned it.
    pub phone_id: Option<PhoneId>,
    pub scanned_at: Option<DateTimeUtc>,
    /// When another phone tried as well.
    pub other_phone_at: Option<DateTimeUtc>,
    /// Shut before its end.
    pub closed_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "sign_in_id", to = "id", on_delete = "Cascade")]
    pub sign_in: BelongsTo<super::sandbox_sign_in::Entity>,
    #[sea_orm(belongs_to, from = "phone_id", to = "id", on_delete = "SetNull")]
    pub phone: BelongsTo<Option<super::sandbox_phone::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The newest window of a sign-in: the only one that counts.
    pub fn newest_of(sign_in: SandboxSignInId) -> Select<Self> {
        Self::find()
            .filter(COLUMN.sign_in_id.eq(sign_in))
            .order_by_desc(COLUMN.id)
    }
}
