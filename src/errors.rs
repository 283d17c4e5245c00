//! The static pages about every diagnosis: one for each category, an index, and the same as JSON. Only the build uses them.
//!
//! `cargo xtask build` writes them into `errors/` of a release. They have no script. Does not depend on a case, on a host, or on how
//! the app looks.

mod answers;
mod category_page;
mod confused;
mod description;
mod file;
mod frame;
mod html;
mod index_page;
mod machine;

pub use answers::{ANSWERS, Answer};
pub use confused::confused_with;
pub use file::File;
pub use frame::Site;

use crate::diagnosis::Category;
use description::{Description, descriptions};

/// All files of `errors/` in one language, without the style sheet.
#[must_use]
pub fn files(site: &Site) -> Vec<File> {
    let all = descriptions(&site.words);
    let of_category = |category: &Category| {
        let of_it: Vec<&Description> = all.iter().filter(|one| one.cause.category() == *category).collect();
        frame::page(site, &category_page::write(*category, &of_it, &all, &site.words))
    };
    let mut files: Vec<File> = Category::ALL.iter().map(of_category).collect();
    files.push(frame::page(site, &index_page::write(&all, &site.words)));
    files.push(machine::write(&all, &site.tag));
    files
}
