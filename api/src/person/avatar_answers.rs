//! What the operations on a person's picture take and answer, whoever the person is.

use entity::{Person, avatar};
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, Object};

use super::picture::{Crop, Picture};
use crate::app::App;
use crate::http::{Code, EntityTag, Failed, Given, Problem, Tags, WrongFields};

#[derive(Object)]
pub struct Avatar {
    /// The tag of the picture: another one with every picture.
    avatar: String,
    /// Pixels along each side.
    side: u32,
}

#[derive(ApiResponse)]
pub enum TakenAnswer {
    /// The picture was taken.
    #[oai(status = 200)]
    Taken(Json<Avatar>, #[oai(header = "ETag")] String),
}

#[derive(ApiResponse)]
pub enum AvatarAnswer {
    /// The picture.
    #[oai(status = 200, content_type = "image/jpeg")]
    Picture(Binary<Vec<u8>>, #[oai(header = "ETag")] String),
    /// It is the one that `If-None-Match` names.
    #[oai(status = 304)]
    Same(#[oai(header = "ETag")] String),
}

#[derive(ApiResponse)]
pub enum RemovedAnswer {
    /// There is no picture any more.
    #[oai(status = 204)]
    Removed,
}

impl TakenAnswer {
    pub fn of(picture: Picture) -> Self {
        let tag = EntityTag::named(&picture.tag).to_string();
        let taken = Avatar {
            avatar: picture.tag,
            side: picture.side,
        };
        Self::Taken(Json(taken), tag)
    }
}

/// The picture with this tag, if there is one, unless the client has it.
pub async fn serve(
    app: &App,
    person: Person,
    tag: Option<&str>,
    if_none_match: Option<&str>,
) -> Result<AvatarAnswer, Failed> {
    let missing = || Problem::new(Code::NotFound);
    let tag = EntityTag::named(tag.ok_or_else(missing)?);
    if if_none_match.is_some_and(|header| Tags::weak(header).match_tag(&tag)) {
        return Ok(AvatarAnswer::Same(tag.to_string()));
    }
    let row = avatar::Entity::of(person)
        .one(app.db.read())
        .await?
        .ok_or_else(missing)?;
    let tag = EntityTag::named(&row.tag).to_string();
    Ok(AvatarAnswer::Picture(Binary(row.jpeg), tag))
}

/// The three parts of a square, or none of them.
pub fn crop(
    x: Option<Given<u32>>,
    y: Option<Given<u32>>,
    side: Option<Given<u32>>,
) -> Result<Option<Crop>, Problem> {
    let is_given = x.is_some() || y.is_some() || side.is_some();
    let mut wrong = WrongFields::default();
    let parts = [("x", x), ("y", y), ("side", side)];
    let [x, y, side] = parts.map(|(name, given)| {
        let is_missing = given.is_none();
        let value = wrong.read(name, given);
        if is_given && is_missing {
            wrong.note(name, "required");
        }
        value
    });
    wrong.refuse()?;
    Ok(match (x, y, side) {
        (Some(x), Some(y), Some(side)) => Some(Crop { x, y, side }),
        _ => None,
    })
}
