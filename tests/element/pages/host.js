// The host reads its form as it would any other, and goes nowhere.
import "/pkg/element.js";

const host = document.getElementById("host");
globalThis.sent = [];
globalThis.changes = 0;
host.addEventListener("submit", (event) => {
  event.preventDefault();
  sent.push([...new FormData(host)]);
});
document.addEventListener("registry-change", () => changes++);
globalThis.ready = true;
