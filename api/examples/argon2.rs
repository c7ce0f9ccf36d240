//! The ceiling of sign-ins in `make bench`: password checks with the parameters of the policy and nothing else, for
//! as many seconds as the argument says (5). Prints checks per second.

use std::time::{Duration, Instant};

use motcua::outside::Random;
use motcua::policy::Policy;
use motcua::secret::{PasswordError, PasswordHasher};

#[tokio::main]
async fn main() -> Result<(), PasswordError> {
    let seconds = std::env::args()
        .nth(1)
        .and_then(|it| it.parse().ok())
        .unwrap_or(5);
    let hasher = PasswordHasher::new(&Policy::standard().argon2, Random::from_system())?;
    let hash = hasher.hash("MotCua@2026").await?;
    let (start, mut checks) = (Instant::now(), 0_u32);
    while start.elapsed() < Duration::from_secs(seconds) {
        assert!(hasher.verify("MotCua@2026", Some(&hash)).await?);
        checks += 1;
    }
    println!("{:.2}", f64::from(checks) / start.elapsed().as_secs_f64());
    Ok(())
}
