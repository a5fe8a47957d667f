// The kind comes from the address; what happens is written down.
import "/pkg/element.js";

const [form] = document.getElementsByTagName("registry-form");
globalThis.events = [];
for (const type of ["registry-change", "registry-submit"]) {
  document.addEventListener(type, ({ detail, cancelable }) => events.push({ type, detail, cancelable }));
}
const kind = new URLSearchParams(location.search).get("kind");
if (kind) form.kind = kind;
globalThis.ready = true;
