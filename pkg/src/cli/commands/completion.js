/** `berthing completion`: the script that teaches a shell the commands and options. */
import { completions } from "../completions.js";
import { FINE, Misuse } from "../misuse.js";
import { print } from "../output.js";

export async function run([shell]) {
  if (!Object.hasOwn(completions, shell ?? "")) throw new Misuse("completion takes a shell: bash, zsh or fish");
  await print(completions[shell]());
  return FINE;
}
