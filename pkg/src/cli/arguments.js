/** The command line, read: a command, its options and its operands. */
import { parseArgs } from "node:util";
import { COMMANDS } from "./commands.js";
import { Misuse } from "./misuse.js";
import { nearest } from "./nearest.js";
import { OPTIONS } from "./options.js";

/** An option that would carry a secret, were there one. */
const SECRET = /pass(word|wd|phrase)?|secret|token|credential|api-?key|access-?key|private-?key/i;

/** Everything on a command line is seen by other users of the machine and kept in the shell's history. */
function refuseSecrets(args) {
  for (const arg of args) {
    if (arg === "--") return;
    const name = arg.match(/^--?([^=]+)/)?.[1];
    if (name && !Object.hasOwn(OPTIONS, name) && SECRET.test(name)) {
      throw new Misuse(
        "a secret does not belong on a command line: process lists and the shell's history show it",
        "use --token-file, --token-stdin, --password-file or --password-stdin, or wait to be asked; what was typed here should be changed",
      );
    }
  }
}

/** `{ name, options, operands }`. Without a command, `name` is undefined. */
export function read(args) {
  refuseSecrets(args);
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith("-")) return { name: undefined, options: flags(args), operands: [] };
  if (!Object.hasOwn(COMMANDS, name)) {
    const near = nearest(name, Object.keys(COMMANDS));
    throw new Misuse("there is no such command", near ? `did you mean ${near}?` : "berthing --help lists them");
  }
  const command = COMMANDS[name];
  const { values, positionals } = parse(rest, [...command.options, "help"], name);
  const { format } = values;
  if (format !== undefined && !command.formats.includes(format)) {
    throw new Misuse(`--format takes one of: ${command.formats.join(", ")}`);
  }
  for (const [option, value] of Object.entries(values)) {
    const { values: allowed } = OPTIONS[option];
    if (allowed && !allowed.includes(value)) throw new Misuse(`--${option} takes one of: ${allowed.join(", ")}`);
  }
  return { name, options: values, operands: positionals };
}

function flags(args) {
  const { values, positionals } = parse(args, ["help", "version"], undefined);
  if (positionals.length > 0) throw new Misuse("a command comes first", "berthing --help lists them");
  return values;
}

function parse(args, names, command) {
  const options = Object.fromEntries(
    names.map((name) => {
      const { short, value, multiple = false } = OPTIONS[name] ?? {};
      return [name, { type: value ? "string" : "boolean", multiple, ...(short && { short }) }];
    }),
  );
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw misread(error, args, names, command);
  }
}

/** Node's own message repeats what was typed. */
function misread(error, args, names, command) {
  const help = `berthing ${command ? `${command} ` : ""}--help lists the options`;
  const known = error.message.match(/'(?:-\w, )?--([\w-]+)/)?.[1];
  if (error.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" && names.includes(known)) {
    const { value } = OPTIONS[known];
    return new Misuse(value ? `--${known} needs a value: ${value}` : `--${known} takes no value`, help);
  }
  const unknown = args.find((arg) => arg.startsWith("--") && !names.includes(arg.slice(2).split("=")[0]));
  const near = unknown && nearest(unknown.slice(2).split("=")[0], names);
  return new Misuse("there is no such option", near ? `did you mean --${near}?` : help);
}
