// Prints what files weigh: as they are, and as they travel.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

console.log(`\n${"".padEnd(24)}${["raw", "gzip", "brotli"].map((word) => word.padStart(12)).join("")}`);
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map(({ length }) => length);
  console.log(basename(path).padEnd(24) + sizes.map((size) => size.toLocaleString("en").padStart(12)).join(""));
}
