//! The order of the list, and a place in it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::{staff_member, unit};
use poem_openapi::Enum;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, IntoSimpleExpr, Value};
use uuid::Uuid;

use crate::http::{Cursor, NamePlace, Paging, Problem, WrongFields};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[oai(rename = "StaffMemberSort", rename_all = "snake_case")]
pub enum MemberSort {
    /// By given name, then family and middle names, in the Vietnamese order.
    #[default]
    Name,
    StaffCode,
    /// By the unit's name, then as `name`.
    Unit,
}

/// Where the last page ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Name(NamePlace),
    StaffCode(String),
    Unit(NamePlace, NamePlace),
}

impl Place {
    pub const fn is_of(&self, sort: MemberSort) -> bool {
        matches!(
            (self, sort),
            (Self::Name(_), MemberSort::Name)
                | (Self::StaffCode(_), MemberSort::StaffCode)
                | (Self::Unit(..), MemberSort::Unit)
        )
    }

    /// What comes after it.
    pub fn after(&self) -> Condition {
        use staff_member::Column as Member;
        match self {
            Self::Name(place) => after(&[
                (Member::SortKey.into_simple_expr(), key(place)),
                (Member::Id.into_simple_expr(), id(place)),
            ]),
            Self::StaffCode(code) => Condition::all().add(Member::StaffCode.gt(code)),
            Self::Unit(of_unit, member) => {
                let at_or_after = unit::Column::SortKey.gte(of_unit.key.clone());
                let place = [
                    (unit::Column::SortKey.into_simple_expr(), key(of_unit)),
                    (unit::Column::Id.into_simple_expr(), id(of_unit)),
                    (Member::SortKey.into_simple_expr(), key(member)),
                    (Member::Id.into_simple_expr(), id(member)),
                ];
                // The first says nothing new, but an index knows what to do with it.
                Condition::all().add(at_or_after).add(after(&place))
            }
        }
    }
}

pub fn refuse_another_order(paging: &Paging<Place>, sort: MemberSort) -> Result<(), Problem> {
    let mut wrong = WrongFields::default();
    if paging.after.as_ref().is_some_and(|place| !place.is_of(sort)) {
        wrong.note("cursor", "cursor");
    }
    wrong.refuse()
}

fn after(place: &[(SimpleExpr, Value)]) -> Condition {
    let columns = place.iter().map(|(column, _)| column.clone());
    let values = place.iter().map(|(_, value)| Expr::value(value.clone()));
    Condition::all().add(Expr::tuple(columns).gt(Expr::tuple(values)))
}

fn key(place: &NamePlace) -> Value {
    place.key.clone().into()
}

fn id(place: &NamePlace) -> Value {
    place.id.into()
}

impl Cursor for Place {
    fn parse(text: &str) -> Option<Self> {
        let (sort, place) = text.split_once('~')?;
        match sort {
            "n" => NamePlace::parse(place).map(Self::Name),
            "c" => {
                let code = URL_SAFE_NO_PAD.decode(place).ok()?;
                String::from_utf8(code).ok().map(Self::StaffCode)
            }
            "u" => {
                let (unit, member) = place.split_once('~')?;
                Some(Self::Unit(NamePlace::parse(unit)?, NamePlace::parse(member)?))
            }
            _ => None,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Name(place) => format!("n~{}", place.text()),
            Self::StaffCode(code) => format!("c~{}", URL_SAFE_NO_PAD.encode(code)),
            Self::Unit(unit, member) => format!("u~{}~{}", unit.text(), member.text()),
        }
    }
}

pub fn of_member(member: &staff_member::Model) -> NamePlace {
    NamePlace {
        key: member.sort_key.clone(),
        id: member.id.0,
    }
}

pub fn of_unit(unit: Option<&unit::Model>) -> NamePlace {
    NamePlace {
        key: unit.map(|unit| unit.sort_key.clone()).unwrap_or_default(),
        id: unit.map_or(Uuid::nil(), |unit| unit.id.0),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{MemberSort, Place};
    use crate::http::{Cursor, NamePlace};

    #[test]
    fn a_place_of_one_order_is_none_of_another() {
        let name = NamePlace {
            key: vec![1, 2],
            id: Uuid::from_u128(3),
        };
        for (place, sort) in [
            (Place::Name(name.clone()), MemberSort::Name),
            (Place::StaffCode("CB~1.é".into()), MemberSort::StaffCode),
            (Place::Unit(name.clone(), name), MemberSort::Unit),
        ] {
            let read = Place::parse(&place.text());
            assert_eq!(read.as_ref(), Some(&place));
            for other in [MemberSort::Name, MemberSort::StaffCode, MemberSort::Unit] {
                assert_eq!(place.is_of(other), other == sort);
            }
        }
        for text in ["", "n", "n~", "x~AA", "u~AA", "c~?"] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }
}
