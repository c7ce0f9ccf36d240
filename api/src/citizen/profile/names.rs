//! The fields by name, as the API spells them.

use entity::citizen_field::{FieldName, FieldSource};
use poem_openapi::Enum;
use poem_openapi::types::ParseFromJSON;
use serde::Serialize;
use serde_json::Value;

use crate::http;

/// A field of *Thông tin cá nhân*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, Serialize)]
#[serde(rename_all = "snake_case")]
#[oai(rename = "ProfileFieldName", rename_all = "snake_case")]
pub enum Field {
    FullName,
    Organisation,
    BirthDate,
    PersonalId,
    OldIdNumber,
    IdIssuedOn,
    IdIssuedAt,
    Phone,
    ContactPhone,
    Fax,
    Email,
    Website,
    Address,
    ContactAddress,
    AccountType,
}

/// Who says what a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, Serialize)]
#[serde(rename_all = "snake_case")]
#[oai(rename = "ProfileSource", rename_all = "snake_case")]
pub enum Source {
    Vneid,
    /// The National Public Service Portal.
    NationalPortal,
    /// The citizen typed it here.
    SelfDeclared,
}

/// Both lists have the same names; a new field that is missing in one does not compile.
macro_rules! same_names {
    ($here:ident, $there:ident: $($name:ident),+ $(,)?) => {
        impl From<$there> for $here {
            fn from(name: $there) -> Self {
                match name {
                    $($there::$name => Self::$name,)+
                }
            }
        }

        impl From<$here> for $there {
            fn from(name: $here) -> Self {
                match name {
                    $($here::$name => Self::$name,)+
                }
            }
        }
    };
}

same_names!(
    Field, FieldName: FullName, Organisation, BirthDate, PersonalId, OldIdNumber, IdIssuedOn, IdIssuedAt, Phone,
    ContactPhone, Fax, Email, Website, Address, ContactAddress, AccountType,
);
same_names!(Source, FieldSource: Vneid, NationalPortal, SelfDeclared);

/// As requests and answers spell it.
pub fn spelt(name: FieldName) -> String {
    http::spelt(&Field::from(name))
}

/// The field that is spelt so.
pub fn named(name: &str) -> Option<FieldName> {
    let parsed = Field::parse_from_json(Some(Value::String(name.to_owned())));
    parsed.ok().map(FieldName::from)
}
