/** The core, woken on first use: to compile it takes longer than to print a page of help. */
import { Misuse } from "./misuse.js";

let core;

/** The functions of the package. It finds itself by its own name. */
export async function wake() {
  core ??= await import("berthing");
  return core;
}

/** The options that a command line sets for the core, checked by the core itself. */
export async function serverOptions({ rhacs, "rhacs-managed": rhacsManaged }) {
  const options = { ...(rhacs && { rhacs }), ...(rhacsManaged && { rhacsManaged }) };
  const { isValid } = await wake();
  try {
    isValid("hss.registry.update", "{}", options);
  } catch {
    throw new Misuse("--rhacs takes a release of RHACS", "from 4.5 to 4.11, or latest");
  }
  return options;
}

/** A kind by its name. */
export async function kindNamed(name) {
  const { kinds } = await wake();
  if (!kinds().includes(name)) throw new Misuse("there is no kind of that name", `kinds are: ${kinds().join(", ")}`);
  return name;
}
