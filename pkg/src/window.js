/** What a masker holds of its stream: text that went out already and text that has not. */

const LEAST = 16 << 10;

/** A window of strings. Only the engine can forget those. */
export class TextWindow {
  isText = true;
  text = "";

  get length() {
    return this.text.length;
  }

  append(piece) {
    this.text += piece;
  }

  piece(start, end) {
    return this.text.slice(start, end);
  }

  drop(count) {
    this.text = this.text.slice(count);
  }
}

/** A window of bytes. What is dropped is wiped. */
export class BytesWindow {
  isText = false;
  length = 0;
  #bytes = new Uint8Array(LEAST);

  append(piece) {
    const needed = this.length + piece.length;
    if (needed > this.#bytes.length) {
      const old = this.#bytes;
      this.#bytes = new Uint8Array(2 * needed);
      this.#bytes.set(old.subarray(0, this.length));
      old.fill(0);
    }
    this.#bytes.set(piece, this.length);
    this.length = needed;
  }

  piece(start, end) {
    return this.#bytes.subarray(start, end);
  }

  drop(count) {
    this.#bytes.copyWithin(0, count, this.length);
    this.#bytes.fill(0, this.length - count, this.length);
    this.length -= count;
  }
}
