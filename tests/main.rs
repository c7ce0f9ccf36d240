//! The API from outside: black box over HTTP, the application built by the same function as in `main`, a clock
//! that stands, chance that repeats, and codes read from the SMS outbox. Every test that touches a database runs
//! on SQLite and on PostgreSQL (`MOTCUA_TEST_POSTGRES`: a server on which databases may be made).

#[macro_use]
mod actors;

mod bad_input;
mod businesses;
mod callback;
mod documents;
mod dvcqg;
mod house;
mod journey;
mod links;
mod local_account;
mod one_time_codes;
mod openid_authorize;
mod openid_logout;
mod openid_token;
mod openid_user_info;
mod origins;
mod pages;
mod passwords;
mod phone;
mod qr;
mod qr_decisions;
mod sandbox_tools;
mod schema;
mod sessions;
mod spec;
mod strangers;
mod walks;
mod ways_in;
