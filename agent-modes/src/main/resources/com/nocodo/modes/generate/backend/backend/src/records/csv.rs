//! CSV by RFC 4180 that a spreadsheet opens without running anything.

/// Collects lines; a cell that a spreadsheet would take for a formula is made plain text.
#[derive(Default)]
pub struct Csv {
    text: String,
}

/// A cell: a number is safe as it is, text is not.
pub enum Cell {
    Number(String),
    Text(String),
}

impl Csv {
    /// With `bom`, spreadsheets know that the text is UTF-8.
    pub fn new(bom: bool) -> Csv {
        Csv {
            text: if bom { "\u{feff}".to_owned() } else { String::new() },
        }
    }

    pub fn line(&mut self, cells: impl IntoIterator<Item = Cell>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            match cell {
                Cell::Number(number) => self.text.push_str(&number),
                Cell::Text(text) => self.text.push_str(&quoted(&text)),
            }
        }
        self.text.push_str("\r\n");
    }

    pub fn finish(self) -> String {
        self.text
    }
}

fn quoted(text: &str) -> String {
    let guard = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if guard { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Csv};

    #[test]
    fn text_that_looks_like_a_formula_is_disarmed_and_a_number_is_not() {
        let mut csv = Csv::default();

        csv.line([
            Cell::Text("=1+1".to_owned()),
            Cell::Number("-5".to_owned()),
            Cell::Text("a \"b\", c".to_owned()),
        ]);

        assert_eq!(csv.finish(), "'=1+1,-5,\"a \"\"b\"\", c\"\r\n");
    }
}
