//! `motcua import`: a file of another system, to its end.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use motcua::app::App;
use motcua::staff::imports::{self, Kind, Told};

use super::{Failure, FileToImport, Import};

pub async fn import(app: Arc<App>, what: &Import) -> Result<(), Failure> {
    let (kind, FileToImport { file, dry_run }) = match what {
        Import::Units(file) => (Kind::Units, file),
        Import::Members(file) => (Kind::Members, file),
        Import::AuthorisedNumbers(file) => (Kind::AuthorisedNumbers, file),
    };
    let bytes = read(file, app.policy.import.bytes)?;
    let name = file.file_name().and_then(|name| name.to_str());
    let told = imports::bring_in(&app, kind, *dry_run, name, bytes).await;
    app.db.close().await?;
    match told.map_err(|problem| problem.detail)? {
        Told::Done(counts) => println!("{counts}{}", if *dry_run { "; nothing was kept" } else { "" }),
        Told::Rejected(lines, count) => {
            let listed: String = lines.iter().map(|line| format!("\n  {line}")).collect();
            return Err(format!("nothing was imported, {count} wrong:{listed}").into());
        }
        Told::Failed => return Err("nothing was imported: it could not be brought to an end".into()),
    }
    Ok(())
}

/// No more of a file than the API takes: nobody opens a longer one by mistake.
fn read(file: &Path, longest: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = u64::try_from(longest)?.saturating_add(1);
    let read = File::open(file).and_then(|open| open.take(most).read_to_end(&mut bytes));
    read.map_err(|error| format!("{} can't be read: {error}", file.display()))?;
    match bytes.len() > longest {
        true => Err(format!("{} has more than {longest} bytes", file.display()).into()),
        false => Ok(bytes),
    }
}
