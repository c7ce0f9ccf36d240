//! Back to the sign-in page, with why.

use crate::http::paths::CITIZEN_SIGN_IN_PAGE;
use crate::http::{OwnPath, Redirect};
use crate::person::TripProblem;

/// The page keeps where the person wanted to go, and whether others use the same computer.
pub fn with_problem(problem: TripProblem, return_to: Option<&OwnPath>, shared_computer: bool) -> Redirect {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("problem", problem.code());
    if let Some(return_to) = return_to {
        query.append_pair("return_to", return_to.as_str());
    }
    if shared_computer {
        query.append_pair("shared_computer", "true");
    }
    Redirect::to(format!("{CITIZEN_SIGN_IN_PAGE}?{}", query.finish()))
}
