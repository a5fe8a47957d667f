/** Findings beside a result, for the person. */
import { reportAs } from "./index.js";

export function tellAside(label, issues) {
  if (issues.length > 0) process.stderr.write(reportAs("human", { stream: process.stderr }).add({ label, issues }));
}
