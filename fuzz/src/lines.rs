//! Many payloads at once, cut anywhere.

use berthing::{NdjsonOptions, NdjsonOutput, OnInvalid};

use super::ndjson_laws::{
    every_line_gets_an_answer, pieces_come_out_as_the_whole_does, what_came_out_comes_out_the_same_again,
};
use super::payloads::kind_of;

/// A byte for how to read, one for what to put out, four for cuts, and lines.
pub fn ndjson(data: &[u8]) {
    let Some(([reading, output, cuts @ ..], text)) = data.split_first_chunk::<6>() else { return };
    let kind = (reading % 2 == 1).then(|| kind_of(reading >> 1));
    let options = NdjsonOptions { kind, ..NdjsonOptions::default() };
    let on_invalid = [OnInvalid::Keep, OnInvalid::Drop, OnInvalid::Mark][usize::from(output >> 2) % 3];
    let how = NdjsonOutput { normalize: output & 1 == 1, mask: output & 2 == 2, on_invalid };
    let cuts = cuts.map(|cut| text.len() * usize::from(cut) / 255);
    pieces_come_out_as_the_whole_does(text, &cuts, how, options).unwrap();
    every_line_gets_an_answer(text, how, options).unwrap();
    what_came_out_comes_out_the_same_again(text, how.normalize, options).unwrap();
}
