//! Finds the texts of scripts, in calls of `say("…")`. Does not depend on how the texts are used.

use std::iter::Peekable;
use std::str::CharIndices;

/// The texts of a script. A call whose first argument is not a plain literal uses a text of another call.
pub fn texts(script: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut word = String::new();
    // Whether `say(` was just read.
    let mut is_said = false;
    let mut characters = script.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        match character {
            '/' if follows(&mut characters, '/') => {
                while characters.next_if(|(_, next)| *next != '\n').is_some() {}
                continue;
            }
            '/' if follows(&mut characters, '*') => {
                let mut before = ' ';
                while let Some((_, next)) = characters.next().filter(|(_, next)| (before, *next) != ('*', '/')) {
                    before = next;
                }
                continue;
            }
            '"' | '\'' | '`' => {
                let end = skip_string(&mut characters, character, script.len());
                let literal = script.get(start..end).unwrap_or_default();
                if let (true, '"', Ok(text)) = (is_said, character, serde_json::from_str(literal)) {
                    texts.push(text);
                }
                is_said = false;
            }
            '(' => is_said = word == "say",
            _ if character.is_whitespace() => {
                word.clear();
                continue;
            }
            _ => is_said = false,
        }
        // With a dot, `other.say(…)` is another function.
        if character.is_alphanumeric() || matches!(character, '_' | '$' | '.') {
            word.push(character);
        } else {
            word.clear();
        }
    }
    texts
}

fn follows(characters: &mut Peekable<CharIndices>, mark: char) -> bool {
    characters.next_if(|(_, next)| *next == mark).is_some()
}

/// Reads to the end of a string, and returns the position of the end.
fn skip_string(characters: &mut Peekable<CharIndices>, quote: char, end: usize) -> usize {
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == quote {
            return at + 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn only_plain_literals_of_the_function_are_texts() {
        let script = r#"
            // say("no") in a comment, and don't say("no")
            /* say("no") ** say("no") */
            const a = say("one \"two\"", 5) + say( "three" );
            const b = 'say("no")' + `say("no")` + other.say("no") + unsay("no") + say(a) + say('no') + said("no");
            a = { text: say("four"), other: [say("five")] };
            return say("six");
        "#;
        assert_eq!(texts(script), ["one \"two\"", "three", "four", "five", "six"]);
    }
}
