use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::action_record::Model;
use poem_openapi::Object;
use serde_json::Value;
use uuid::Uuid;

use super::names::Names;
use crate::audit::{Action, ActorKind, SubjectKind};

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct AuditPage {
    /// The newest first.
    pub entries: Vec<AuditEntry>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

/// One thing that was done.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct AuditEntry {
    /// One after the other, without a gap.
    pub sequence: i64,
    pub at: DateTime<Utc>,
    pub actor: AuditActor,
    pub action: Action,
    /// On whom or what.
    pub subject: Option<AuditSubject>,
    /// The network address it came from; absent for the command line and the portal itself.
    pub address: Option<String>,
    /// The port at that end; absent if a proxy did not tell it.
    pub port: Option<u16>,
    pub session_id: Option<Uuid>,
    /// What is to be said of it, field by field.
    pub changes: Vec<AuditChange>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct AuditActor {
    pub kind: ActorKind,
    /// The member, if it is one.
    pub id: Option<Uuid>,
    pub staff_code: Option<String>,
    pub username: Option<String>,
    pub full_name: Option<String>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct AuditSubject {
    pub kind: SubjectKind,
    pub id: Uuid,
    /// As it is called now.
    pub name: Option<String>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct AuditChange {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl AuditEntry {
    pub fn of(row: Model, names: &Names) -> Self {
        Self {
            sequence: row.sequence,
            at: row.at,
            actor: AuditActor::of(&row, names),
            action: Action::of(&row.action),
            subject: row.subject_id.map(|id| AuditSubject {
                kind: SubjectKind::of(row.subject_kind.as_deref().unwrap_or_default()),
                id,
                name: names.name(id),
            }),
            port: row.port.and_then(|port| u16::try_from(port).ok()),
            session_id: row.session_id.map(|id| id.0),
            changes: changes(row.before.as_deref(), row.after.as_deref()),
            address: row.address,
        }
    }
}

impl AuditActor {
    fn of(row: &Model, names: &Names) -> Self {
        let member = row.staff_id.and_then(|id| names.member(id));
        Self {
            kind: ActorKind::of(&row.actor),
            id: row.staff_id.map(|id| id.0),
            staff_code: member.map(|member| member.staff_code.clone()),
            username: member.map(|member| member.username.clone()),
            full_name: member.and_then(|member| member.full_name.clone()),
        }
    }
}

fn changes(before: Option<&str>, after: Option<&str>) -> Vec<AuditChange> {
    let (mut before, mut after) = (fields(before), fields(after));
    let mut names: Vec<_> = before.keys().chain(after.keys()).cloned().collect();
    names.sort_unstable();
    names.dedup();
    let change = |field: String| AuditChange {
        before: before.remove(&field),
        after: after.remove(&field),
        field,
    };
    names.into_iter().map(change).collect()
}

fn fields(json: Option<&str>) -> BTreeMap<String, String> {
    let parsed = json.and_then(|json| serde_json::from_str::<BTreeMap<String, Value>>(json).ok());
    let fields = parsed.unwrap_or_default().into_iter();
    let fields = fields.filter(|(_, value)| !value.is_null());
    fields.map(|(name, value)| (name, text(&value))).collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::changes;

    #[test]
    fn each_field_is_told_once_with_what_was_and_what_is() {
        let told = changes(
            Some(r#"{"a": "1", "b": "2"}"#),
            Some(r#"{"b": ["x", "y"], "c": 3}"#),
        );
        let told: Vec<_> = told
            .into_iter()
            .map(|change| (change.field, change.before, change.after))
            .collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [
                ("a".into(), some("1"), None),
                ("b".into(), some("2"), some("x, y")),
                ("c".into(), None, some("3")),
            ]
        );
    }
}
