/** The ways to tell findings: `begin()`, `add(result)` and `end(totals)` give text, so that much can be told in little memory. */
import { painter } from "../terminal.js";
import { github } from "./github.js";
import { human } from "./human.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { sarif } from "./sarif.js";

const REPORTS = { human, json, github, sarif, junit };

export function reportAs(format = "human", { strict = false, stream = process.stdout } = {}) {
  return REPORTS[format]({ strict, paint: painter(stream) });
}
