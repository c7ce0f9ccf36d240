use std::collections::HashMap;

use entity::{authorised_number, staff_member};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect};

use crate::staff::imports::spelling::Spelling;

/// All numbers that are known, and all members: a number is one person's, whichever rows a file has.
pub struct Standing {
    numbers: HashMap<String, String>,
    /// By number; what was brought in long ago may have one twice.
    codes: HashMap<String, Vec<String>>,
    /// Staff codes, and whether the account is not disabled.
    members: HashMap<String, bool>,
}

impl Standing {
    pub async fn find(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let known = authorised_number::Entity::find().all(db).await?;
        let (mut numbers, mut codes) = (HashMap::new(), HashMap::<String, Vec<String>>::new());
        for row in known {
            codes
                .entry(row.number.clone())
                .or_default()
                .push(row.staff_code.clone());
            numbers.insert(row.staff_code, row.number);
        }
        let members: Vec<(String, Option<chrono::DateTime<chrono::Utc>>)> = staff_member::Entity::find()
            .select_only()
            .columns([staff_member::Column::StaffCode, staff_member::Column::DisabledAt])
            .into_tuple()
            .all(db)
            .await?;
        let members = members
            .into_iter()
            .map(|(code, disabled)| (code, disabled.is_none()));
        Ok(Self {
            numbers,
            codes,
            members: members.collect(),
        })
    }

    /// As members' codes are spelt; then as those are that no member has.
    pub fn spelling(&self) -> Spelling {
        let (members, others) = (self.members.keys(), self.numbers.keys());
        Spelling::of(members.chain(others).cloned())
    }

    pub fn number(&self, code: &str) -> Option<&str> {
        self.numbers.get(code).map(String::as_str)
    }

    pub fn is_member(&self, code: &str) -> bool {
        self.members.contains_key(code)
    }

    /// Whoever left may have come back under another code.
    pub fn is_at_work(&self, code: &str) -> bool {
        self.members.get(code).copied().unwrap_or_default()
    }

    pub fn others_with<'a>(&'a self, number: &str, code: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.codes.get(number).into_iter().flatten();
        all.map(String::as_str).filter(move |other| *other != code)
    }
}
