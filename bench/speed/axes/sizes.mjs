/** What a page has to load: the package's entries, and each peer with its rules for the three kinds, bundled and minified. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import esbuild from "esbuild";

const ENTRIES = ["index.js", "slim.js", "core.wasm", "custom-rules.js", "custom-rules.wasm", "element.js", "cli.js"];
const PEERS = ["ajv", "standalone", "typebox", "zod", "valibot", "yup", "handwritten"];

const resolveDir = fileURLToPath(new URL("..", import.meta.url));

const weigh = (name, bytes) => ({ name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length });

async function bundled(name) {
  const contents = `import { ${name} } from "./peers/${name}.mjs"; import { KINDS } from "./kinds.mjs"; export const judges = KINDS.map((kind) => ${name}.judge(kind));`;
  const { outputFiles: [{ contents: bytes }] } = await esbuild.build({ stdin: { contents, resolveDir }, bundle: true, minify: true, format: "esm", platform: "browser", write: false });
  return bytes;
}

export async function sizes() {
  const dist = dirname(createRequire(import.meta.url).resolve("berthing"));
  const entries = ENTRIES.map((name) => weigh(`berthing: ${name}`, readFileSync(join(dist, name))));
  return [...entries, ...(await Promise.all(PEERS.map(async (name) => weigh(name, await bundled(name)))))];
}
