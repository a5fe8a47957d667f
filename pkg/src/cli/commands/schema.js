/** `berthing schema`: the JSON Schema of a kind. */
import { kindNamed, serverOptions, wake } from "../core.js";
import { single } from "../inputs.js";
import { FINE } from "../misuse.js";
import { print } from "../output.js";

export async function run(operands, options) {
  single(operands, "berthing schema");
  const { jsonSchema } = await wake();
  const { target } = options;
  const schema = jsonSchema(await kindNamed(operands[0]), { ...(await serverOptions(options)), ...(target && { target }) });
  await print(`${JSON.stringify(schema, null, 2)}\n`);
  return FINE;
}
