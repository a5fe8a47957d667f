/** Counts the lines of a stream, whether they end with LF, CR LF or CR; what stands behind the last end is a line, too. */
export function lineCounter() {
  let [ended, last] = [0, 10];
  return {
    /** @param {Uint8Array} bytes */
    push(bytes) {
      if (bytes.length === 0) return;
      if (last === 13 && bytes[0] !== 10) ended++;
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ended++;
      for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1))
        if (at + 1 < bytes.length && bytes[at + 1] !== 10) ended++;
      last = bytes.at(-1);
    },
    count: () => ended + (last === 10 ? 0 : 1),
  };
}

/** Cuts a stream of bytes into its lines, without their ends. The work is linear, however long a line is. */

export function lineCutter(onLine) {
  let parts = [];
  const emit = (last) => {
    const line = parts.length === 0 ? last : joined([...parts, last]);
    parts = [];
    onLine(line.at(-1) === 13 ? line.subarray(0, -1) : line);
  };
  return {
    /** @param {Uint8Array} bytes */
    push(bytes) {
      let from = 0;
      for (let end; (end = bytes.indexOf(10, from)) >= 0; from = end + 1) emit(bytes.subarray(from, end));
      if (from < bytes.length) parts.push(bytes.slice(from));
    },
    end() {
      if (parts.length > 0) emit(new Uint8Array());
    },
  };
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
