use proptest::prelude::*;

use super::{Anchors, TABLE};

/// Everything at every place, the slow way.
fn naive(text: &[u8]) -> Vec<(usize, &'static str)> {
    let stands = |start: usize, anchor: &str, folds: bool| {
        let place = text.get(start..start + anchor.len()).unwrap_or_default();
        if folds { place.eq_ignore_ascii_case(anchor.as_bytes()) } else { place == anchor.as_bytes() }
    };
    let mut all: Vec<_> = TABLE
        .iter()
        .flat_map(|anchor| {
            (0..text.len())
                .filter(|start| stands(*start, anchor.text, anchor.folds()))
                .map(|start| (start, anchor.text))
        })
        .collect();
    all.sort_unstable();
    all
}

fn found(text: &[u8]) -> Vec<(usize, &'static str)> {
    let mut all: Vec<_> = Anchors::of(text).map(|(start, anchor)| (start, anchor.text)).collect();
    all.sort_unstable();
    all
}

/// Anchors whole and in pieces, in every case, with other bytes between them.
fn texts() -> impl Strategy<Value = Vec<u8>> {
    let piece = ((0..TABLE.len()), any::<(prop::sample::Index, prop::sample::Index)>(), 0..4_u8);
    let piece = piece.prop_map(|(anchor, (one, other), kind)| {
        let bytes = TABLE[anchor].text.as_bytes();
        let (one, other) = (one.index(bytes.len() + 1), other.index(bytes.len() + 1));
        match kind {
            0 => bytes[one.min(other)..one.max(other)].to_vec(),
            1 => bytes.to_ascii_uppercase(),
            _ => bytes.to_vec(),
        }
    });
    let between = prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(&b"@ aek_-=\""[..])], 0..4);
    prop::collection::vec((piece, between).prop_map(|(piece, between)| [piece, between].concat()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_anchor_is_found(text in texts()) {
        prop_assert_eq!(found(&text), naive(&text));
    }
}

#[test]
fn every_anchor_is_found_at_every_place_of_a_block() {
    for before in 0..130 {
        for anchor in &TABLE {
            for behind in [0, 1, 2, 70] {
                let text = ["~".repeat(before).as_str(), anchor.text, &"~".repeat(behind)].concat();
                assert!(found(text.as_bytes()).contains(&(before, anchor.text)), "{} at {before}", anchor.text);
            }
        }
    }
}
