/** The same on a page, in every browser that is here. The tests know how to start them. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { KINDS } from "../kinds.mjs";
import { AXES } from "./payload.mjs";

/** ajv and TypeBox compile by `new Function`. */
const POLICY = "default-src 'none'; connect-src 'self'; script-src 'self' 'unsafe-eval'";

const here = fileURLToPath(new URL("..", import.meta.url));
const out = join(here, "out");

async function lay(payloads) {
  mkdirSync(out, { recursive: true });
  await esbuild.build({ entryPoints: [join(here, "page/page.mjs")], outfile: join(out, "page.js"), bundle: true, minify: true, format: "esm", target: "es2022" });
  copyFileSync(join(here, "page/index.html"), join(out, "index.html"));
  writeFileSync(join(out, "payloads.json"), JSON.stringify(payloads));
}

/** `tell(browser, axis, kind, rows)` as they come. */
export async function inBrowsers(payloads, how, tell) {
  const { browsers, served } = await import(pathToFileURL(join(process.env.BERTHING_ROOT, "tests/bundlers/browsers.mjs")));
  await lay(payloads);
  for (const [name, { start, skip }] of Object.entries(browsers)) {
    if (skip) {
      console.log(`${name} is left out: ${skip}`);
      continue;
    }
    const browser = await start();
    try {
      for (const axis of Object.keys(AXES)) {
        for (const kind of KINDS) {
          const title = await served({ "/": out }, POLICY, (url) => browser.title(`${url}/?${new URLSearchParams({ axis, kind, ...how })}`));
          if (!title.startsWith("[")) throw new Error(`${name}, ${axis}, ${kind}: ${title}`);
          tell(name, axis, kind, JSON.parse(title));
        }
      }
    } finally {
      await browser.stop();
    }
  }
}
