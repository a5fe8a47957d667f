/**
 * detect-secrets with its default plugins, on files named .conf: its keyword rules then take values without quotes, as
 * logs have them. As .txt it would find 4 points less, with 3 points fewer false positives.
 */
import { spawn } from "node:child_process";
import { access } from "node:fs/promises";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { HOME } from "./installed.mjs";

const SCRIPT = fileURLToPath(new URL("detect_secrets_mask.py", import.meta.url));
const PACKAGES = new URL("python/", HOME);

async function run(texts) {
  const python = spawn("python3", [SCRIPT], { env: { ...process.env, PYTHONPATH: fileURLToPath(PACKAGES) }, stdio: ["pipe", "pipe", "inherit"] });
  const answer = json(python.stdout);
  python.stdin.end(JSON.stringify(texts));
  return answer;
}

export async function detectSecrets() {
  await access(new URL("detect_secrets/", PACKAGES));
  return {
    name: "detect-secrets 1.5.0",
    mask: async (texts) => (await run(texts)).masked,
    /** Without the start of Python. */
    seconds: async (text) => (await run([text])).seconds,
  };
}
