//! Một Cửa: a province's one-stop portal for administrative procedures.

pub mod app;
pub mod citizen;
pub mod civil;
pub mod config;
pub mod http;
pub mod outside;
pub mod policy;
pub mod proof;
pub mod provider;
pub mod sandbox;
pub mod secret;
pub mod session;
