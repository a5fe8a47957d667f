// What these tests share: where things are, and what everyone must print.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const EXPECTED = "wrong_type ******";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const fixtures = join(here, "fixtures");
export const out = join(here, "out");
export const installed = join(here, "..", "node_modules");
export const dist = dirname(createRequire(import.meta.url).resolve("berthing"));

/** Runs a program in the folder of the fixtures, and gives what it prints. */
export const run = (program, ...args) => execFileSync(program, args, { cwd: fixtures, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();

/** A program that npm has for some machines alone; why there is none, or false. */
export const binary = (...path) => {
  const program = join(installed, ...path);
  return { program, skip: !existsSync(program) && `npm has no ${path[0]} for this machine` };
};
