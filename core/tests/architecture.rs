//! docs/architecture.md leads a stranger to the room of any construction: it names every folder of the source, and every file with rules.

use std::{fs, path::Path};

#[test]
fn every_room_is_on_the_map() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = fs::read_to_string(root.join("../docs/architecture.md")).expect("the page is there");
    let mut folders = vec![root.join("src")];
    let mut missing = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            let inside = path.strip_prefix(root.join("src")).expect("inside").display().to_string().replace('\\', "/");
            let name = inside.rsplit('/').next().unwrap_or_default().to_owned();
            // Their parents lead there.
            let is_known = ["lang", "mod.rs", "tests.rs", "train.rs"].contains(&name.as_str());
            let is_rule = ["lang/de/quote/", "lang/de/time/", "lang/de/entity/"]
                .iter()
                .any(|room| inside.strip_prefix(room).is_some_and(|rest| !rest.contains('/')));
            let needed = if path.is_dir() { format!("`{inside}/`") } else { format!("`{name}`") };
            if (path.is_dir() || is_rule) && !is_known && !map.contains(&needed) {
                missing.push(inside);
            }
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    missing.sort();
    assert_eq!(missing, Vec::<String>::new());
}
