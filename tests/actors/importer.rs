//! Bringing in files: by the program's own road, and by an administrator's browser.

use std::time::Duration;

use entity::{staff_import, staff_import_error};
use http::Method;
use motcua::staff::imports::{Counts, Kind, Told, bring_in};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::Value;

use super::staff::Member;
use super::{Answer, Portal};

impl Portal {
    /// What it brought, or everything that is wrong: row, column and code.
    pub async fn imports(&self, kind: Kind, file: impl Into<Vec<u8>>) -> Result<Counts, Vec<String>> {
        self.brings_in(kind, false, file.into()).await
    }

    /// The same without keeping anything.
    pub async fn tries_import(&self, kind: Kind, file: impl Into<Vec<u8>>) -> Result<Counts, Vec<String>> {
        self.brings_in(kind, true, file.into()).await
    }

    async fn brings_in(&self, kind: Kind, dry_run: bool, file: Vec<u8>) -> Result<Counts, Vec<String>> {
        match bring_in(&self.app, kind, dry_run, None, file).await {
            Ok(Told::Done(counts)) => Ok(counts),
            Ok(Told::Rejected(lines, _)) => {
                let wrong = self.wrong_of_last_import().await;
                assert_eq!(lines.len(), wrong.len(), "{lines:?}");
                Err(wrong)
            }
            other => panic!("{}", matches!(other, Ok(Told::Failed))),
        }
    }

    async fn wrong_of_last_import(&self) -> Vec<String> {
        let db = self.app.db.read();
        let last = staff_import::Entity::find()
            .order_by_desc(staff_import::Column::Id)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let rows = staff_import_error::Entity::of(last.id).all(db).await.unwrap();
        let told = |row: staff_import_error::Model| {
            let place = row.row.map(|row| row.to_string()).unwrap_or_default();
            [place, row.column.unwrap_or_default(), row.code]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        rows.into_iter().map(told).collect()
    }
}

impl Member<'_> {
    pub async fn uploads(&mut self, query: &str, name: &str, file: &[u8]) -> Answer {
        let mut body = format!(
            "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--limit--\r\n");
        let headers = [("content-type", "multipart/form-data; boundary=limit")];
        let path = format!("/api/staff/imports?{query}");
        self.sends(Method::POST, &path, &headers, body).await
    }

    /// How an import ended that began with this answer.
    pub async fn sees_the_end(&mut self, begun: &Answer) -> Value {
        assert_eq!(begun.status, 202, "{}", begun.text());
        let address = begun.location().to_owned();
        for _ in 0..600 {
            let import = self.get(&address).await.json();
            let state = import["state"].as_str().unwrap().to_owned();
            if ["done", "rejected", "failed"].contains(&state.as_str()) {
                return import;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("it goes on and on");
    }
}
