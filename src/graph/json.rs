//! Reads JSON, even with numbers that are too big.

use serde_json::{Error, Value};

/// A number with so many characters may be too big for a float.
const NUMBER_LIMIT: usize = 300;

/// Reads a text that is JSON as a whole. `serde_json` refuses a whole text because of one number that is too big for a
/// float, such as `1e400`. In that case it is read again with `null` in place of every number that could be too big.
///
/// # Errors
/// If it is not JSON.
pub fn read_json(text: &str) -> Result<Value, Error> {
    serde_json::from_str(text).or_else(|error| {
        let clean = without_huge_numbers(text);
        if clean == text {
            Err(error)
        } else {
            serde_json::from_str(&clean)
        }
    })
}

fn without_huge_numbers(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut number = String::new();
    let (mut is_string, mut is_escaped) = (false, false);
    for character in text.chars() {
        let begins = character.is_ascii_digit() || character == '-';
        let goes_on = !number.is_empty() && matches!(character, '+' | '.' | 'e' | 'E');
        if !is_string && (begins || goes_on) {
            number.push(character);
            continue;
        }
        end_number(&mut number, &mut clean);
        if is_escaped {
            is_escaped = false;
        } else if character == '"' {
            is_string = !is_string;
        } else {
            is_escaped = is_string && character == '\\';
        }
        clean.push(character);
    }
    end_number(&mut number, &mut clean);
    clean
}

fn end_number(number: &mut String, clean: &mut String) {
    let is_huge = number.len() >= NUMBER_LIMIT || number.contains(['e', 'E']);
    clean.push_str(if is_huge { "null" } else { number });
    number.clear();
}
