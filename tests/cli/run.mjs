// The real program of the packed tarball, and folders to run it in.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const root = process.env.BERTHING_ROOT;
export const program = join(process.cwd(), "node_modules/.bin/berthing");
export const dist = join(process.cwd(), "node_modules/berthing/dist");

/** Nothing like it stands in the program's own texts. */
export const CANARY = "cAnAry-7431-Xq9zK2";

export const KIND = "hss.registry.update";
export const FAULTY = `{
  "protocol": "http",
  "registry_username": "scanner",
  "registry_password": "${CANARY} ",
  "registry_adr": 5,
  "namespace": 7
}
`;

const { NO_COLOR, FORCE_COLOR, NODE_OPTIONS, ...plain } = process.env;

/** A folder with files in it, outside of what is packed. */
export function folder(files = {}) {
  mkdirSync("scratch", { recursive: true });
  const path = mkdtempSync(join(process.cwd(), "scratch/t-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

/** `{ code, signal, out, err }`. */
export function run(args, { input = "", env = {}, cwd, command = program, detached = false, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...plain, ...env }, detached });
    const [out, err] = [[], []];
    child.stdout.on("data", (piece) => out.push(piece));
    child.stderr.on("data", (piece) => err.push(piece));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ code, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    child.stdin.on("error", () => {});
    onStart?.(child);
    child.stdin.end(input);
  });
}

/** The same at a terminal, as util-linux makes one. What is typed goes to `input`; both outputs come back as one. */
export function runAtTerminal(line, options = {}) {
  return run(["-qec", line, "/dev/null"], { command: "script", ...options, env: { TERM: "xterm", ...options.env } });
}

export const corpus = readdirSync(join(root, "tests/corpus"), { recursive: true })
  .filter((path) => path.endsWith(".json"))
  .map((file) => ({ file, kind: file.split("/")[0], group: file.split("/")[1], text: readFileSync(join(root, "tests/corpus", file), "utf8") }));
