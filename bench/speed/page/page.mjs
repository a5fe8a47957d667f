/** One axis and kind in a browser. The query says which; the title tells what came of it, and a few rounds are quickly done. */
import { run } from "../axes/payload.mjs";

const query = new URLSearchParams(location.search);
try {
  const payloads = await (await fetch("payloads.json")).json();
  document.title = JSON.stringify(run(query.get("axis"), query.get("kind"), payloads, { rounds: Number(query.get("rounds")), slice: Number(query.get("slice")) }));
} catch (error) {
  document.title = String(error);
}
