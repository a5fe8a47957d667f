// Every WebAssembly instance that the package makes: its memory to look at, its functions to break. The package makes its
// first on the first call, so whoever imports this sees them all.

const { Instance } = WebAssembly;
const memories = [];
let broken = () => {};

/** The memory of the instance that serves now. */
export const memory = () => memories.at(-1);

/** Makes the next call of one of the core's functions trap; `first` runs just before it does. */
export function breakNext(isMeant, first = () => {}) {
  broken = (name) => {
    if (!isMeant(name)) return;
    broken = () => {};
    first();
    throw new WebAssembly.RuntimeError("unreachable");
  };
}

WebAssembly.Instance = function (...args) {
  const { exports } = new Instance(...args);
  memories.push(exports.memory);
  const breakable = (name, call) => (...args) => {
    broken(name);
    return call(...args);
  };
  const wrapped = Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? breakable(name, it) : it]);
  return { exports: Object.fromEntries(wrapped) };
};
