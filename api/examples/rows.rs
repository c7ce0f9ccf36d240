//! Gives a citizen so many entries in the activity log and as many sessions: `rows DATABASE_URL CITIZEN COUNT`. For
//! `make bench`.

use chrono::{DateTime, TimeDelta};
use entity::activity::Event;
use entity::session::Way;
use entity::{ActivityId, CitizenId, Person, SessionId, activity, session};
use sea_orm::{Database, EntityTrait, Set, TransactionTrait};
use uuid::{Builder, Uuid};

const PIECE: u32 = 1000;
/// 2026-01-01.
const START: i64 = 1_767_225_600;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [url, citizen, count] = arguments.as_slice() else {
        return Err("rows DATABASE_URL CITIZEN COUNT".into());
    };
    let (citizen, count) = (CitizenId(citizen.parse()?), count.parse::<u32>()?);
    let tx = Database::connect(url).await?.begin().await?;
    for first in (0..count).step_by(usize::try_from(PIECE)?) {
        let numbers = first..(first + PIECE).min(count);
        let entries = numbers.clone().map(|number| entry(citizen, number));
        activity::Entity::insert_many(entries)
            .exec_without_returning(&tx)
            .await?;
        session::Entity::insert_many(numbers.map(|number| ended(citizen, number)))
            .exec_without_returning(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// In the order of time (RFC 9562, 5.7).
fn id(number: u32) -> Uuid {
    let milliseconds = u64::try_from(START).unwrap_or(0) * 1000 + u64::from(number);
    let [a, b, c, d] = number.to_be_bytes();
    Builder::from_unix_timestamp_millis(milliseconds, &[a, b, c, d, 0, 1, 2, 3, 4, 5]).into_uuid()
}

fn entry(citizen: CitizenId, number: u32) -> activity::ActiveModel {
    let person = Person::from(citizen);
    activity::ActiveModel {
        person_kind: Set(person.kind),
        person_id: Set(person.id),
        id: Set(ActivityId(id(number))),
        at: Set(DateTime::UNIX_EPOCH + TimeDelta::seconds(START)),
        event: Set(Event::SignedIn),
        address: Set("203.0.113.9".to_owned()),
        user_agent: Set("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0".to_owned()),
        session_id: Set(Some(SessionId(id(number)))),
        details: Set(None),
        reported_at: Set(None),
    }
}

/// Ten at the same instant.
fn ended(citizen: CitizenId, number: u32) -> session::ActiveModel {
    let at = DateTime::UNIX_EPOCH + TimeDelta::seconds(START + i64::from(number / 10));
    let mut token_hash = vec![0; 28];
    token_hash.extend(number.to_be_bytes());
    session::ActiveModel {
        person_kind: Set(entity::PersonKind::Citizen),
        person_id: Set(citizen.0),
        over_at: Set(at),
        id: Set(SessionId(id(number))),
        token_hash: Set(token_hash),
        way: Set(Way::Vneid),
        methods: Set(Some("pwd otp".to_owned())),
        class: Set(entity::session::SessionClass::Citizen),
        issuer: Set("https://vneid.example.vn".to_owned()),
        sealed_id_token: Set(None),
        level: Set(2),
        authenticated_at: Set(at),
        started_at: Set(at),
        last_used_at: Set(at),
        ended_at: Set(Some(at)),
        address: Set("203.0.113.9".to_owned()),
        acting_for: Set(None),
        user_agent: Set("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0".to_owned()),
    }
}
