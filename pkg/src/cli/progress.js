/** How far a long input has come, on a terminal. */
const EVERY = 100;
const PATIENCE = 500;
const WIDTH = 24;

/** `{ add(bytes), end() }`. A total that is not known shows as an amount. */
export function progress(total, { quiet = false } = {}) {
  if (quiet || !process.stderr.isTTY) return { add() {}, end() {} };
  let [done, shown, next] = [0, false, Date.now() + PATIENCE];
  return {
    add(bytes) {
      done += bytes;
      if (Date.now() < next) return;
      next = Date.now() + EVERY;
      shown = true;
      process.stderr.write(`\r\x1b[K${bar(done, total)}`);
    },
    end() {
      if (shown) process.stderr.write("\r\x1b[K");
    },
  };
}

function bar(done, total) {
  const amount = `${(done / 1e6).toFixed(1)} MB`;
  if (!total) return amount;
  const part = Math.min(done / total, 1);
  const filled = Math.round(part * WIDTH);
  return `[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${Math.floor(part * 100)} % ${amount}`;
}
