//! A person's picture in the database.

use entity::{Person, avatar};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use super::picture::{self, Crop, Picture, PictureProblem};
use crate::app::App;
use crate::http::{PictureFile, Problem};

/// Makes a picture of a file, off the async threads and one at a time. The work keeps its place and its room to its end, even
/// if whoever asked for it has gone.
pub async fn make(
    app: &App,
    file: PictureFile,
    crop: Option<Crop>,
) -> Result<Result<Picture, PictureProblem>, Problem> {
    let broken = || Problem::new(crate::http::Code::Broken);
    let place = app.pictures.decoding().await.map_err(|_| broken())?;
    let policy = app.policy.picture.clone();
    let work = move || {
        let (bytes, _room) = file.into_parts();
        let _place = place;
        picture::make(bytes, crop, &policy)
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "the making of a picture broke down");
        broken()
    })
}

/// Keeps a picture in place of the one before.
pub async fn set(
    app: &App,
    db: &impl ConnectionTrait,
    person: Person,
    picture: &Picture,
) -> Result<(), DbErr> {
    let row = avatar::ActiveModel {
        person_kind: Set(person.kind),
        person_id: Set(person.id),
        tag: Set(picture.tag.clone()),
        jpeg: Set(picture.jpeg.clone()),
        set_at: Set(app.now()),
    };
    let before = OnConflict::columns([avatar::Column::PersonKind, avatar::Column::PersonId])
        .update_columns([avatar::Column::Tag, avatar::Column::Jpeg, avatar::Column::SetAt])
        .to_owned();
    avatar::Entity::insert(row)
        .on_conflict(before)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// Whether there was one.
pub async fn remove(db: &impl ConnectionTrait, person: Person) -> Result<bool, DbErr> {
    let removed = avatar::Entity::delete_by_id((person.kind, person.id))
        .exec(db)
        .await?;
    Ok(removed.rows_affected == 1)
}
