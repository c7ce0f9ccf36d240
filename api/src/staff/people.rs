use poem_openapi::OpenApi;

use super::members::{
    MemberApi, MemberDisabledApi, MemberPasswordApi, MemberRoleApi, MemberSecondFactorApi, MemberUnitApi,
    MembersApi, MembersCsvApi,
};
use super::units::{UnitApi, UnitParentApi, UnitSuccessorApi, UnitsApi, UnitsCsvApi};

/// Looking after units and members.
pub fn people() -> impl OpenApi + 'static {
    (
        (UnitsApi, UnitsCsvApi, UnitApi, UnitParentApi, UnitSuccessorApi),
        (MembersApi, MembersCsvApi, MemberApi, MemberUnitApi),
        (
            MemberRoleApi,
            MemberDisabledApi,
            MemberPasswordApi,
            MemberSecondFactorApi,
        ),
    )
}
