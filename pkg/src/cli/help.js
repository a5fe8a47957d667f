/** Help that teaches by example, made of the tables of commands and options. */
import { COMMANDS } from "./commands.js";
import { OPTIONS } from "./options.js";

const STATUS = "Status: 0 fine, 1 findings, 2 misuse or a file that cannot be read.";

export function helpOf(name) {
  return name === undefined ? overview() : helpOfCommand(name);
}

function overview() {
  const rows = Object.entries(COMMANDS).map(([name, { does }]) => [name, does]);
  return `Checks an image-registry integration before it docks.

Usage: berthing COMMAND [OPTIONS] [FILE…]

${columns(rows)}

A FILE is JSON, JSON Lines, YAML or .env; - is standard input. No command prints a secret,
takes one as an argument or contacts a server.

${examples([
  ["berthing check registry.json", "what is wrong with it?"],
  ["berthing explain masked_secret", "what does that mean?"],
  ["berthing mask registry.json", "show it to somebody"],
])}

berthing COMMAND --help tells more; berthing --version tells the version.
${STATUS}
`;
}

function helpOfCommand(name) {
  const { does, takes, options, formats, examples: shown } = COMMANDS[name];
  const rows = [...options, "help"].sort().map((option) => {
    const { short, value, values, help } = OPTIONS[option];
    const choices = option === "format" ? formats : values;
    const spelled = `${short ? `-${short}, ` : ""}--${option}${value ? ` ${value}` : ""}`;
    return [spelled, choices && choices.length < 9 && option !== "kind" ? `${help}: ${choices.join(", ")}` : help];
  });
  const usage = ["berthing", name, options.length > 0 && "[OPTIONS]", takes].filter(Boolean).join(" ");
  return `${does[0].toUpperCase()}${does.slice(1)}.

Usage: ${usage}

${examples(shown)}

Options:
${columns(rows)}

${STATUS}
`;
}

function examples(shown) {
  return `Examples:\n${shown.map(([line, why]) => `  # ${why}\n  ${line}`).join("\n")}`;
}

function columns(rows) {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
