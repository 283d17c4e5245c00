//! The structure of `src`: which file uses which. The rules are those of `docs/architecture.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// What `module` and `ui` may both name.
const EDGE: &[&str] = &[
    "words",
    "paste",
    "graph",
    "diagnosis",
    "check",
    "clock",
    "fetch",
    "shape",
];

/// The rooms in their order, and the rooms that each may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("coded", &[]),
    ("paste", &["words", "coded"]),
    ("graph", &["words", "coded", "paste"]),
    ("diagnosis", &["words", "paste", "graph"]),
    ("errors", &["words", "graph", "diagnosis"]),
    ("check", &["words", "coded", "paste", "graph", "diagnosis"]),
    ("clock", &["diagnosis"]),
    ("fetch", &["words", "paste", "graph", "diagnosis", "check", "clock"]),
    ("shape", &["words", "paste", "graph", "diagnosis", "check"]),
    ("module", EDGE),
    ("ui", EDGE),
];

/// The crates that only the edges may name.
const BROWSER: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_net",
    "gloo_timers",
];

/// A path in the code, such as `crate::graph::Reply`, as its names.
type Names = Vec<String>;

/// One file of `src`, as a module.
struct File {
    /// Its path in `src`, such as `graph/reply.rs`.
    path: String,
    /// Every path that it names, resolved from `crate`, without re-exports; the first name is a crate's if it is not ours.
    named: BTreeSet<Names>,
    /// The names that it re-exports from other modules, with their paths.
    handed_on: BTreeMap<String, Names>,
    /// The types with inherent methods in this file.
    methods_of: BTreeSet<String>,
    /// The comment at its head.
    head: String,
}

/// Every module of `src` by its path.
type Modules = BTreeMap<Names, File>;

struct Reading<'a> {
    module: &'a [String],
    file: File,
}

impl Reading<'_> {
    /// The path from the crate's root: `super` and `self` are replaced.
    fn absolute(&self, path: &[String]) -> Names {
        let mut names = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("super" | "self") => self.module.to_vec(),
            _ => return path.to_vec(),
        };
        for name in path {
            match name.as_str() {
                "crate" | "self" => {}
                "super" => {
                    names.pop();
                }
                _ => names.push(name.clone()),
            }
        }
        names.insert(0, "crate".to_owned());
        names
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &mut Names, is_public: bool) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(&path.tree, before, is_public);
                before.pop();
            }
            syn::UseTree::Group(group) => {
                for item in &group.items {
                    self.use_tree(item, before, is_public);
                }
            }
            syn::UseTree::Name(name) => self.used(&name.ident.to_string(), &name.ident.to_string(), before, is_public),
            syn::UseTree::Rename(rename) => {
                self.used(&rename.ident.to_string(), &rename.rename.to_string(), before, is_public);
            }
            syn::UseTree::Glob(_) => {
                let is_own = matches!(before.first().map(String::as_str), Some("crate" | "super" | "self"));
                assert!(!is_own, "{}: `*` hides what is used", self.file.path);
                self.file.named.insert(before.clone());
            }
        }
    }

    fn used(&mut self, name: &str, as_name: &str, before: &[String], is_public: bool) {
        let mut path = before.to_vec();
        if name != "self" {
            path.push(name.to_owned());
        }
        let is_own = before
            .first()
            .is_some_and(|first| !matches!(first.as_str(), "crate" | "super" | "self"));
        let absolute = if is_own && is_public {
            // `pub use child::Name` in a module that re-exports its children.
            let child = [self.module, &path].concat();
            [vec!["crate".to_owned()], child].concat()
        } else {
            self.absolute(&path)
        };
        if !is_own || !is_public || before.first().is_some_and(|name| BROWSER.contains(&name.as_str())) {
            self.file.named.insert(absolute.clone());
        }
        if is_public {
            self.file.handed_on.insert(as_name.to_owned(), absolute);
        }
    }
}

impl<'ast> Visit<'ast> for Reading<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let is_of_tests = module.attrs.iter().any(|attribute| {
            let condition = attribute.meta.require_list().map(|list| list.tokens.to_string());
            attribute.path().is_ident("cfg") && condition.is_ok_and(|condition| condition.contains("test"))
        });
        if !is_of_tests {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_public = !matches!(item.vis, syn::Visibility::Inherited);
        self.use_tree(&item.tree, &mut Vec::new(), is_public);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let names: Names = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            let absolute = self.absolute(&names);
            self.file.named.insert(absolute);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        // The input of a macro does not have to be Rust, so its paths are read from the text.
        let text = called.tokens.to_string().replace(' ', "");
        for start in ["crate::", "super::"] {
            for (at, _) in text.match_indices(start) {
                let is_name = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
                let path = text[at..].split(|character| !is_name(character)).next().unwrap();
                let names: Names = path
                    .split("::")
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned)
                    .collect();
                let absolute = self.absolute(&names);
                self.file.named.insert(absolute);
            }
        }
        visit::visit_macro(self, called);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let (None, syn::Type::Path(path)) = (&item.trait_, item.self_ty.as_ref())
            && let Some(segment) = path.path.segments.last()
        {
            self.file.methods_of.insert(segment.ident.to_string());
        }
        visit::visit_item_impl(self, item);
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut to_visit = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = to_visit.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                to_visit.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn modules() -> Modules {
    let mut modules = Modules::new();
    for path in files_in(&source()) {
        let file = path.strip_prefix(source()).unwrap().to_str().unwrap().to_owned();
        if matches!(file.as_str(), "lib.rs" | "main.rs") {
            continue;
        }
        let module: Names = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let text = std::fs::read_to_string(&path).unwrap();
        let head = text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .collect::<Vec<_>>()
            .join("\n");
        let mut reading = Reading {
            module: &module,
            file: File {
                path: file,
                named: BTreeSet::new(),
                handed_on: BTreeMap::new(),
                methods_of: BTreeSet::new(),
                head,
            },
        };
        reading.visit_file(&syn::parse_file(&text).unwrap());
        let file = reading.file;
        modules.insert(module, file);
    }
    modules
}

/// The limit for following a name through modules that re-export it.
const MOST_STEPS: usize = 8;

/// Our module in which a path ends.
fn module_of(path: &[String], modules: &Modules) -> Option<Names> {
    let mut path = path.strip_prefix(&["crate".to_owned()])?.to_vec();
    for _ in 0..MOST_STEPS {
        let length = (1..=path.len())
            .rev()
            .find(|&length| modules.contains_key(&path[..length]))?;
        let (module, rest) = path.split_at(length);
        let handed_on = rest.first().and_then(|name| modules[module].handed_on.get(name));
        match handed_on {
            Some(from) if from.first().is_some_and(|name| name == "crate") => {
                path = [&from[1..], &rest[1..]].concat();
            }
            _ => return Some(module.to_vec()),
        }
    }
    None
}

/// The arrows between files: which module uses which others.
fn arrows(modules: &Modules) -> BTreeMap<&Names, BTreeSet<Names>> {
    let of_file = |(module, file): (&Names, &File)| {
        // A module names those inside it without `self`.
        let inside = |path: &Names| [vec!["crate".to_owned()], module.clone(), path.clone()].concat();
        let used = file
            .named
            .iter()
            .filter_map(|path| module_of(path, modules).or_else(|| module_of(&inside(path), modules)));
        used.filter(|used| used != module).collect()
    };
    modules
        .iter()
        .map(|(module, file)| (module, of_file((module, file))))
        .collect()
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    let modules = modules();
    let mut wrong = Vec::new();
    for (module, used) in arrows(&modules) {
        let (_, allowed) = ROOMS.iter().find(|(room, _)| *room == module[0]).unwrap();
        let others = used
            .iter()
            .filter(|used| used[0] != module[0] && !allowed.contains(&used[0].as_str()));
        wrong.extend(others.map(|used| format!("{} uses {}", module.join("/"), used.join("/"))));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let modules = modules();
    let arrows = arrows(&modules);
    let leads_back = |from: &Names, to: &Names| {
        let mut reached = BTreeSet::from([from]);
        let mut to_visit = vec![from];
        while let Some(module) = to_visit.pop() {
            to_visit.extend(arrows[module].iter().filter(|used| reached.insert(used)));
        }
        reached.contains(to)
    };
    let every = arrows
        .iter()
        .flat_map(|(module, used)| used.iter().map(move |used| (*module, used)));
    let left: Vec<String> = every
        .filter(|(module, used)| leads_back(used, module))
        .map(|(module, used)| format!("{} -> {}", module.join("/"), used.join("/")))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn the_methods_of_a_type_are_in_one_file() {
    let modules = modules();
    let mut files: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (module, file) in &modules {
        for name in &file.methods_of {
            files.entry((&module[0], name)).or_default().push(&file.path);
        }
    }
    files.retain(|_, files| files.len() > 1);
    assert_eq!(files, BTreeMap::new());
}

#[test]
fn the_core_names_no_browser_crate() {
    let core = ["words", "coded", "paste", "graph", "diagnosis", "errors", "check"];
    let modules = modules();
    let of_core = modules.iter().filter(|(module, _)| core.contains(&module[0].as_str()));
    let wrong: Vec<String> = of_core
        .flat_map(|(_, file)| {
            let of_browser = file.named.iter().filter(|path| BROWSER.contains(&path[0].as_str()));
            of_browser.map(|path| format!("{} names {}", file.path, path.join("::")))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_does() {
    let modules = modules();
    let silent: Vec<&str> = modules
        .values()
        .filter(|file| file.head.is_empty() || file.head.contains("Must not know"))
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(silent, Vec::<&str>::new());
}

#[test]
fn a_view_names_neither_the_checker_nor_the_browser_and_no_first_file_names_a_later_one() {
    let modules = modules();
    let arrows = arrows(&modules);
    let mut wrong = Vec::new();
    for (module, file) in modules.iter().filter(|(module, _)| module[0] == "ui") {
        let path = module.join("/");
        let of_view = path.starts_with("ui/first") || path.starts_with("ui/later") || path.starts_with("ui/view");
        let of_browser = |used: &&Names| *path != *"ui/later/commands" && BROWSER.contains(&used[0].as_str());
        let crates = file.named.iter().filter(|used| of_view && of_browser(used));
        let is_above = |used: &Names| match used.get(1).map(String::as_str) {
            Some("checker" | "card" | "page") => of_view,
            Some("later") => !path.starts_with("ui/later") && path != "ui/second_load",
            Some("browser") => {
                (path.starts_with("ui/first") || path.starts_with("ui/later")) && path != "ui/later/commands"
                    || path.starts_with("ui/model")
            }
            Some("first" | "desk") => path.starts_with("ui/view") || path.starts_with("ui/model"),
            Some("view" | "message") => path.starts_with("ui/model"),
            _ => false,
        };
        let files = arrows[module].iter().filter(|used| is_above(used));
        wrong.extend(
            crates
                .chain(files)
                .map(|used| format!("{path} names {}", used.join("::"))),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}
