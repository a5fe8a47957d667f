/**
 * Bytes out of the text that the build made of them: frequent ones are a letter, others a turn to another page and a
 * letter. It is shorter than base64, and compresses far better.
 */
export function decode({ letters, turns, order, text }) {
  const codes = [...letters].map((letter) => letter.charCodeAt(0));
  const [second, third] = [...turns].map((turn) => turn.charCodeAt(0));
  const pages = new Uint8Array(3 * PAGE);
  order.forEach((byte, at) => (pages[Math.floor(at / codes.length) * PAGE + codes[at % codes.length]] = byte));
  const bytes = new TextEncoder().encode(text);
  let end = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at];
    // No turn has a lower code than a letter.
    const page = code < second ? 0 : code < third ? PAGE : 2 * PAGE;
    bytes[end++] = pages[page + (page === 0 ? code : bytes[++at])];
  }
  return bytes.subarray(0, end);
}

/** Codes of letters are below. */
const PAGE = 128;
