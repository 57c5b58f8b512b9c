//! The query string, taken apart once; what nobody takes is refused.

use crate::error::Error;

#[derive(Clone, Debug, Default)]
pub struct Params {
    pairs: Vec<(String, String)>,
}

impl Params {
    pub fn parse(query: &str) -> Option<Params> {
        let pairs = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Some((decoded(name)?, decoded(value)?))
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Params { pairs })
    }

    /// Takes a parameter out; of one given twice, the last counts.
    pub fn take(&mut self, name: &str) -> Option<String> {
        self.take_all(name).pop()
    }

    pub fn take_all(&mut self, name: &str) -> Vec<String> {
        let (taken, rest) = std::mem::take(&mut self.pairs)
            .into_iter()
            .partition(|(key, _)| key == name);
        self.pairs = rest;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    pub fn rest(self) -> Vec<(String, String)> {
        self.pairs
    }

    /// Refuses what nobody has taken.
    pub fn finish(self) -> Result<(), Error> {
        match self.pairs.first() {
            Some((name, _)) => Err(Error::query(name)),
            None => Ok(()),
        }
    }
}

/// `%C3%A4` and `+` as the characters that they stand for; none where that is no text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn escapes_and_plus_signs_become_characters() {
        assert_eq!(decoded("M%C3%BCller+%26+Co").as_deref(), Some("Müller & Co"));
    }

    #[test]
    fn broken_escapes_are_no_text() {
        assert_eq!(decoded("%4"), None);
        assert_eq!(decoded("%zz"), None);
        assert_eq!(decoded("%ff"), None);
    }
}
