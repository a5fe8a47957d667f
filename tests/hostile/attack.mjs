// The attack itself, for any engine: every hostile value in every place. It gives what went wrong.
import { KIND, places } from "./calls.mjs";
import { CANARY } from "./values.mjs";

/** How messages of this package begin; those of the engine and of the values do not. */
const OURS = /^(kind|options\S*|target|text|secret|status|chunks|bytes|form) /;
const PROTOTYPES = new Set([Object.prototype, Array.prototype, Uint8Array.prototype, null]);
const PRISTINE = JSON.stringify(Reflect.ownKeys(Object.prototype).map(String));
const KNOWN = '{"protocol":"ftp","registry_username":"me"}';

export async function attack(module, values, onlyArguments) {
  const known = JSON.stringify(module.validate(KIND, KNOWN));
  const faults = [];
  const all = places(module, onlyArguments);
  for (const [what, make] of values) {
    for (const [where, call] of all) {
      const fault = (text) => faults.push(`${where}, ${what}: ${text}`);
      try {
        const wrong = strange(await call(make()));
        if (wrong) fault(wrong);
      } catch (error) {
        const wrong = misjudged(error);
        if (wrong) fault(wrong);
      }
      if (JSON.stringify(module.validate(KIND, KNOWN)) !== known) fault("the next call was not served");
      if (JSON.stringify(Reflect.ownKeys(Object.prototype).map(String)) !== PRISTINE) fault("Object.prototype has changed");
    }
  }
  return { faults, calls: values.length * all.length };
}

/** What is wrong with an error: only a TypeError of ours may come out, and it tells no value. */
export function misjudged(error) {
  try {
    if (Object.getPrototypeOf(error) !== TypeError.prototype) return `threw ${String(error)}`;
    if (!OURS.test(error.message)) return `threw the engine's "${error.message}"`;
    if (`${error.message} ${error.stack}`.includes(CANARY)) return `"${error.message}" tells a value`;
  } catch {
    return "threw what throws";
  }
}

/** What is wrong with a result: a prototype that nobody expects. */
function strange(result, depth = 0) {
  if (typeof result !== "object" || result === null || depth > 4) return undefined;
  // Streams are the engine's.
  if (result instanceof TransformStream || result instanceof Promise) return undefined;
  if (!ArrayBuffer.isView(result) && !PROTOTYPES.has(Object.getPrototypeOf(result))) return "the result has a strange prototype";
  if (ArrayBuffer.isView(result)) return undefined;
  for (const member of Object.values(result).slice(0, 1000)) {
    const wrong = strange(member, depth + 1);
    if (wrong) return wrong;
  }
}
