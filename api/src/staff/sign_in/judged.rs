//! Whether a code of the authenticator is right, counted and used up.

use entity::activity::Event;
use entity::failed_attempts::ProofKind;
use entity::{staff_credential, staff_member};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};

use super::credentials::throttle_key;
use crate::app::App;
use crate::evidence::{Throttle, totp_seed};
use crate::http::{Code, Problem};
use crate::person::activity::ActivityDetails;
use crate::proof::totp;
use crate::staff::enter::Entering;

pub const NOT_DUE: (&str, &str) = (
    "Lượt đăng nhập này đang ở bước khác. Vui lòng tải lại trang.",
    "This sign-in is at another step. Please reload the page.",
);
pub const OVER: (&str, &str) = (
    "Lượt đăng nhập này đã kết thúc. Vui lòng đăng nhập lại từ đầu.",
    "This sign-in is over. Please begin again.",
);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeVerdict {
    Right,
    Wrong,
}

/// Judges a code, keeps count of wrong ones and notes the step of a right one, so that it counts once. The member is held.
/// The problem `too_many` while tries must wait.
pub async fn judge_code(
    app: &App,
    tx: &DatabaseTransaction,
    (member, credential): (&staff_member::Model, &staff_credential::Model),
    typed: &str,
    entering: &Entering<'_>,
) -> Result<CodeVerdict, Problem> {
    let key = throttle_key(&member.username);
    let throttle = Throttle::new(app, ProofKind::Totp, &key, entering.caller);
    let tries = throttle.look(tx).await?;
    if let Some(seconds) = tries.wait() {
        return Err(Problem::new(Code::TooMany).retry_after(seconds));
    }
    let seed = totp_seed::open(app, credential);
    let step = seed.and_then(|seed| totp::judge(&seed, typed, credential.totp_last_step, app.now()));
    let Some(step) = step else {
        tries.count(tx).await?;
        entering
            .doing(member.id, None)
            .record(app, tx, Event::TotpFailed, &ActivityDetails::way("totp"))
            .await?;
        return Ok(CodeVerdict::Wrong);
    };
    tries.forget(tx).await?;
    throttle.know_address(tx).await?;
    use_up(app, tx, credential, step).await?;
    if credential.totp_enrolled_at.is_none() {
        entering
            .doing(member.id, None)
            .record(app, tx, Event::TotpEnrolled, &ActivityDetails::none())
            .await?;
    }
    Ok(CodeVerdict::Right)
}

/// The first right code makes the seed the member's second factor.
async fn use_up(
    app: &App,
    tx: &DatabaseTransaction,
    credential: &staff_credential::Model,
    step: i64,
) -> Result<(), DbErr> {
    let used = staff_credential::ActiveModel {
        staff_id: Set(credential.staff_id),
        totp_last_step: Set(Some(step)),
        totp_enrolled_at: Set(credential.totp_enrolled_at.or(Some(app.now()))),
        ..Default::default()
    };
    staff_credential::Entity::update(used)
        .exec_without_returning(tx)
        .await
        .map(drop)
}
