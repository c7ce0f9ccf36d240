//! What those who look after the staff do.

use poem_openapi::OpenApi;

use super::{audit, campaigns, cases};

pub fn administration() -> impl OpenApi + 'static {
    (
        audit::AuditApi,
        (
            campaigns::CampaignsApi,
            campaigns::CampaignApi,
            campaigns::DryRunApi,
            campaigns::CloseCampaignApi,
            campaigns::RemindApi,
            campaigns::ReminderSeenApi,
        ),
        (
            campaigns::BoardApi,
            campaigns::BoardCsvApi,
            campaigns::MissingApi,
            campaigns::TrendApi,
        ),
        (
            cases::CasesApi,
            cases::LookAtCaseApi,
            cases::DecideCaseApi,
            cases::UndoCaseApi,
        ),
    )
}
