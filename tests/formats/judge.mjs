// What JavaScript's URL makes of addresses, as browsers and Node.js do.
//
// Reads lines {"question": …, "text": …} and prints a verdict for each, an empty one where it has nothing to say.
import { createInterface } from "node:readline";

/** Whether a client that is given the address logs in with the password. */
const password = (text) =>
  [text, `https://${text}`].some((text) => URL.canParse(text) && new URL(text).password.includes("s3cret")) ? "hidden" : "";

for await (const line of createInterface({ input: process.stdin })) {
  const { question, text } = JSON.parse(line);
  console.log(JSON.stringify(question === "password" ? password(text) : ""));
}
