/**
 * The running core: one WebAssembly instance, made on the first call and replaced should it ever trap.
 *
 * A trap leaves an instance unusable and the payload in its memory. So the memory is zeroed before it is let go.
 */
import * as glue from "berthing-glue";

const NOTHING = new Uint8Array(0);

/** WebAssembly gives no memory back: an instance that a huge payload has made larger than this is not kept. */
const ROOMY = 1024 ** 3;

let source = () => {
  throw new TypeError("berthing/slim: `await init(url)` comes before the first call");
};
let wasm;
let view = NOTHING;
let room = NOTHING;
let starts = 0;

/** Says where the module comes from: a function that gives its bytes or the compiled module. */
export function provide(make) {
  source = make;
}

/** Takes an instance that is running already. */
export function adopt(exports) {
  wasm = exports;
}

/** The whole memory of the core. Its growth detaches every view, so none is kept by callers. */
export function memory() {
  if (view.byteLength === 0) view = new Uint8Array(wasm.memory.buffer);
  return view;
}

/** The core's input buffer, of so many bytes at least. */
export function input(length) {
  const start = glue.reserve(length);
  if (room.byteLength < length || room.byteOffset !== start) {
    const whole = memory();
    room = whole.subarray(start, start + length);
  }
  return room;
}

/** The core for those who cannot afford `run`: whatever it throws, they catch, and call `restart`. */
export function running() {
  wasm ??= glue.initSync({ module: source() });
  return glue;
}

/** How often the core was replaced. What it was told before is forgotten. */
export function age() {
  return starts;
}

/** Leaves nothing of a verdict on the stack, of which it needs little. */
export function settle() {
  glue.wipe_stack_of_verdict();
  if (memory().byteLength > ROOMY) replace();
}

/**
 * Runs `work` on the core, and leaves nothing of it on its stack. Whatever is thrown there, but for what `passes` lets
 * through, ends the instance.
 */
export function run(work, rescue, passes = () => false) {
  running();
  try {
    return work(glue);
  } catch (error) {
    if (passes(error)) throw error;
    restart();
    return rescue(error);
  } finally {
    glue.wipe_stack();
    if (memory().byteLength > ROOMY) replace();
  }
}

/** Runs a question without payload: a TypeError is the core's answer to misuse. */
export function ask(work) {
  const rethrow = (error) => {
    throw error;
  };
  return run(work, rethrow, (error) => error instanceof TypeError);
}

/** Replaces an instance that broke, and wipes it. */
export function restart() {
  new Uint8Array(wasm.memory.buffer).fill(0);
  replace();
}

function replace() {
  glue.__wbg_reset_state();
  wasm = glue.initSync();
  view = room = NOTHING;
  starts++;
}
