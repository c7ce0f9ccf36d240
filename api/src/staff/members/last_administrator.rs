//! Somebody must be left who can let others in.

use entity::staff_member::{self, Column, Role};
use entity::{staff_credential, staff_reset_code};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
    Select,
};

pub const TEXT: (&str, &str) = (
    "Đây là quản trị hệ thống cuối cùng còn đăng nhập được. Hãy giao vai trò quản trị cho người khác trước.",
    "This is the last administrator who can sign in. Please make somebody else an administrator first.",
);

pub const OWN_ACCOUNT: (&str, &str) = (
    "Ông/bà không thể tự làm việc này với tài khoản của chính mình. Vui lòng nhờ một quản trị khác.",
    "You can't do this to your own account. Please ask another administrator.",
);

/// Whether nobody else could let others in if this member could not any more.
pub async fn is_last(db: &impl ConnectionTrait, member: &staff_member::Model) -> Result<bool, DbErr> {
    let this_one = able().filter(Column::Id.eq(member.id)).count(db).await?;
    if this_one == 0 {
        return Ok(false);
    }
    let others = able().filter(Column::Id.ne(member.id)).count(db).await?;
    Ok(others == 0)
}

/// Administrators who can sign in: not those who were handed a code and have not chosen a password with it yet.
fn able() -> Select<staff_member::Entity> {
    let with_password = staff_credential::Entity::find()
        .select_only()
        .column(staff_credential::Column::StaffId);
    let waiting = staff_reset_code::Entity::find()
        .select_only()
        .column(staff_reset_code::Column::StaffId);
    staff_member::Entity::find()
        .filter(Column::Role.eq(Role::Administrator))
        .filter(Column::DisabledAt.is_null())
        .filter(Column::Id.in_subquery(with_password.into_query()))
        .filter(Column::Id.not_in_subquery(waiting.into_query()))
}
