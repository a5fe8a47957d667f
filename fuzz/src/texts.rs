//! Free text: what is found stands in it, and what comes out hides it.

use berthing::{Detector, MASK, Masker, mask_bytes, mask_text};

use super::laws::masking_holds_for_any_text;
use super::made::boundary;

/// A token whose form alone tells what it is.
const TOKEN: &str = "AKIAIOSFODNN7EXAMPLX";

/// Six bytes for where a stream is cut and a token planted, and a text.
pub fn text(data: &[u8]) {
    let Some((places, bytes)) = data.split_first_chunk() else { return };
    findings_are_masked(&String::from_utf8_lossy(bytes));
    masking_holds_for_any_text(&String::from_utf8_lossy(bytes)).unwrap();
    settles(bytes.to_vec(), |bytes| mask_bytes(bytes).text);
    planted_token_is_gone(&String::from_utf8_lossy(bytes), *places);
}

/// Masking again comes to an end. That once is enough holds for the texts of the tests, not for texts made to break it:
/// what is masked first may be part of what tells of the next credential.
pub(crate) fn settles<T: PartialEq>(mut text: T, mask: impl Fn(&T) -> T) {
    for _ in 0..64 {
        let masked = mask(&text);
        if masked == text {
            return;
        }
        text = masked;
    }
    panic!("masking goes on and on");
}

/// Findings stand in order, do not touch, and are what the mask stands for.
fn findings_are_masked(text: &str) {
    let masked = mask_text(text);
    let mut rest = masked.text.as_str();
    let mut done = 0;
    for (number, finding) in masked.findings.iter().enumerate() {
        assert!(number == 0 || done < finding.start, "{finding:?} touches the one before");
        assert!(finding.start < finding.end, "{finding:?} is nothing");
        rest = rest.strip_prefix(&text[done..finding.start]).unwrap();
        // A number in JSON gets quotation marks around its mask.
        rest = rest.strip_prefix(MASK).or_else(|| rest.strip_prefix("\"******\"")).unwrap();
        done = finding.end;
    }
    assert_eq!(rest, &text[done..]);
    assert_eq!(mask_bytes(text.as_bytes()).text, masked.text.as_bytes());
}

fn planted_token_is_gone(text: &str, places: [u8; 6]) {
    let place = |byte: u8| boundary(text, text.len() * usize::from(byte) / 255);
    let (before, behind) = text.split_at(place(places[0]));
    let planted = format!("{before} {TOKEN} {behind}");
    assert!(!mask_text(&planted).text.contains(TOKEN));
    // A stream masks what it has found later on, and as a word of its own: elsewhere the token may have gone out.
    if text.contains(TOKEN) {
        return;
    }

    let mut cuts: Vec<usize> = places.iter().map(|byte| planted.len() * usize::from(*byte) / 255).collect();
    cuts.extend([0, planted.len()]);
    cuts.sort_unstable();
    let mut masker = Masker::new(Detector::default());
    let mut out: Vec<u8> = cuts.windows(2).flat_map(|cut| masker.push(&planted.as_bytes()[cut[0]..cut[1]])).collect();
    out.extend(masker.finish());
    assert!(!String::from_utf8(out).unwrap().contains(TOKEN));
}
