// Properties set before the definition, and a second import of it.
const [one] = document.getElementsByTagName("registry-form");
one.payload = { registry_name: "early" };

await import("/pkg/element.js");
await import("/pkg/element.js?again");
globalThis.ready = true;
