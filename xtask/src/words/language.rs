//! A shipped language, as the head of its file of translations describes it. Does not depend on the translations.

/// The start of a line in the head of a file.
const NAME: &str = "X-Language-Name";
const PLURALS: &str = "X-Plural-Categories";
const DIRECTION: &str = "X-Text-Direction";

/// The categories of plural forms (`Intl.PluralRules`).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A shipped language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its name in web pages (BCP 47).
    pub tag: String,
    /// Its name in the language itself.
    pub name: String,
    /// The categories of its plural forms, in the order of its file.
    pub plurals: Vec<String>,
    /// `ltr` or `rtl`.
    pub direction: String,
}

impl Language {
    /// The language of a file of translations. `None` if its head has no `X-Language-Name`: the language is not shipped yet.
    pub fn read(po: &str) -> Result<Option<Self>, String> {
        let field = |name: &str| {
            let head = po.lines().take_while(|line| !line.trim().is_empty());
            head.filter_map(|line| line.strip_prefix('"')?.strip_suffix("\\n\""))
                .find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim()))
                .filter(|value| !value.is_empty())
        };
        let Some(name) = field(NAME) else { return Ok(None) };
        let tag = field("Language").unwrap_or_default().replace('_', "-");
        if tag.is_empty() || !tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err("`Language` in the head must be a code such as `fr` or `pt_BR`.".to_owned());
        }
        let plurals: Vec<String> = field(PLURALS)
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        if plurals.is_empty() || !plurals.iter().all(|category| CATEGORIES.contains(&category.as_str())) {
            return Err(format!(
                "`{PLURALS}` in the head must name the category of each plural form in order, such as `one other`."
            ));
        }
        let direction = field(DIRECTION).unwrap_or("ltr");
        if !["ltr", "rtl"].contains(&direction) {
            return Err(format!("`{DIRECTION}` in the head must be `ltr` or `rtl`."));
        }
        Ok(Some(Self {
            tag,
            name: name.to_owned(),
            plurals,
            direction: direction.to_owned(),
        }))
    }

    /// A language for tests.
    #[cfg(test)]
    pub fn example() -> Self {
        Self {
            tag: "pt-BR".to_owned(),
            name: "Português (Brasil)".to_owned(),
            plurals: ["one", "other"].map(str::to_owned).to_vec(),
            direction: "ltr".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(lines: &[&str]) -> String {
        let lines: String = lines.iter().flat_map(|line| ["\"", line, "\\n\"\n"]).collect();
        format!("# A comment.\nmsgid \"\"\nmsgstr \"\"\n{lines}\nmsgid \"X-Language-Name: no\"\nmsgstr \"\"\n")
    }

    #[test]
    fn a_language_is_shipped_once_its_head_has_its_name() {
        let lines = [
            "Language: pt_BR",
            "X-Language-Name: Português (Brasil)",
            "X-Plural-Categories: one other",
        ];
        assert_eq!(Language::read(&head(&lines)), Ok(Some(Language::example())));
        assert_eq!(Language::read(&head(&lines[..1])), Ok(None));
        let right_to_left = Language::read(&head(&[&lines[..], &["X-Text-Direction: rtl"]].concat()));
        assert!(right_to_left.is_ok_and(|language| language.is_some_and(|language| language.direction == "rtl")));
    }

    #[test]
    fn an_incomplete_head_names_the_field_and_the_fix() {
        for (lines, field) in [
            (["Language: ", "X-Plural-Categories: one other", ""], "`Language`"),
            (["Language: ../x", "X-Plural-Categories: one other", ""], "`Language`"),
            (["Language: fr", "", ""], "`X-Plural-Categories`"),
            (
                ["Language: fr", "X-Plural-Categories: one several", ""],
                "`X-Plural-Categories`",
            ),
            (
                ["Language: ar", "X-Plural-Categories: other", "X-Text-Direction: left"],
                "`X-Text-Direction`",
            ),
        ] {
            let read = Language::read(&head(&[&lines[..], &["X-Language-Name: Own name"]].concat()));
            assert!(
                read.as_ref().is_err_and(|problem| problem.starts_with(field)),
                "{lines:?}: {read:?}"
            );
        }
    }
}
