//! The sandbox's people. All are made up; their family name is "Mẫu" or "Thử", so that nobody takes them for real.

mod list;
mod national;

use std::sync::LazyLock;

use entity::{SandboxAccountId, sandbox_account};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sea_orm::sea_query::OnConflict;
use sea_orm::{DbErr, EntityTrait, Set};
use serde_json::{Map, Value, json};
use uuid::Builder;

pub use list::PASSWORD;

use crate::app::App;
use crate::http::{Failed, Language, Problem, Tag};
use crate::sandbox::dvcqg;
use crate::secret::{PasswordError, sha256};

/// All of them.
pub static PERSONAS: LazyLock<Vec<&Persona>> =
    LazyLock::new(|| list::PERSONAS.iter().chain(national::PERSONAS).collect());

/// One made-up person.
pub struct Persona {
    pub key: &'static str,
    pub personal_id: &'static str,
    /// E.164.
    pub phone: &'static str,
    pub full_name: &'static str,
    pub level: i16,
    pub locked: bool,
    /// What this person is good for: Vietnamese and English.
    pub about: (&'static str, &'static str),
    /// `yyyyMMdd` or `yyyy`.
    pub birth: &'static str,
    pub email: Option<&'static str>,
    pub address: Option<&'static str>,
    /// Claims beyond those that all people have; null takes one away.
    pub more: &'static [(&'static str, Option<&'static str>)],
}

#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Password(#[from] PasswordError),
}

impl From<SeedError> for Failed {
    fn from(error: SeedError) -> Self {
        match error {
            SeedError::Database(error) => Problem::from(error).into(),
            SeedError::Password(error) => Problem::from(error).into(),
        }
    }
}

pub struct PersonasApi;

/// A made-up person with all that is needed to sign in.
#[derive(Object)]
struct PersonaView {
    key: String,
    personal_id: String,
    password: String,
    /// E.164; where the codes go.
    phone: String,
    full_name: String,
    level: i16,
    about: String,
}

#[OpenApi]
impl PersonasApi {
    /// The sandbox's people
    ///
    /// All made up, each good for something else.
    #[oai(
        path = "/sandbox/personas",
        method = "get",
        tag = "Tag::Sandbox",
        operation_id = "list_sandbox_personas"
    )]
    async fn list(&self) -> Result<Json<Vec<PersonaView>>, Failed> {
        Ok(Json(
            PERSONAS.iter().map(|persona| PersonaView::of(persona)).collect(),
        ))
    }
}

impl PersonaView {
    fn of(persona: &Persona) -> Self {
        Self {
            key: persona.key.to_owned(),
            personal_id: persona.personal_id.to_owned(),
            password: PASSWORD.to_owned(),
            phone: persona.phone.to_owned(),
            full_name: persona.full_name.to_owned(),
            level: persona.level,
            about: Language::current()
                .pick(persona.about.0, persona.about.1)
                .to_owned(),
        }
    }
}

/// Gives everyone an account who has none yet.
pub async fn ensure(app: &App) -> Result<(), SeedError> {
    let known = sandbox_account::Entity::find().all(app.db.read()).await?;
    let is_known = |persona: &Persona| {
        known
            .iter()
            .any(|row| row.persona.as_deref() == Some(persona.key))
    };
    if PERSONAS.iter().all(|persona| is_known(persona)) {
        return Ok(());
    }
    let password_hash = app.passwords.hash(PASSWORD).await?;
    let rows = PERSONAS
        .iter()
        .filter(|persona| !is_known(persona))
        .map(|persona| persona.account(&password_hash));
    insert(app, rows).await?;
    Ok(())
}

/// Whom another node made first stays.
pub async fn insert(
    app: &App,
    rows: impl Iterator<Item = sandbox_account::ActiveModel>,
) -> Result<(), DbErr> {
    let known = OnConflict::column(sandbox_account::Column::PersonalId)
        .do_nothing()
        .to_owned();
    sandbox_account::Entity::insert_many(rows)
        .on_conflict(known)
        .exec_without_returning(app.db.write())
        .await
        .map(drop)
}

impl Persona {
    pub fn named(key: &str) -> Option<&'static Self> {
        PERSONAS.iter().copied().find(|persona| persona.key == key)
    }

    fn account(&self, password_hash: &str) -> sandbox_account::ActiveModel {
        sandbox_account::ActiveModel {
            id: Set(SandboxAccountId(stable_id(self.personal_id))),
            personal_id: Set(self.personal_id.to_owned()),
            persona: Set(Some(self.key.to_owned())),
            password_hash: Set(password_hash.to_owned()),
            phone: Set(self.phone.to_owned()),
            level: Set(self.level),
            locked: Set(self.locked),
            claims: Set(Value::Object(self.claims())),
            dvcqg_claims: Set(dvcqg::said_of(self.key)),
        }
    }

    /// What VNeID knows of the person, under the national names.
    fn claims(&self) -> Map<String, Value> {
        let mut claims = Map::new();
        let mut say = |name: &str, value: &str| claims.insert(name.to_owned(), json!(value));
        say("TechID", &format!("techid-{}", self.key));
        say("LoaiTaiKhoan", "1");
        say("HoVaTen", self.full_name);
        say("SoDinhDanh", self.personal_id);
        say("NgayThangNamSinh", self.birth);
        say("SoDienThoai", self.phone);
        self.email.and_then(|email| say("ThuDienTu", email));
        self.address.and_then(|address| say("DiaChi", address));
        for (name, value) in self.more {
            match value {
                Some(value) => claims.insert((*name).to_owned(), json!(value)),
                None => claims.remove(*name),
            };
        }
        claims
    }
}

/// The same id for the same person at every start and after every reset: `sub` must not change.
pub fn stable_id(personal_id: &str) -> uuid::Uuid {
    let hash = sha256(format!("sandbox account {personal_id}").as_bytes());
    let mut bytes = [0; 16];
    bytes
        .iter_mut()
        .zip(hash)
        .for_each(|(byte, hashed)| *byte = hashed);
    Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::PERSONAS;
    use crate::civil;

    #[test]
    fn everyone_can_be_told_apart_and_reached() {
        let numbers: BTreeSet<_> = PERSONAS.iter().map(|persona| persona.personal_id).collect();
        let phones: BTreeSet<_> = PERSONAS.iter().map(|persona| persona.phone).collect();
        assert_eq!((numbers.len(), phones.len()), (PERSONAS.len(), PERSONAS.len()));
        assert!(PERSONAS.len() >= 12);
        for persona in PERSONAS.iter() {
            assert_eq!(
                civil::personal_id(persona.personal_id).as_deref(),
                Some(persona.personal_id),
                "{}",
                persona.key
            );
            assert_eq!(
                civil::phone(persona.phone).as_deref(),
                Some(persona.phone),
                "{}",
                persona.key
            );
        }
    }
}
