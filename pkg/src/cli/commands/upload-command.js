/** `berthing upload-command`: the script that uploads the scan component. It never holds the password. */
import { create } from "../atomic.js";
import { wake } from "../core.js";
import { readText } from "../input.js";
import { documentsIn, forEachInput } from "../inputs.js";
import { judge } from "../judge.js";
import { FINE, FOUND, Misuse } from "../misuse.js";
import { note, print } from "../output.js";
import { reportAs } from "../reports/index.js";
import { secretFrom } from "../secret.js";

const KIND = "hss.image-upload-command";

export async function run(operands, options) {
  const core = await wake();
  if (operands.length === 0) return await write(core, {}, options);
  if (operands.length > 1) throw new Misuse("one FILE is enough");
  if (options["password-stdin"] && operands[0] === "-") throw new Misuse("input and password cannot both come from standard input");
  return await forEachInput(operands, options, async (begun) => {
    if (begun.format === "jsonl") throw new Misuse(`${begun.input.label}: JSON Lines make no script`);
    const [{ json, issues }, ...others] = judge(core, await documentsIn(begun), { kind: KIND, label: begun.input.label });
    if (others.length > 0) throw new Misuse(`${begun.input.label}: one document is enough`);
    const { value } = json === undefined ? {} : core.normalize(KIND, json);
    if (typeof value !== "object" || value === null) return tell(begun.input.label, issues);
    return await write(core, value, options);
  });
}

async function write(core, payload, options) {
  const { "password-file": file, "password-stdin": stdin, "ask-password": ask } = options;
  const password = await secretFrom({ file, stdin, ask }, "password");
  const input = {
    ...payload,
    ...given({ registry_addr: options["registry-addr"], namespace: options.namespace, username: options.username, password }),
  };
  const made = core.uploadCommand(input, uploadOptions(core, input, options));
  if (made.report.issues.length > 0) tell("upload-command", made.report.issues);
  if (!made.ok) return FOUND;
  const { script, masked } = made;
  if (options.output) create(options.output, script);
  else if (options.format === "json") await print(`${JSON.stringify(masked, null, 2)}\n`);
  else await print(masked.script);
  if (!options.output && script !== masked.script) note("the script has a secret in an address, shown as ******; --output writes it");
  return FINE;
}

function uploadOptions(core, input, options) {
  const chosen = {
    // Without a password there is nothing to feed: the login asks for it.
    ...(input.password === undefined && { passwordFrom: "prompt" }),
    ...(options.options !== undefined && parsed(options.options)),
    ...given({ runtime: options.runtime, shell: options.shell, archive: options.archive }),
    ...given({ images: options.image?.map((source) => ({ source })) }),
  };
  try {
    core.uploadCommand({}, chosen);
  } catch (error) {
    if (error instanceof TypeError) throw new Misuse(`--options: ${error.message}`);
    throw error;
  }
  return chosen;
}

function parsed(name) {
  try {
    const options = JSON.parse(readText(name));
    if (typeof options === "object" && options !== null) return options;
  } catch (error) {
    if (error instanceof Misuse) throw error;
  }
  throw new Misuse(`${name} must hold a JSON object of options`);
}

function given(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function tell(label, issues) {
  process.stderr.write(reportAs("human", { stream: process.stderr }).add({ label, issues }));
  return FOUND;
}
