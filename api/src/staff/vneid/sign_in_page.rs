//! Back to the staff's sign-in page, with why, or with what is due.

use entity::staff_sign_in::Stage;
use poem_openapi::types::ToJSON;
use serde_json::Value;

use crate::http::paths::STAFF_SIGN_IN_PAGE;
use crate::http::{OwnPath, Redirect};
use crate::person::TripProblem;
use crate::staff::sign_in::StaffSignInStage;

/// The page keeps where the person wanted to go.
pub fn with_problem(problem: TripProblem, return_to: Option<&OwnPath>) -> Redirect {
    to("problem", problem.code(), return_to)
}

pub fn at_stage(stage: Stage, return_to: Option<&OwnPath>) -> Redirect {
    let named = StaffSignInStage::from(stage).to_json();
    to(
        "stage",
        named.as_ref().and_then(Value::as_str).unwrap_or_default(),
        return_to,
    )
}

fn to(name: &str, value: &str, return_to: Option<&OwnPath>) -> Redirect {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair(name, value);
    if let Some(return_to) = return_to {
        query.append_pair("return_to", return_to.as_str());
    }
    Redirect::to(format!("{STAFF_SIGN_IN_PAGE}?{}", query.finish()))
}
