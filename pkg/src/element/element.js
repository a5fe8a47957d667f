/**
 * The entry `berthing/element`: a form element for payloads, and the same for markup of one's own. Importing it defines
 * `<registry-form>`, once; on a server, where there are no elements, it defines nothing.
 */
import { RegistryForm } from "./registry-form.js";

export { bindForm } from "./bind.js";
export { RegistryForm };

const registry = globalThis.customElements;
if (registry && !registry.get("registry-form")) registry.define("registry-form", RegistryForm);
