/** Packages of target/bench, where `cargo xtask bench` installs them. */
import { readFile } from "node:fs/promises";

export const HOME = new URL("../../../target/bench/", import.meta.url);

/** Imports an installed package by the entry that its package.json gives to modules. */
export async function installed(name) {
  const folder = new URL(`node_modules/${name}/`, HOME);
  const manifest = JSON.parse(await readFile(new URL("package.json", folder)));
  let entry = manifest.exports["."];
  while (typeof entry === "object") entry = entry.node ?? entry.import ?? entry.default;
  return { module: await import(new URL(entry, folder)), version: manifest.version };
}
