//! Slows down who guesses passwords: counts failed sign-ins per account and address.

use crate::error::Error;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const WINDOW: Duration = Duration::from_secs(15 * 60);
const PER_ACCOUNT: usize = 5;
const PER_ADDRESS: usize = 30;
const LARGEST: usize = 20_000;

#[derive(Default)]
pub struct Limiter {
    failures: Mutex<HashMap<String, Vec<Instant>>>,
}

impl Limiter {
    /// Refuses another try where there were too many failures lately.
    pub fn check(&self, email: &str, address: &str) -> Result<(), Error> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, limit) in keys(email, address) {
            let Some(times) = failures.get(&key) else {
                continue;
            };
            let recent: Vec<_> = times.iter().filter(|time| time.elapsed() < WINDOW).collect();
            if let (true, Some(oldest)) = (recent.len() >= limit, recent.first()) {
                let wait = WINDOW.saturating_sub(oldest.elapsed());
                return Err(Error::TooMany(wait.as_secs() + 1));
            }
        }
        Ok(())
    }

    pub fn failed(&self, email: &str, address: &str) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() > LARGEST {
            failures.retain(|_, times| times.iter().any(|time| time.elapsed() < WINDOW));
        }
        for (key, _) in keys(email, address) {
            let times = failures.entry(key).or_default();
            times.retain(|time| time.elapsed() < WINDOW);
            times.push(Instant::now());
        }
    }

    pub fn succeeded(&self, email: &str, address: &str) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.remove(&account(email, address));
    }
}

fn account(email: &str, address: &str) -> String {
    format!("{address} {}", email.trim().to_lowercase())
}

fn keys(email: &str, address: &str) -> [(String, usize); 2] {
    [
        (account(email, address), PER_ACCOUNT),
        (address.to_owned(), PER_ADDRESS),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_try_is_refused_for_this_account_and_address_alone() {
        let limiter = Limiter::default();

        for _ in 0..PER_ACCOUNT {
            limiter.failed("a@example.org", "192.0.2.1");
        }

        assert!(limiter.check("A@example.org", "192.0.2.1").is_err());
        assert!(limiter.check("b@example.org", "192.0.2.1").is_ok());
        assert!(limiter.check("a@example.org", "192.0.2.2").is_ok());
    }

    #[test]
    fn a_good_sign_in_forgets_the_failed_ones() {
        let limiter = Limiter::default();
        for _ in 0..PER_ACCOUNT {
            limiter.failed("a@example.org", "192.0.2.1");
        }

        limiter.succeeded("a@example.org", "192.0.2.1");

        assert!(limiter.check("a@example.org", "192.0.2.1").is_ok());
    }
}
