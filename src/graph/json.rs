//! Reading a text as JSON, whatever numbers are in it.

use serde_json::{Error, Value};

/// A number with as many characters may be more than a float holds.
const NUMBER_LIMIT: usize = 300;

/// Reads a text that is JSON as a whole. `serde_json` refuses all of it for one number that no float holds, such as `1e400`: it is read
/// a second time then, with `null` in place of every number that could be one.
///
/// # Errors
/// When it is no JSON.
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
