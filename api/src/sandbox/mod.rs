//! The test environment: a stand-in for the state's identity provider, and tools for people and tests.

pub mod faults;
pub mod oidc;
pub mod outbox;
pub mod vneid;
