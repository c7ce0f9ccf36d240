//! A member of the staff with a record and a session, as they are after signing in.

use chrono::TimeDelta;
use entity::session::{self, Way};
use entity::staff_member::{self, RecordField, Role};
use entity::unit::{self, UnitKind};
use entity::{
    CampaignId, PersonKind, SessionId, StaffId, UnitId, action_record, activity, authorised_number, campaign,
};
use http::Method;
use motcua::civil;
use motcua::secret::sha256;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{Answer, Browser, Portal};

pub struct Member<'a> {
    pub id: StaffId,
    pub code: String,
    token: String,
    browser: Browser<'a>,
    portal: &'a Portal,
}

impl Portal {
    /// A unit at the root of the tree.
    pub async fn unit(&self, name: &str) -> UnitId {
        self.unit_below("", None, name).await
    }

    /// A unit below another one, of which the path is known.
    pub async fn unit_below(&self, path: &str, parent: Option<UnitId>, name: &str) -> UnitId {
        let id = UnitId(self.app.new_id());
        let keys = civil::unit_keys(name, &id.to_string());
        let row = unit::Model {
            sort_key: keys.sort,
            search_key: keys.search,
            version: 1,
            id,
            parent_id: parent,
            path: format!("{path}{id}/"),
            code: id.to_string(),
            name: name.to_owned(),
            kind: UnitKind::Department,
            valid_from: "2025-07-01".parse().unwrap(),
            valid_until: None,
            successor_id: None,
        };
        unit::Entity::insert(row.into_active_model())
            .exec_without_returning(self.app.db.write())
            .await
            .unwrap();
        id
    }

    /// A member of whom nothing is known but the code, in a unit of their own, signed in.
    pub async fn member(&self, code: &str, role: Role) -> Member<'_> {
        let unit = self.unit("Sở Thử nghiệm").await;
        self.member_of(unit, code, role).await
    }

    /// The same in a unit that there is.
    pub async fn member_of(&self, unit: UnitId, code: &str, role: Role) -> Member<'_> {
        self.member_in(unit, code, role).await
    }

    /// The same in that unit.
    pub async fn member_in(&self, unit: UnitId, code: &str, role: Role) -> Member<'_> {
        let (id, now) = (StaffId(self.app.new_id()), self.app.now());
        let keys = civil::person_keys(None, &code.to_lowercase(), code);
        let row = staff_member::Model {
            sort_key: keys.sort,
            search_key: keys.search,
            account_version: 1,
            id,
            staff_code: code.to_owned(),
            username: code.to_lowercase(),
            role,
            unit_id: unit,
            created_at: now,
            disabled_at: None,
            full_name: None,
            gender: None,
            birth_date: None,
            personal_id: None,
            phone: None,
            address: None,
            email: None,
            default_page: None,
            avatar: None,
            version: 1,
            updated_at: now,
        };
        staff_member::Entity::insert(row.into_active_model())
            .exec_without_returning(self.app.db.write())
            .await
            .unwrap();
        Member {
            id,
            code: code.to_owned(),
            token: self.session_of(id, role).await,
            browser: self.browser(),
            portal: self,
        }
    }

    async fn session_of(&self, staff: StaffId, role: Role) -> String {
        let (token, now) = (self.app.random.token(), self.app.now());
        let row = session::Model {
            person_kind: PersonKind::Staff,
            person_id: staff.0,
            over_at: now + TimeDelta::hours(1),
            id: SessionId(self.app.new_id()),
            token_hash: sha256(token.as_bytes()),
            way: Way::StaffPassword,
            methods: None,
            class: motcua::session::staff_class(role),
            issuer: "test".into(),
            sealed_id_token: None,
            level: 2,
            authenticated_at: now,
            started_at: now,
            last_used_at: now,
            ended_at: None,
            address: "203.0.113.7".into(),
            user_agent: String::new(),
            acting_for: None,
        };
        session::Entity::insert(row.into_active_model())
            .exec_without_returning(self.app.db.write())
            .await
            .unwrap();
        token
    }

    /// No campaign runs but one that asks everyone for these fields within so many days.
    pub async fn campaign(&self, fields: &[RecordField], days: i64) {
        let now = self.app.now();
        campaign::Entity::delete_many()
            .exec(self.app.db.write())
            .await
            .unwrap();
        let row = campaign::Model {
            id: CampaignId(self.app.new_id()),
            name: "Chuẩn hóa thông tin cán bộ".into(),
            required_fields: json!(fields.iter().map(ActiveEnum::to_value).collect::<Vec<_>>()),
            opened_at: now,
            deadline: now + TimeDelta::days(days),
            closed_at: None,
            version: 1,
        };
        campaign::Entity::insert(row.into_active_model())
            .exec_without_returning(self.app.db.write())
            .await
            .unwrap();
    }
}

impl Portal {
    /// The certification system has this number for whoever has this code.
    pub async fn authorises(&self, code: &str, number: &str) {
        let row = authorised_number::Model {
            staff_code: code.to_owned(),
            number: number.to_owned(),
            imported_at: self.app.now(),
        };
        authorised_number::Entity::insert(row.into_active_model())
            .exec_without_returning(self.app.db.write())
            .await
            .unwrap();
    }

    /// The record of actions, the oldest first.
    pub async fn actions(&self) -> Vec<action_record::Model> {
        action_record::Entity::find()
            .order_by_asc(action_record::Column::Sequence)
            .all(self.app.db.read())
            .await
            .unwrap()
    }

    /// What was done, the oldest first, and what more is said of it.
    pub async fn activity_of(&self, member: &Member<'_>) -> Vec<(String, Value)> {
        let rows = activity::Entity::of(member.id.into())
            .order_by_asc(activity::Column::Id)
            .all(self.app.db.read())
            .await
            .unwrap();
        rows.into_iter()
            .map(|row| (row.event.to_value(), row.details.unwrap_or_default()))
            .collect()
    }
}

impl<'a> Member<'a> {
    /// The same member at another server of the same portal.
    pub fn at<'b>(&self, portal: &'b Portal) -> Member<'b> {
        Member {
            id: self.id,
            code: self.code.clone(),
            token: self.token.clone(),
            browser: self.browser.at(portal),
            portal,
        }
    }

    /// Another tab of the same browser.
    pub fn tab(&self) -> Self {
        Self {
            id: self.id,
            code: self.code.clone(),
            token: self.token.clone(),
            browser: self.browser.clone(),
            portal: self.portal,
        }
    }

    pub fn in_english(mut self) -> Self {
        self.browser = self.browser.in_english();
        self
    }

    pub async fn sends(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let headers: Vec<_> = [("authorization", bearer.as_str())]
            .into_iter()
            .chain(headers.iter().copied())
            .collect();
        self.browser.send(method, path, &headers, body).await
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.sends(Method::GET, path, &[], vec![]).await
    }

    pub async fn delete(&mut self, path: &str) -> Answer {
        self.sends(Method::DELETE, path, &[], vec![]).await
    }

    pub async fn posts(&mut self, path: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json")];
        self.sends(Method::POST, path, &headers, body.to_string().into_bytes())
            .await
    }

    pub async fn puts(&mut self, path: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json")];
        self.sends(Method::PUT, path, &headers, body.to_string().into_bytes())
            .await
    }

    /// Over the version that was seen, which is a list of entity tags.
    pub async fn puts_over(&mut self, seen: &str, path: &str, body: &Value) -> Answer {
        let headers = [("content-type", "application/json"), ("if-match", seen)];
        self.sends(Method::PUT, path, &headers, body.to_string().into_bytes())
            .await
    }

    pub async fn record(&mut self) -> Value {
        let answer = self.get("/api/staff/profile").await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    pub async fn version(&mut self) -> String {
        self.get("/api/staff/profile").await.header("etag").to_owned()
    }

    /// Saves over the version as it is now.
    pub async fn saves(&mut self, record: &Value) -> Answer {
        let version = self.version().await;
        self.saves_over(&version, record).await
    }

    pub async fn saves_over(&mut self, version: &str, record: &Value) -> Answer {
        let headers = [("content-type", "application/json"), ("if-match", version)];
        let body = record.to_string().into_bytes();
        self.sends(Method::PUT, "/api/staff/profile", &headers, body)
            .await
    }

    /// Signs in anew, after so much time that the session before is over.
    pub async fn comes_again(&mut self) {
        let (token, now) = (self.token.clone(), self.portal.app.now());
        session::Entity::update_many()
            .col_expr(session::Column::LastUsedAt, Expr::value(now))
            .col_expr(session::Column::StartedAt, Expr::value(now))
            .col_expr(session::Column::AuthenticatedAt, Expr::value(now))
            .filter(session::Column::TokenHash.eq(sha256(token.as_bytes())))
            .exec(self.portal.app.db.write())
            .await
            .unwrap();
    }

    /// What the member is reminded of; null if of nothing.
    pub async fn reminder(&mut self) -> Value {
        let session = self.get("/api/session").await.json();
        assert!(session["staff"].is_object(), "{session}");
        session["staff"]["reminder"].clone()
    }

    pub async fn links_e_receipt(&mut self, username: &str, password: &str) -> Answer {
        let account = json!({"username": username, "password": password});
        self.puts("/api/staff/profile/e-receipt", &account).await
    }

    pub async fn tries_e_receipt(&mut self) -> Answer {
        let path = "/api/staff/profile/e-receipt/test";
        self.sends(Method::POST, path, &[], vec![]).await
    }
}
