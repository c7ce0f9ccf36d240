//! The command line.

mod importing;
mod serving;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use motcua::app::App;
use motcua::audit::{self, Expected};
use motcua::config::{Settings, Source, Wrong};
use motcua::outside::{Clock, Random};
use motcua::policy::Policy;
use motcua::sandbox;
use motcua::sandbox::personas::PASSWORD;
use motcua::staff::{NewAdministrator, create_administrator, sealed};

/// A province's one-stop portal for administrative procedures.
///
/// Settings come from the environment (`MOTCUA_…`) and an optional TOML file; `docs/configuration.md` lists them.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// A TOML file with settings; the environment goes before it.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the database up to date and serve.
    Serve,
    /// Bring the database up to date.
    Migrate,
    /// Print the OpenAPI document.
    Openapi {
        /// Leave the sandbox out, as on a server without it.
        #[arg(long)]
        without_sandbox: bool,
    },
    /// Look after the staff.
    Staff {
        #[command(subcommand)]
        what: StaffCommand,
    },
    /// Bring in what other systems have.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Look after the keys of sealed values.
    Keys {
        #[command(subcommand)]
        what: Keys,
    },
    /// Look after the record of actions.
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Make plain accounts in the sandbox, for load.
    Seed {
        /// How many.
        #[arg(long)]
        citizens: u32,
    },
}

#[derive(Subcommand)]
enum StaffCommand {
    /// Make an administrator with a first password, which only opens the choice of another one.
    CreateAdmin {
        #[arg(long)]
        username: String,
        /// The key by which other systems know them.
        #[arg(long)]
        staff_code: String,
        #[arg(long)]
        full_name: String,
    },
}

#[derive(Subcommand)]
enum Import {
    /// Units: those that are known by their code are brought up to date.
    Units(FileToImport),
    /// Members of the staff, likewise. They get no passwords: an administrator resets those one by one.
    Members(FileToImport),
    /// The personal numbers that the certification system has for members, by staff code.
    AuthorisedNumbers(FileToImport),
}

#[derive(Args)]
struct FileToImport {
    /// A CSV or XLSX with headings, all of it or nothing. What is not in it stays.
    file: PathBuf,
    /// Only say what would happen.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Subcommand)]
enum Keys {
    /// Seal every value anew with the first of MOTCUA_SEALING_KEYS. May be interrupted and run again.
    Rotate,
}

#[derive(Subcommand)]
enum Audit {
    /// Walk the whole record of actions and say what is not as the program left it. Exit code 1 if anything is.
    Verify {
        /// A head that was noted earlier, as this command prints it: found if the whole database was set back.
        #[arg(long)]
        expect: Option<Expected>,
    },
}

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("motcua: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    if let Command::Openapi { without_sandbox } = arguments.command {
        print!("{}", motcua::document(!without_sandbox).yaml);
        return Ok(());
    }
    let settings = settings(arguments)?;
    tracing_subscriber::fmt()
        .with_env_filter(&settings.log)
        .with_writer(std::io::stderr)
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let app = App::new(
            settings,
            Policy::standard(),
            Clock::default(),
            Random::from_system(),
        )
        .await?;
        motcua::make_ready(&app).await?;
        match arguments.command {
            Command::Serve => serving::serve(Arc::new(app)).await,
            Command::Seed { citizens } => seed(&app, citizens).await,
            Command::Staff { ref what } => look_after_staff(&app, what).await,
            Command::Import { ref what } => importing::import(Arc::new(app), what).await,
            Command::Keys { what: Keys::Rotate } => rotate(&app).await,
            Command::Audit {
                what: Audit::Verify { ref expect },
            } => verify(&app, expect.as_ref()).await,
            Command::Migrate | Command::Openapi { .. } => Ok(app.db.close().await?),
        }
    })
}

fn settings(arguments: &Arguments) -> Result<Settings, Failure> {
    let told = |all: Vec<Wrong>| {
        let lines: Vec<_> = all.iter().map(|wrong| format!("\n  {wrong}")).collect();
        format!("these settings can't be used:{}", lines.concat())
    };
    let source = Source::gather(arguments.config.as_deref()).map_err(told)?;
    for name in source.unknown() {
        eprintln!("motcua: MOTCUA_{name} is not a setting and is ignored");
    }
    Ok(Settings::read(&source).map_err(told)?)
}

async fn rotate(app: &App) -> Result<(), Failure> {
    let all = sealed::rotate(app).await?;
    for (column, rotated) in &all {
        let (anew, unopened) = (rotated.sealed_anew, rotated.unopened);
        println!("{column}: {anew} sealed anew, {unopened} can't be opened");
    }
    app.db.close().await?;
    match all.iter().all(|(_, rotated)| rotated.unopened == 0) {
        true => Ok(()),
        false => Err("some values can't be opened with the keys that are configured".into()),
    }
}

async fn verify(app: &App, expect: Option<&Expected>) -> Result<(), Failure> {
    let report = audit::verify(app, expect).await?;
    println!("{report}");
    app.db.close().await?;
    match report.is_whole() {
        true => Ok(()),
        false => Err("the record of actions is not whole".into()),
    }
}

async fn seed(app: &App, citizens: u32) -> Result<(), Failure> {
    if !app.settings.sandbox {
        return Err("seed makes accounts of the sandbox, which is off (MOTCUA_SANDBOX)".into());
    }
    let last = sandbox::load::seed(app, citizens).await?;
    println!("{citizens} accounts: 099000000000 to {last}, password {PASSWORD}");
    Ok(app.db.close().await?)
}

async fn look_after_staff(app: &App, what: &StaffCommand) -> Result<(), Failure> {
    let StaffCommand::CreateAdmin {
        username,
        staff_code,
        full_name,
    } = what;
    let new = NewAdministrator {
        username,
        staff_code,
        full_name,
    };
    let created = create_administrator(app, new).await?;
    println!(
        "user name {}, first password {}",
        created.username, created.first_password
    );
    Ok(app.db.close().await?)
}
