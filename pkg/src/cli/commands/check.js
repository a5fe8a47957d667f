/** `berthing check`: what is wrong with payloads. */
import { Buffer } from "node:buffer";
import { replace } from "../atomic.js";
import { wake } from "../core.js";
import { documentsOf } from "../input.js";
import { documentsIn, forEachInput, noteKind } from "../inputs.js";
import { judge } from "../judge.js";
import { kindOfLines, wished } from "../line-kind.js";
import { processLines } from "../lines.js";
import { FINE, FOUND, Misuse } from "../misuse.js";
import { mended } from "../normalized.js";
import { jobsOf } from "../numbers.js";
import { print } from "../output.js";
import { progress } from "../progress.js";
import { reportAs } from "../reports/index.js";

export async function run(operands, options) {
  const { strict, format } = options;
  const jobs = jobsOf(options);
  const [core, wish] = [await wake(), await wished(options)];
  const report = reportAs(format, { strict });
  const totals = { payloads: 0, errors: 0, warnings: 0, fixed: 0 };
  const tell = async (result) => {
    for (const { severity } of result.issues) totals[severity === "error" ? "errors" : "warnings"]++;
    await print(report.add(result));
  };
  await print(report.begin());
  const status = await forEachInput(operands, options, async (begun) => {
    const { input, format } = begun;
    const before = totals.errors + (strict ? totals.warnings : 0);
    if (format === "jsonl") await checkLines(core, begun, { wish, options, jobs, totals, tell });
    else {
      let judged = judge(core, await documentsIn(begun), { ...wish, label: input.label });
      let failure;
      for (const { why } of judged) noteKind(options, input.label, why);
      if (options.fix) {
        const rest = await fix(core, begun, judged, { wish, options, totals }).catch((error) => void (failure = error));
        judged = rest ?? judged;
      }
      totals.payloads += judged.length;
      for (const [at, { kind, issues }] of judged.entries()) {
        await tell({ label: input.label, document: judged.length > 1 ? at + 1 : undefined, kind, issues });
      }
      if (failure) throw failure;
    }
    return totals.errors + (strict ? totals.warnings : 0) > before ? FOUND : FINE;
  });
  await print(report.end(totals));
  return status;
}

async function checkLines(core, begun, { wish, options, jobs, totals, tell }) {
  const { input, pieces } = begun;
  if (options.fix) throw new Misuse(`${input.label}: --fix does not take JSON Lines`, "berthing normalize --output FILE writes them anew");
  const kind = kindOfLines(core, begun, wish, options);
  const bar = progress(input.size, options);
  const task = { name: "check", kind, server: wish.server };
  for await (const { payloads, findings } of processLines(core, counted(pieces, bar), task, { jobs, size: input.size })) {
    totals.payloads += payloads;
    for (const finding of findings) await tell({ label: input.label, ...finding });
  }
  bar.end();
}

async function* counted(pieces, bar) {
  for await (const piece of pieces) {
    bar.add(piece.length);
    yield piece;
  }
}

/** Mends a file and judges it again; undefined if there is nothing to mend. */
async function fix(core, { input, format }, judged, { wish, options, totals }) {
  if (input.name === "-") throw new Misuse("standard input cannot be mended in place", "berthing normalize prints what it would be");
  const [{ document, kind, json }] = judged;
  if (json === undefined || !kind) return undefined;
  const { text } = await mended(core, document, json, { kind, server: wish.server, label: input.label });
  if (text === undefined) return undefined;
  replace(input.name, text, { stamp: input.stamp, backup: options.backup });
  totals.fixed++;
  return judge(core, await documentsOf(Buffer.from(text), format), { ...wish, kind, label: input.label });
}
