// Looks for what a secret left in a memory: the whole of it or any six bytes in a row, however they are written there.

const bytes = (text, encoding = "utf8") => Buffer.from(text, encoding);
const escaped = (text) => text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const upper = (text) => escaped(text).replaceAll(/u(....)/g, (_, digits) => `u${digits.toUpperCase()}`);
const percent = (text) => [...bytes(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

/** Base64 of a text that follows `before` other bytes: only the characters that depend on nothing but the text. */
function base64(text, before) {
  const secret = bytes(text);
  const encoded = Buffer.concat([Buffer.alloc(before), secret]).toString("base64").replaceAll("=", "");
  return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6));
}

/** What a hash makes of a block whose words begin so many bytes into the text: their bytes in reverse. */
function words(text, phase) {
  const secret = bytes(text).subarray(phase);
  return Buffer.from(secret.subarray(0, secret.length & ~3)).swap32();
}

/** How a text may be written: its bytes, and how many in a row are a trace of it. */
export const SPELLINGS = {
  "UTF-8": (text) => [[bytes(text), 6]],
  "UTF-16LE": (text) => [[bytes(text, "utf16le"), 12]],
  base64: (text) => [0, 1, 2].map((before) => [bytes(base64(text, before)), 6]),
  "JSON, as short as can be": (text) => [[bytes(JSON.stringify(text).slice(1, -1)), 6]],
  "JSON, all escapes": (text) => [escaped, upper].map((spell) => [bytes(spell(text)), 12]),
  "percent encoding": (text) => [[bytes(encodeURIComponent(text)), 6], [bytes(percent(text)), 12], [bytes(percent(text).toUpperCase()), 12]],
  "words of a hash": (text) => [0, 1, 2, 3].map((phase) => [words(text, phase), 8]),
};

/** Gives a function that finds a trace of the secret in a buffer from there on: `{ spelling, at }`, or undefined. */
export function tracer(secret) {
  const windows = new Map();
  const lengths = new Set();
  const beginnings = new Set();
  // Which two bytes, where a window may begin at an even place or the one before, are worth a closer look.
  const telling = new Uint8Array(0x10000);
  for (const [spelling, spell] of Object.entries(SPELLINGS)) {
    for (const [written, length] of spell(secret)) {
      lengths.add(length);
      for (let at = 0; at + length <= written.length; at++) {
        const window = written.latin1Slice(at, at + length);
        if (!windows.has(window)) windows.set(window, spelling);
        beginnings.add(written.readUInt32LE(at));
        telling[written.readUInt16LE(at)] = telling[written.readUInt16LE(at + 1)] = 1;
      }
    }
  }
  return (buffer, from = 0) => {
    const view = Buffer.from(buffer);
    const look = (place) => {
      for (const at of [place, Math.max(place - 1, 0)]) {
        if (at + 4 > view.length || !beginnings.has(view.readUInt32LE(at))) continue;
        for (const length of lengths) {
          const spelling = windows.get(view.subarray(at, at + length).latin1Slice());
          if (spelling) return { spelling, at };
        }
      }
    };
    const quads = new Uint32Array(buffer);
    for (let index = from / 4; index < quads.length; index++) {
      const quad = quads[index];
      if (quad === 0) continue;
      const found = (telling[quad & 0xffff] && look(4 * index)) || (telling[quad >>> 16] && look(4 * index + 2));
      if (found) return found;
    }
  };
}
