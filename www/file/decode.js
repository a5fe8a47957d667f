/**
 * Files as UTF-8. PowerShell 5 and Notepad write UTF-16, in which a masker of UTF-8 sees no credential; the mark at the
 * beginning tells. Marks do not belong to the text, and are taken off.
 */

const MARKS = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** @param {Uint8Array} head the first bytes */
const markOf = (head) => MARKS.find(([, mark]) => mark.every((byte, at) => head[at] === byte));

/** The text of a file. @param {Blob} file */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(markOf(bytes)?.[0]).decode(bytes);
}

/** Its bytes in UTF-8, as a stream. What is UTF-8 passes as it is, broken or not. @param {Blob} file */
export async function bytesOf(file) {
  const [encoding, mark] = markOf(new Uint8Array(await file.slice(0, 3).arrayBuffer())) ?? [undefined, []];
  if (encoding === undefined || encoding === "utf-8") return file.slice(mark.length).stream();
  return file.stream().pipeThrough(new TextDecoderStream(encoding)).pipeThrough(new TextEncoderStream());
}
