/** `berthing request`: the request that would send a payload. Nothing is sent. */
import { create } from "../atomic.js";
import { wake } from "../core.js";
import { documentsIn, forEachInput, noteKind, single } from "../inputs.js";
import { judge, safe } from "../judge.js";
import { wished } from "../line-kind.js";
import { FINE, FOUND, Misuse } from "../misuse.js";
import { note, print } from "../output.js";
import { reportAs } from "../reports/index.js";
import { hasTerminal, secretFrom } from "../secret.js";

export async function run(operands, options) {
  single(operands, "berthing request");
  if (options["token-stdin"] && operands[0] === "-") throw new Misuse("payload and token cannot both come from standard input");
  const [core, wish] = [await wake(), await wished(options)];
  return await forEachInput(operands, options, async (begun) => {
    const { input, format } = begun;
    if (format === "jsonl") throw new Misuse(`${input.label}: a request takes one payload, not JSON Lines`);
    const [{ kind, why, issues, json }, ...others] = judge(core, await documentsIn(begun), { ...wish, label: input.label });
    if (others.length > 0) throw new Misuse(`${input.label}: a request takes one payload, not several documents`);
    noteKind(options, input.label, why);
    if (json === undefined || !kind) return tell(core, input, issues, FOUND);
    const made = core.request(kind, json, await targetOf(options), wish.server);
    await tell(core, input, made.report.issues.map((issue) => issues.find((placed) => isSame(placed, issue)) ?? issue), FOUND);
    if (!made.ok) return FOUND;
    if (options.output) create(options.output, made.curl.stdin);
    else await print(options.format === "json" ? `${JSON.stringify(made.masked, null, 2)}\n` : shown(made.masked));
    if (!options.quiet && options.output) note("curl --config FILE sends it; the file holds secrets, so remove it afterwards");
    return FINE;
  });
}

function isSame(one, other) {
  return one.code === other.code && one.pointer === other.pointer;
}

async function targetOf(options) {
  const { "token-file": file, "token-stdin": stdin, endpoint, id, test, "registry-id": registry } = options;
  const token = await secretFrom({ file, stdin, ask: hasTerminal() }, "token");
  if (token === undefined) throw new Misuse("a token is missing", "give it with --token-file or --token-stdin");
  const given = {
    endpoint,
    token,
    id,
    projectId: options["project-id"],
    instanceId: options["instance-id"],
    registryId: registry !== undefined && /^\d{1,15}$/.test(registry) ? Number(registry) : registry,
    enterpriseProjectId: options["enterprise-project-id"],
    allowHttp: options["allow-http"],
    test,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

async function tell(core, { label }, issues, status) {
  if (issues.length > 0) process.stderr.write(reportAs("human", { stream: process.stderr }).add({ label, issues: safe(core, issues) }));
  return status;
}

function shown({ method, url, headers, body }) {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  return `${method} ${url}\n${head.join("")}${body === undefined ? "" : `\n${body}\n`}`;
}
