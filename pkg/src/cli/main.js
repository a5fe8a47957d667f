#!/usr/bin/env node
/** The command line. */
import { version } from "../../package.json";
import { read } from "./arguments.js";
import { COMMANDS } from "./commands.js";
import { helpOf } from "./help.js";
import { leaveInput } from "./input.js";
import { FINE, MISUSED, Misuse } from "./misuse.js";
import { note, print } from "./output.js";

process.exitCode = await run().catch(failed);
leaveInput();

async function run() {
  const { name, options, operands } = read(process.argv.slice(2));
  if (options.version) return await tell(`${version}\n`);
  if (options.help) return await tell(helpOf(name));
  if (name === undefined) throw new Misuse("a command is missing", "berthing --help lists them");
  const command = await COMMANDS[name].load();
  return await command.run(operands, options);
}

async function tell(text) {
  await print(text);
  return FINE;
}

function failed(error) {
  if (!(error instanceof Misuse)) {
    // The message of what nobody foresaw may repeat a value.
    note(`this is a fault of berthing (${error?.name ?? "unknown"}), not of the input`);
    return MISUSED;
  }
  note(error.message);
  if (error.hint) note(error.hint);
  return MISUSED;
}
