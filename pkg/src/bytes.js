/**
 * The bytes that a caller holds, in any of the ways that JavaScript has.
 *
 * A subclass, a proxy or a property of its own may lie about what an object is and how long. So the getters of the engine are
 * asked, which no caller can replace.
 */
const TYPED = Object.getPrototypeOf(Uint8Array.prototype);

const typeOf = getter(TYPED, Symbol.toStringTag);
const [typed, dataView] = [TYPED, DataView.prototype].map((prototype) => ["buffer", "byteOffset", "byteLength"].map((name) => getter(prototype, name)));
/** Where memory is not shared, pages have no such class. */
const buffers = [ArrayBuffer, globalThis.SharedArrayBuffer].filter(Boolean).map((Buffer) => [Buffer, getter(Buffer.prototype, "byteLength")]);

function getter(prototype, name) {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name);
  return (object) => Reflect.apply(get, object, []);
}

/** A view of the bytes; undefined if it is something else. Throws a TypeError when their memory was taken away. */
export function bytesOf(given) {
  if (!isBytes(given)) return undefined;
  try {
    if (!ArrayBuffer.isView(given)) return new Uint8Array(given);
    const [buffer, offset, length] = typeOf(given) === undefined ? dataView : typed;
    return new Uint8Array(buffer(given), offset(given), length(given));
  } catch {
    throw new TypeError("bytes must not be detached");
  }
}

export function isBytes(given) {
  return ArrayBuffer.isView(given) || isBuffer(given);
}

/** Whether it is a Uint8Array, which a Buffer is too. */
export function isUint8Array(given) {
  return ArrayBuffer.isView(given) && typeOf(given) === "Uint8Array";
}

/** The same bytes where nobody else can change them while they are looked at. */
export function unshared(bytes) {
  return bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice();
}

function isBuffer(given) {
  try {
    // Mostly it is an object, or a text.
    if (typeof given !== "object" || given === null || Object.getPrototypeOf(given) === Object.prototype) return false;
    return buffers.some(([Buffer, length]) => given instanceof Buffer && length(given) >= 0);
  } catch {
    return false;
  }
}
