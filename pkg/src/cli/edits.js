/** Replacements in a text, and where its offsets are afterwards. */

/** `{ text, moved(offset), touches(from, to) }`. Overlapping edits become one; the first one's text counts. */
export function edited(original, edits) {
  const sorted = [];
  for (const edit of [...edits].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = sorted.at(-1);
    if (last && edit.start < last.end) last.end = Math.max(last.end, edit.end);
    else sorted.push({ ...edit });
  }
  let [text, done] = ["", 0];
  for (const edit of sorted) {
    text += original.slice(done, edit.start);
    edit.at = text.length;
    text += edit.text;
    done = edit.end;
  }
  text += original.slice(done);
  return {
    text,
    moved(offset) {
      const edit = sorted.findLast(({ start }) => start <= offset);
      if (edit === undefined) return offset;
      if (offset < edit.end) return offset === edit.start ? edit.at : edit.at + edit.text.length;
      return edit.at + edit.text.length + offset - edit.end;
    },
    touches: (from, to) => sorted.some(({ start, end }) => start < to && end > from),
  };
}
