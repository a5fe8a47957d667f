import { detectSecrets } from "./detect-secrets.mjs";
import { regex } from "./regex.mjs";
import { secretlint } from "./secretlint.mjs";

/** Those that are installed; of the others is told that they are not. */
export async function peers() {
  const found = [];
  for (const peer of [secretlint, detectSecrets, regex]) {
    try {
      found.push(await peer());
    } catch (error) {
      console.error(`${peer.name} is left out: ${error.message}`);
    }
  }
  return found;
}
