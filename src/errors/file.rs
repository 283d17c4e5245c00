//! One file of the pages. Does not depend on what it contains.

/// One file of `errors/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name in the folder.
    pub name: String,
    /// What it contains.
    pub content: String,
}
