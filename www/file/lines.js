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
