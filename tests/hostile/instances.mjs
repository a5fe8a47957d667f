// Counts the WebAssembly instances that the package makes: it makes another only when one has broken. Import it first.
const { Instance } = WebAssembly;

export const memories = [];

WebAssembly.Instance = function (...args) {
  const instance = new Instance(...args);
  memories.push(instance.exports.memory);
  return instance;
};
