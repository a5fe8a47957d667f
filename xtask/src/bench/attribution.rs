//! What each part of the module weighs: the code of its functions, by the modules and crates that they are named after.
//! Names are there until wasm-opt strips them, so sizes are those before it makes all smaller.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::core::Core;

/// Parts that weigh less, in per cent, are one.
const SMALL: usize = 1;

/// Prints the parts of the default core, the heaviest first.
pub fn print() -> Result<()> {
    let module = fs::read(Core::Plain.glue().join("berthing_bg.wasm"))?;
    let mut parts: Vec<_> = parts(&module)?.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let total: usize = parts.iter().map(|(_, bytes)| bytes).sum();
    let (large, small): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, bytes)| bytes * 100 >= total * SMALL);
    let rest = small.iter().map(|(_, bytes)| bytes).sum();
    println!("\nWhat the module is made of, before wasm-opt");
    for (name, bytes) in large.into_iter().chain([(format!("{} smaller parts", small.len()), rest)]) {
        let tenths = bytes * 1000 / total;
        println!("  {name:28} {:>9} {:>3}.{} %", bytes, tenths / 10, tenths % 10);
    }
    Ok(())
}

/// Bytes of code by part, and those of data.
fn parts(module: &[u8]) -> Result<BTreeMap<String, usize>> {
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    let mut parts = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => imported = imports.count(),
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(data) => {
                parts.insert("data".to_owned(), data.range().len());
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(sections) = section.as_known() else { continue };
                for section in sections {
                    let Name::Function(functions) = section? else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    for (index, bytes) in (imported..).zip(bodies) {
        *parts.entry(part_of(names.get(&index).copied().unwrap_or("?"))).or_default() += bytes;
    }
    Ok(parts)
}

/// The module of ours, or the crate of others, that a function belongs to. What implements a trait belongs to its type.
fn part_of(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&', '(', '[', '*']).trim_start_matches("mut ").trim_start_matches("dyn ");
    let mut words = path.split("::").map(|word| word.split(['<', '>', ' ', '[']).next().unwrap_or_default());
    let first = words.next().unwrap_or_default();
    match words.next() {
        Some(module) if first == "berthing" => format!("{first}::{module}"),
        Some(_) => first.to_owned(),
        None => "the rest".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::part_of;

    #[test]
    fn functions_belong_to_modules_of_ours_and_to_crates_of_others() {
        for (name, part) in [
            ("berthing::detect::rules::scan::h0123456789abcdef", "berthing::detect"),
            ("<berthing::issue::Code as core::fmt::Display>::fmt::h0123456789abcdef", "berthing::issue"),
            ("<&mut berthing::source::Reader as core::iter::Iterator>::next", "berthing::source"),
            ("<alloc::vec::Vec<T,A> as core::clone::Clone>::clone", "alloc"),
            ("memcpy", "the rest"),
        ] {
            assert_eq!(part_of(name), part, "{name}");
        }
    }
}
