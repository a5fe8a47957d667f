/** secretlint with its recommended rules, and AWS access key ids too, which it leaves out unless it is asked. */
import { installed } from "./installed.mjs";
import { maskRanges } from "./ranges.mjs";

export async function secretlint() {
  const { module: core, version } = await installed("@secretlint/core");
  // Its profiler keeps every mark and searches them all at every next one: thousands of texts would take minutes.
  const { module: profiler } = await installed("@secretlint/profiler");
  profiler.secretLintProfiler.mark = () => {};
  const { module: preset } = await installed("@secretlint/secretlint-rule-preset-recommend");
  const config = {
    rules: [
      {
        id: "@secretlint/secretlint-rule-preset-recommend",
        rule: preset.creator,
        rules: [{ id: "@secretlint/secretlint-rule-aws", options: { enableIDScanRule: true } }],
      },
    ],
  };
  const maskOne = async (content) => {
    const result = await core.lintSource({
      source: { filePath: "sample.txt", content, contentType: "text" },
      options: { config, noPhysicFilePath: true },
    });
    return maskRanges(content, result.messages.map((message) => message.range));
  };
  const mask = async (texts) => {
    const masked = [];
    for (const text of texts) masked.push(await maskOne(text));
    return masked;
  };
  return { name: `secretlint ${version}`, mask, maskOne };
}
