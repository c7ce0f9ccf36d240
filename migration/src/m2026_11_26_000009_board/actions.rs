//! The record of actions, with its two ends.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer_null, string_len, string_len_null, text_null, timestamp_with_time_zone, uuid_null,
    var_binary,
};

use super::plain;

pub fn tables() -> [TableCreateStatement; 2] {
    [record(), mark()]
}

/// Without foreign keys: what is recorded stays, whatever becomes of those whom it names.
fn record() -> TableCreateStatement {
    Table::create()
        .table("action_record")
        .col(uuid_null("staff_id"))
        .col(big_integer("sequence").primary_key())
        .col(timestamp_with_time_zone("at"))
        .col(string_len("actor", 16))
        .col(uuid_null("session_id"))
        .col(string_len_null("address", 64))
        .col(integer_null("port"))
        .col(string_len("action", 40))
        .col(string_len_null("subject_kind", 24))
        .col(uuid_null("subject_id"))
        .col(text_null("before"))
        .col(text_null("after"))
        .col(string_len("key_id", 16))
        .col(var_binary("previous", 32))
        .col(var_binary("mac", 32))
        .take()
}

fn mark() -> TableCreateStatement {
    Table::create()
        .table("action_mark")
        .col(string_len("place", 16).primary_key())
        .col(big_integer("sequence"))
        .col(var_binary("mac", 32))
        .col(timestamp_with_time_zone("at"))
        .col(string_len("key_id", 16))
        .col(var_binary("signature", 32))
        .take()
}

pub fn indexes() -> [IndexCreateStatement; 4] {
    [
        Index::create()
            .name("idx-action_record-list")
            .table("action_record")
            .col("staff_id")
            .col("sequence")
            .unique()
            .take(),
        plain("action_record", "at"),
        plain("action_record", "action"),
        plain("action_record", "subject_id"),
    ]
}
