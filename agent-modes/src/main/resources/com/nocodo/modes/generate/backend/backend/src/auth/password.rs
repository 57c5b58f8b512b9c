//! Passwords: Argon2id, and the few demands that help.

use crate::error::Error;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

pub const SHORTEST: usize = 10;
pub const LONGEST: usize = 200;

/// How much work one hash costs.
#[derive(Clone, Debug)]
pub struct Passwords {
    argon2: Argon2<'static>,
    /// Checked when there is no such account, so that the answer takes as long.
    nobody: String,
}

impl Passwords {
    /// As strong as OWASP asks for, with the least memory: 7 MiB, five passes.
    pub fn strong() -> Result<Passwords, Error> {
        Passwords::with(7 * 1024, 5)
    }

    /// Fast, for tests alone.
    pub fn weak_for_tests() -> Result<Passwords, Error> {
        Passwords::with(8, 1)
    }

    fn with(kib: u32, passes: u32) -> Result<Passwords, Error> {
        let params = Params::new(kib, passes, 1, None).map_err(Error::internal)?;
        let mut passwords = Passwords {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            nobody: String::new(),
        };
        passwords.nobody = passwords.hash("nobody has this password")?;
        Ok(passwords)
    }

    pub fn hash(&self, password: &str) -> Result<String, Error> {
        let mut salt = [0_u8; 16];
        getrandom::fill(&mut salt).map_err(Error::internal)?;
        let salt = SaltString::encode_b64(&salt).map_err(Error::internal)?;
        let hash = self
            .argon2
            .hash_password(password.as_bytes(), &salt)
            .map_err(Error::internal)?;
        Ok(hash.to_string())
    }

    /// Whether the password belongs to the hash; without one it takes as long and says no.
    pub fn verify(&self, password: &str, hash: Option<&str>) -> bool {
        let known = PasswordHash::new(hash.unwrap_or(&self.nobody));
        known.is_ok_and(|known| {
            let matches = self.argon2.verify_password(password.as_bytes(), &known);
            hash.is_some() && matches.is_ok()
        })
    }
}
