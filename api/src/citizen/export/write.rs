//! Everything that is held, written out piece by piece.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use entity::{Person, avatar, citizen, phone_confirmation};
use sea_orm::{ConnectionTrait, DbErr};

use super::{Export, ExportedAvatar, ExportedCitizen, ExportedPhone, ways};
use crate::app::{App, known};
use crate::citizen::profile::{self, Profile};
use crate::http::{Code, Paging, Problem, Written};
use crate::person::{activity, sessions};
use crate::session::Current;

/// All of it as it stands at one moment, however much is changed meanwhile.
pub async fn write(app: &App, current: &Current) -> Result<Written<Export>, Problem> {
    let snapshot = app.db.begin_snapshot().await?;
    let (db, id, person) = (&snapshot, current.citizen, Person::from(current.citizen));
    let known = known(db, vec![id]).await?.remove(&id);
    let known = known.ok_or_else(|| Problem::new(Code::NotSignedIn))?;
    let mut file = Written::<Export>::object();
    file.field("exported_at", &app.now());
    file.field("portal", &app.settings.site_name);
    file.field("citizen", &ExportedCitizen::of(&known.citizen));
    file.field("profile", &Profile::of(app, current, &known));
    list(app, db, current, List::History, &mut file).await?;
    file.field("links", &ways::links(db, id).await?);
    file.field("removed_links", &ways::removed_links(db, id).await?);
    file.field("local_account", &ways::local_account(db, id).await?);
    file.field("businesses", &ways::businesses(db, id).await?);
    file.field("contact_phones_given", &phones(db, person).await?);
    list(app, db, current, List::Sessions, &mut file).await?;
    list(app, db, current, List::Activity, &mut file).await?;
    file.field("avatar", &picture(db, person).await?);
    snapshot.commit().await?;
    Ok(file.end())
}

/// Lists that may be long.
#[derive(Clone, Copy)]
enum List {
    History,
    Sessions,
    Activity,
}

/// Only a piece of the list is in memory as rows.
async fn list(
    app: &App,
    db: &impl ConnectionTrait,
    current: &Current,
    list: List,
    file: &mut Written<Export>,
) -> Result<(), DbErr> {
    let (citizen, asking) = (current.citizen, current.id);
    file.begin_list(list.name());
    let mut next: Option<String> = None;
    loop {
        let from = next.as_deref();
        next = match list {
            List::History => {
                let page = profile::history(db, citizen, None, &Paging::piece(from)).await?;
                file.items(&page.changes);
                page.next
            }
            List::Sessions => {
                let page = sessions::page(app, db, citizen, asking, &Paging::piece(from)).await?;
                file.items(&page.sessions);
                page.next
            }
            List::Activity => {
                let page = activity::page(db, citizen.into(), asking, &Paging::piece(from)).await?;
                file.items(&page.entries);
                page.next
            }
        };
        if next.is_none() {
            break;
        }
    }
    file.end_list();
    Ok(())
}

impl List {
    const fn name(self) -> &'static str {
        match self {
            Self::History => "history",
            Self::Sessions => "sessions",
            Self::Activity => "activity",
        }
    }
}

async fn phones(db: &impl ConnectionTrait, person: Person) -> Result<Vec<ExportedPhone>, DbErr> {
    let rows = phone_confirmation::Entity::of(person).all(db).await?;
    let phones = rows.into_iter().map(|row| ExportedPhone {
        phone: row.phone,
        given_at: row.requested_at,
        ended_at: row.ended_at,
    });
    Ok(phones.collect())
}

async fn picture(db: &impl ConnectionTrait, person: Person) -> Result<Option<ExportedAvatar>, DbErr> {
    let row = avatar::Entity::of(person).one(db).await?;
    Ok(row.map(|row| ExportedAvatar {
        media_type: "image/jpeg".to_owned(),
        set_at: row.set_at,
        base64: STANDARD.encode(row.jpeg),
    }))
}

impl ExportedCitizen {
    fn of(citizen: &citizen::Model) -> Self {
        Self {
            id: citizen.id.0,
            full_name: citizen.full_name.clone(),
            created_at: citizen.created_at,
        }
    }
}
