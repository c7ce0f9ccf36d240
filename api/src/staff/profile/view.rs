use chrono::{DateTime, Utc};
use entity::staff_member::RecordField;
use poem_openapi::{Enum, Object};

use super::default_page::DefaultPageLost;
use super::look::Known;
use super::names::Gender;
use super::number::NumberCheck;
use super::record::Record;
use super::warnings::{Warning, warnings};
use crate::session::{Gate, StaffField, StaffRole};
use crate::staff::e_receipt::EReceiptView;
use crate::staff::pages;

/// What the record's state lets a member do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffGate", rename_all = "snake_case")]
pub enum GateView {
    /// Nothing that is required is missing.
    Open,
    /// Something is, and there is time until `deadline`.
    Due,
    /// `deadline` has passed: only the form, help and sign-out remain.
    Shut,
}

/// A member's record, and how far it is up to standard.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct StaffProfile {
    /// *Mã cán bộ*.
    staff_code: String,
    username: String,
    role: StaffRole,
    /// The name of the member's unit.
    unit: String,
    full_name: Option<String>,
    gender: Option<Gender>,
    /// `yyyy-MM-dd`
    birth_date: Option<String>,
    personal_id: Option<String>,
    /// E.164.
    phone: Option<String>,
    address: Option<String>,
    email: Option<String>,
    /// The page that was chosen to open after the sign-in.
    default_page: Option<String>,
    /// Present if the role may not open the chosen page any more.
    default_page_lost: Option<DefaultPageLost>,
    /// The page that opens after the sign-in.
    opens: String,
    /// The tag of the picture.
    avatar: Option<String>,
    gate: GateView,
    /// What the running campaigns require.
    required_fields: Vec<StaffField>,
    /// Those of them that the record lacks.
    missing_fields: Vec<StaffField>,
    /// Until when they must be there; absent if nothing is missing.
    deadline: Option<DateTime<Utc>>,
    /// Absent while there is no number.
    number_check: Option<NumberCheck>,
    /// What may be a mistake.
    warnings: Vec<Warning>,
    /// The linked account at the e-receipt service. Its password is never shown.
    e_receipt: Option<EReceiptView>,
    updated_at: DateTime<Utc>,
}

impl StaffProfile {
    pub fn of(known: &Known) -> Self {
        let (member, gate) = (&known.standing.member, &known.standing.gate);
        let record = Record::from(member);
        let (gate, missing, deadline) = match gate {
            Gate::Open => (GateView::Open, &[][..], None),
            Gate::Due { missing, deadline } => (GateView::Due, missing.as_slice(), Some(*deadline)),
            Gate::Shut { missing, deadline } => (GateView::Shut, missing.as_slice(), Some(*deadline)),
        };
        let chosen = record.default_page.as_deref();
        Self {
            staff_code: member.staff_code.clone(),
            username: member.username.clone(),
            role: member.role.into(),
            unit: known.unit.clone(),
            default_page_lost: DefaultPageLost::of(member.role, chosen),
            opens: pages::nearest(member.role, chosen.unwrap_or(pages::HOME)).to_owned(),
            avatar: member.avatar.clone(),
            gate,
            required_fields: fields(&required(known)),
            missing_fields: fields(missing),
            deadline,
            number_check: NumberCheck::of(record.personal_id.as_deref(), known.authorised.as_deref()),
            warnings: warnings(&record),
            e_receipt: known.e_receipt.as_ref().map(EReceiptView::of),
            updated_at: member.updated_at,
            full_name: record.full_name,
            gender: record.gender,
            birth_date: record.birth_date,
            personal_id: record.personal_id,
            phone: record.phone,
            address: record.address,
            email: record.email,
            default_page: record.default_page,
        }
    }
}

/// By any of the running campaigns.
fn required(known: &Known) -> Vec<RecordField> {
    let demands = known.standing.demands.iter();
    let mut fields: Vec<_> = demands.flat_map(|demand| demand.fields.iter().copied()).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

fn fields(fields: &[RecordField]) -> Vec<StaffField> {
    fields.iter().copied().map(StaffField::from).collect()
}
