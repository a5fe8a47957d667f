/** Secrets come from a file, from standard input or from a hidden prompt: never from the command line. */
import { openSync } from "node:fs";
import { ReadStream } from "node:tty";
import { readText } from "./input.js";
import { Misuse } from "./misuse.js";

const [ENTER, INTERRUPT, END, ERASE] = [["\r", "\n"], "\x03", "\x04", ["\x7f", "\b"]];

/** The secret without the line break behind it; undefined if nobody gave one and there is nobody to ask. */
export async function secretFrom({ file, stdin, ask }, what) {
  if (file !== undefined && stdin) throw new Misuse(`the ${what} comes from a file or from standard input, not from both`);
  const text = file !== undefined ? readText(file) : stdin ? readText("-") : ask ? await prompt(what) : undefined;
  return text?.replace(/\r?\n$/, "");
}

/** Whether there is somebody at a terminal. */
export function hasTerminal() {
  return process.stderr.isTTY === true;
}

/** Asks at the terminal itself, so that standard input stays free. Nothing that is typed is shown. */
function prompt(what) {
  let handle;
  try {
    handle = openSync("/dev/tty", "r");
  } catch {
    throw new Misuse(`there is no terminal to ask for the ${what} at`, `give it with --${what}-file or --${what}-stdin`);
  }
  const terminal = new ReadStream(handle);
  return new Promise((resolve, reject) => {
    let typed = "";
    const finish = (how) => {
      terminal.setRawMode(false);
      terminal.destroy();
      process.stderr.write("\n");
      how();
    };
    // Before anybody is asked: what is typed at once would be shown.
    terminal.setRawMode(true);
    process.stderr.write(`${what[0].toUpperCase()}${what.slice(1)}: `);
    terminal.setEncoding("utf8");
    terminal.on("data", (keys) => {
      for (const key of keys) {
        if (key === INTERRUPT) return finish(() => process.kill(process.pid, "SIGINT"));
        if (key === END && typed === "") return finish(() => reject(new Misuse(`no ${what} was given`)));
        if (ENTER.includes(key)) return finish(() => resolve(typed));
        typed = ERASE.includes(key) ? [...typed].slice(0, -1).join("") : typed + key;
      }
    });
  });
}
