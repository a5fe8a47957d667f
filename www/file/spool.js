/** Gathers bytes or text into a blob, a few megabytes at a time, so that little of it is in memory. */

const PIECE = 4 * 1024 * 1024;

export function spool(type) {
  const blobs = [];
  let [waiting, size] = [[], 0];
  const flush = () => {
    if (size > 0) blobs.push(new Blob(waiting));
    [waiting, size] = [[], 0];
  };
  return {
    /** @param {string | Uint8Array} piece */
    write(piece) {
      waiting.push(piece);
      size += piece.length;
      if (size >= PIECE) flush();
    },
    /** @returns {Blob} */
    end() {
      flush();
      return new Blob(blobs, { type });
    },
  };
}
