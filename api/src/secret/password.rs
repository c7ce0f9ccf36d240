//! Argon2id in a bounded pool of memory blocks that are used again. A fresh block of 19 MiB for
//! each check would let a flood of sign-ins take the memory of the whole server.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::Semaphore;

use crate::outside::Random;
use crate::policy::Argon2Policy;

#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("a stored password hash can't be read: {0}")]
    Unreadable(String),
    #[error("hashing failed: {0}")]
    Hashing(#[from] argon2::Error),
    #[error("the hashing thread was lost")]
    Lost,
}

#[derive(Clone)]
pub struct PasswordHasher(Arc<Pool>);

struct Pool {
    params: Params,
    blocks: Mutex<Vec<Vec<Block>>>,
    places: Arc<Semaphore>,
    random: Random,
}

impl PasswordHasher {
    /// A pool of one block per core but one, and at least one: a core stays free for requests
    /// that check no password.
    pub fn new(policy: &Argon2Policy, random: Random) -> Result<Self, PasswordError> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let size = cores.saturating_sub(1).max(1);
        let params = Params::new(policy.memory_kib, policy.passes, policy.lanes, None)?;
        let pool = Pool {
            params,
            blocks: Mutex::default(),
            places: Arc::new(Semaphore::new(size)),
            random,
        };
        Ok(Self(Arc::new(pool)))
    }

    /// A PHC string with a fresh salt.
    pub async fn hash(&self, password: &str) -> Result<String, PasswordError> {
        let salt = self.0.random.bytes::<16>();
        let params = self.0.params.clone();
        let output = self
            .compute(password.to_owned(), salt.to_vec(), params.clone())
            .await?;
        phc(&params, &salt, &output)
    }

    /// Whether the password belongs to the hash. Without a hash (an account that does not exist)
    /// the same work is done and the answer is no.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, PasswordError> {
        let stored = match hash {
            Some(hash) => Some(Stored::read(hash)?),
            None => None,
        };
        let (params, salt) = match &stored {
            Some(stored) => (stored.params.clone(), stored.salt.clone()),
            None => (self.0.params.clone(), vec![0; 16]),
        };
        let output = self.compute(password.to_owned(), salt, params).await?;
        Ok(stored.is_some_and(|stored| super::same(&stored.output, &output)))
    }

    /// Whether a stored hash was made with other parameters than those of now.
    pub fn is_outdated(&self, hash: &str) -> Result<bool, PasswordError> {
        let Stored { params, .. } = Stored::read(hash)?;
        let strength = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
        Ok(strength(&params) != strength(&self.0.params))
    }

    /// Runs off the async threads, when a block is free. The work keeps its place to its end, even
    /// if whoever asked for it has gone.
    async fn compute(
        &self,
        password: String,
        salt: Vec<u8>,
        params: Params,
    ) -> Result<Vec<u8>, PasswordError> {
        let place = self.0.places.clone().acquire_owned().await;
        let place = place.map_err(|_| PasswordError::Lost)?;
        let pool = self.0.clone();
        let work = move || {
            let _place = place;
            pool.compute(password.as_bytes(), &salt, params)
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| PasswordError::Lost)?
    }
}

impl Pool {
    fn compute(&self, password: &[u8], salt: &[u8], params: Params) -> Result<Vec<u8>, PasswordError> {
        let mut output = vec![0; Params::DEFAULT_OUTPUT_LEN];
        let mut block = self
            .blocks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or_default();
        block.resize(params.block_count(), Block::default());
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let result = argon2.hash_password_into_with_memory(password, salt, &mut output, &mut block);
        self.blocks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(block);
        result?;
        Ok(output)
    }
}

fn phc(params: &Params, salt: &[u8], output: &[u8]) -> Result<String, PasswordError> {
    let unreadable = |error: &dyn std::fmt::Display| PasswordError::Unreadable(error.to_string());
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(|error| unreadable(&error))?,
        salt: Some(Salt::new(salt).map_err(|error| unreadable(&error))?),
        hash: Some(Output::new(output).map_err(|error| unreadable(&error))?),
    };
    Ok(hash.to_string())
}

struct Stored {
    params: Params,
    salt: Vec<u8>,
    output: Vec<u8>,
}

impl Stored {
    fn read(hash: &str) -> Result<Self, PasswordError> {
        let unreadable = |why: &dyn std::fmt::Display| PasswordError::Unreadable(why.to_string());
        let parsed = PasswordHash::new(hash).map_err(|error| unreadable(&error))?;
        let params = Params::try_from(&parsed).map_err(|error| unreadable(&error))?;
        match (parsed.salt, parsed.hash) {
            (Some(salt), Some(output)) => Ok(Self {
                params,
                salt: salt.as_ref().to_vec(),
                output: output.as_bytes().to_vec(),
            }),
            _ => Err(unreadable(&"salt or hash is missing")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PasswordHasher;
    use crate::outside::Random;
    use crate::policy::{Argon2Policy, Policy};

    #[tokio::test]
    async fn a_password_opens_its_own_hash_only() {
        let hasher = PasswordHasher::new(&Argon2Policy::for_tests(), Random::seeded(3)).unwrap();
        let hash = hasher.hash("Mật khẩu 1").await.unwrap();
        assert!(hasher.verify("Mật khẩu 1", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("mật khẩu 1", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("Mật khẩu 1", None).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_of_other_parameters_is_outdated() {
        let of = |passes| {
            let policy = Argon2Policy {
                passes,
                ..Argon2Policy::for_tests()
            };
            PasswordHasher::new(&policy, Random::seeded(3)).unwrap()
        };
        let hash = of(1).hash("x").await.unwrap();
        assert!(!of(1).is_outdated(&hash).unwrap());
        assert!(of(2).is_outdated(&hash).unwrap());
    }

    /// The one test with the true parameters.
    #[tokio::test]
    async fn the_hash_has_the_strength_of_the_policy() {
        let hasher = PasswordHasher::new(&Policy::standard().argon2, Random::seeded(3)).unwrap();
        let hash = hasher.hash("x").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }
}
