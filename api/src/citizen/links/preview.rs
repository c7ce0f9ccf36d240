//! What a link would add, replace and keep, before it is confirmed.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{ProviderName, citizen_field, link_proposal};
use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};

use super::proposal::{said, waiting};
use crate::app::App;
use crate::citizen::profile::{Field, Source, Standing, standings};
use crate::citizen::record::Said;
use crate::http::{Code, Failed, Problem, Tag};
use crate::person::ProviderCode;
use crate::session::{Current, SignedIn};

pub struct PreviewLinkApi;

/// An account at a provider that was proved and waits to be confirmed, with what would become of my information.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct LinkPreview {
    provider: ProviderCode,
    /// *Techid*.
    tech_id: Option<String>,
    proved_at: DateTime<Utc>,
    /// Until when it can be confirmed.
    confirm_until: DateTime<Utc>,
    /// Fields of which nothing was known.
    added: Vec<AddedField>,
    /// Fields that say something else from then on.
    replaced: Vec<ReplacedField>,
    /// Fields that stay as they are.
    kept: Vec<KeptField>,
}

#[derive(Object)]
struct AddedField {
    field: Field,
    value: String,
}

#[derive(Object)]
struct ReplacedField {
    field: Field,
    old: String,
    old_source: Source,
    new: String,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct KeptField {
    field: Field,
    /// Absent where the person cleared it.
    value: Option<String>,
    why: KeptBecause,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum KeptBecause {
    /// The provider says the same.
    Same,
    /// The person typed it, and that goes before what a provider says.
    TypedByMe,
    /// The provider says nothing of it.
    NotGiven,
}

#[OpenApi]
impl PreviewLinkApi {
    /// What linking would change
    ///
    /// Of the account that was proved last at the provider, in this browser, within 15 minutes; 404 if there is none.
    #[oai(
        path = "/api/citizen/links/dvcqg/preview",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "preview_citizen_dvcqg_link"
    )]
    async fn preview_dvcqg(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
    ) -> Result<Json<LinkPreview>, Failed> {
        preview(app, &current, request, ProviderName::Dvcqg).await
    }

    /// What linking VNeID would change
    ///
    /// As for the national portal.
    #[oai(
        path = "/api/citizen/links/vneid/preview",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "preview_citizen_vneid_link"
    )]
    async fn preview_vneid(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
    ) -> Result<Json<LinkPreview>, Failed> {
        preview(app, &current, request, ProviderName::Vneid).await
    }
}

async fn preview(
    app: &App,
    current: &Current,
    request: &Request,
    provider: ProviderName,
) -> Result<Json<LinkPreview>, Failed> {
    let db = app.db.read();
    let proposal = waiting(app, db, request, current, provider).await?;
    let proposal = proposal.ok_or_else(|| Problem::new(Code::NotFound))?;
    let known = citizen_field::Entity::of(current.citizen).all(db).await?;
    Ok(Json(LinkPreview::of(app, &proposal, &known)))
}

impl LinkPreview {
    fn of(app: &App, proposal: &link_proposal::Model, known: &[citizen_field::Model]) -> Self {
        let mut preview = Self {
            provider: proposal.provider.into(),
            tech_id: proposal.tech_id.clone(),
            proved_at: proposal.proposed_at,
            confirm_until: proposal.proposed_at + app.policy.sign_in_lifetime,
            added: Vec::new(),
            replaced: Vec::new(),
            kept: Vec::new(),
        };
        preview.compare(&said(proposal), known);
        preview
    }

    fn compare(&mut self, said: &Said, known: &[citizen_field::Model]) {
        let standings = standings(known);
        for (name, standing) in &standings {
            match said.get(name) {
                Some(new) => self.meet((*name).into(), standing, new),
                None if standing.counts().is_some() => {
                    self.keep((*name).into(), standing, KeptBecause::NotGiven);
                }
                None => {}
            }
        }
        let new = said.iter().filter(|(name, _)| !standings.contains_key(name));
        self.added.extend(new.map(|(name, value)| AddedField {
            field: (*name).into(),
            value: value.clone(),
        }));
    }

    fn meet(&mut self, field: Field, standing: &Standing<'_>, new: &str) {
        let source = standing.counts().map(|row| row.source.into());
        match (standing.value(), source) {
            (Some(old), _) if old == new => self.keep(field, standing, KeptBecause::Same),
            _ if standing.mine.is_some() => self.keep(field, standing, KeptBecause::TypedByMe),
            (Some(old), Some(old_source)) => self.replaced.push(ReplacedField {
                field,
                old: old.to_owned(),
                old_source,
                new: new.to_owned(),
            }),
            _ => self.added.push(AddedField {
                field,
                value: new.to_owned(),
            }),
        }
    }

    fn keep(&mut self, field: Field, standing: &Standing<'_>, why: KeptBecause) {
        self.kept.push(KeptField {
            field,
            value: standing.value().map(ToOwned::to_owned),
            why,
        });
    }
}
