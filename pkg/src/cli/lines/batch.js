/** Some lines, judged at once. It runs in the main thread or in a worker. */
import { isUnread, safe } from "../judge.js";

const TASKS = {
  check: (core, bytes, options) => ({ report: core.validateNdjson(bytes, options) }),
  normalize: (core, bytes, options, reveal) => core.processNdjson(bytes, { ...options, mask: !reveal }),
  mask(core, bytes, options) {
    const { output, report } = core.processNdjson(bytes, { ...options, normalize: false });
    // Whatever else is wrong with a payload, it is masked well.
    return { output, report: { ...report, reports: report.reports.filter(isMaskedWhole) } };
  },
};

const isMaskedWhole = ({ kind, issues }) => kind === null || issues.some(isUnread);

/**
 * `{ payloads, findings: { line, kind, issues }[], output? }`. A task is one of `check`, `normalize` (`reveal` says
 * whether with secrets) and `mask`; a line gives a line. Without `kind` each names its own.
 */
export function runBatch(core, { first, bytes }, { name, kind, server, reveal }) {
  const options = { ...server, kind, from: { line: first }, limit: bytes.length };
  const { output, report } = TASKS[name](core, bytes, options, reveal);
  const findings = report.reports.map(({ issues, ...line }) => ({ ...line, issues: safe(core, issues) }));
  return { payloads: report.lines, findings, output };
}
