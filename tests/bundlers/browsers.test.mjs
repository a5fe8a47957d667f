// Pages without a build, in every engine, under exactly the policy that docs/where-it-runs.md names.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { PLAIN, browsers, served } from "./browsers.mjs";
import { EXPECTED, dist, fixtures } from "./project.mjs";

/** Entry, policy, and whether that is enough. */
const POLICIES = [
  ["index.js", PLAIN, true],
  ["custom-rules.js", PLAIN, true],
  ["index.js", `${PLAIN}; require-trusted-types-for 'script'; trusted-types 'none'`, true],
  ["index.js", "default-src 'none'; script-src 'self'", false],
  ["slim.js", `${PLAIN}; connect-src 'self'`, true],
  ["slim.js", PLAIN, false],
  ["slim.js", "default-src 'none'; script-src 'self'; connect-src 'self'", false],
  ["worker&index.js", `${PLAIN}; worker-src 'self'`, true],
  ["worker&index.js", "default-src 'none'; script-src 'self'; worker-src 'self'", false],
];

for (const [name, { start, skip }] of Object.entries(browsers)) {
  describe(name, { skip }, () => {
    let browser;
    before(async () => (browser = await start()));
    after(() => browser?.stop());

    for (const [entry, policy, isEnough] of POLICIES) {
      test(`${entry} under ${policy}${isEnough ? "" : ": not enough"}`, () =>
        served({ "/berthing/": dist, "/": join(fixtures, "pages") }, policy, async (url) => {
          const title = await browser.title(`${url}/?${entry}`);
          if (isEnough) assert.equal(title, EXPECTED);
          else assert.match(title, /Error$/);
        }));
    }
  });
}
