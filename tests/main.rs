//! The API from outside: black box over HTTP, the application built by the same function as in `main`, a clock
//! that stands, chance that repeats, and codes read from the SMS outbox. Every test that touches a database runs
//! on SQLite and on PostgreSQL (`MOTCUA_TEST_POSTGRES`: a server on which databases may be made).

#[macro_use]
mod actors;

mod activity;
mod audit_chain;
mod audit_list;
mod avatar;
mod bad_input;
mod businesses;
mod callback;
mod campaign_board;
mod campaigns;
mod contact_phone;
mod documents;
mod dvcqg;
mod ending_sessions;
mod export;
mod house;
mod identity_cases;
mod import_files;
mod import_jobs;
mod import_members;
mod import_numbers;
mod import_units;
mod import_workbooks;
mod journey;
mod links;
mod local_account;
mod many;
mod one_time_codes;
mod openid_authorize;
mod openid_logout;
mod openid_token;
mod openid_user_info;
mod origins;
mod pages;
mod passwords;
mod phone;
mod profile;
mod qr;
mod qr_decisions;
mod reauthentication;
mod retention;
mod sandbox_tools;
mod schema;
mod sessions;
mod shared_computers;
mod sms_gateway;
mod spec;
mod staff_demo;
mod staff_e_receipt;
mod staff_guards;
mod staff_host;
mod staff_record;
mod staff_sealed;
mod staff_sign_in;
mod staff_vneid;
mod strangers;
mod walks;
mod ways_in;
