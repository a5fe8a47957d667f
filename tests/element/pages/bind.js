// Two forms in the page's own words.
import { bindForm } from "/pkg/element.js";

globalThis.sent = [];
const own = document.getElementById("own");
globalThis.plain = own.outerHTML;
globalThis.bound = bindForm(own, "hss.registry.create");
globalThis.swr = bindForm(document.getElementById("swr"), "swr.registry.create");
own.addEventListener("submit", (event) => {
  event.preventDefault();
  sent.push([...new FormData(own)]);
});
globalThis.ready = true;
