/** Completion scripts, made of the tables of commands and options. */
import { COMMANDS } from "./commands.js";
import { KINDS } from "./names.js";
import { OPTIONS } from "./options.js";

const SHELLS = ["bash", "zsh", "fish"];

/** What the operand of a command can be; files where nothing is told. */
const OPERANDS = { schema: KINDS, completion: SHELLS, kinds: [], types: [] };

export const completions = { bash, zsh, fish };

function optionsOf(name) {
  return [...COMMANDS[name].options, "help"].map((option) => {
    const { values, ...rest } = OPTIONS[option];
    return { name: option, ...rest, values: option === "format" ? COMMANDS[name].formats : values };
  });
}

function bash() {
  const cases = Object.keys(COMMANDS).flatMap((command) => {
    const options = optionsOf(command);
    const operands = OPERANDS[command] ? `words="${OPERANDS[command].join(" ")}"` : "files=yes";
    const chosen = options
      .filter(({ values }) => values)
      .map(({ name, values }) => `    ${command}:--${name}) words="${values.join(" ")}" ;;`);
    const files = options.filter(({ value, values }) => value && !values).map(({ name }) => `${command}:--${name}`);
    return [
      ...chosen,
      ...(files.length > 0 ? [`    ${files.join("|")}) files=yes ;;`] : []),
      `    ${command}:*) options="${options.map(({ name }) => `--${name}`).join(" ")}"; ${operands} ;;`,
    ];
  });
  return `# bash completion for berthing: source <(berthing completion bash)
_berthing() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} before=\${COMP_WORDS[COMP_CWORD-1]}
  local words= options= files=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${Object.keys(COMMANDS).join(" ")} --help --version"
  else
    case $command:$before in
${cases.join("\n")}
    esac
  fi
  case $current in -*) [ -z "$options" ] || { words=$options; files=; } ;; esac
  local IFS=$' \\t\\n'
  [ -z "$words" ] || COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ -z "$files" ] || { local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current")); }
}
complete -o filenames -F _berthing berthing
`;
}

function zsh() {
  const commands = Object.entries(COMMANDS).map(([name, { does }]) => `    ${quoted(`${name}:${does}`)}`);
  const cases = Object.keys(COMMANDS).map((name) => {
    const options = optionsOf(name).map((option) => `        ${quoted(zshOption(option))}`);
    const operands = OPERANDS[name];
    const rest = operands === undefined ? ["'*:file:_files'"] : operands.length > 0 ? [quoted(`1:name:(${operands.join(" ")})`)] : [];
    return `    ${name}) _arguments -s \\\n${[...options, ...rest.map((spec) => `        ${spec}`)].join(" \\\n")} ;;`;
  });
  return `#compdef berthing
_berthing() {
  local -a commands
  commands=(
${commands.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = _berthing ]; then _berthing "$@"; else compdef _berthing berthing; fi
`;
}

function zshOption({ name, help, value, values, multiple }) {
  const told = help.replaceAll(/[[\]:]/g, (mark) => `\\${mark}`);
  const taken = value ? `:${value}:${values ? `(${values.join(" ")})` : "_files"}` : "";
  return `${multiple ? "*" : ""}--${name}[${told}]${taken}`;
}

function fish() {
  const lines = ["# fish completion for berthing", "complete -c berthing -f"];
  for (const [name, { does }] of Object.entries(COMMANDS)) {
    lines.push(`complete -c berthing -n __fish_use_subcommand -a ${name} -d ${quoted(does)}`);
    const here = `-n '__fish_seen_subcommand_from ${name}'`;
    if (OPERANDS[name] === undefined) lines.push(`complete -c berthing ${here} -F`);
    else if (OPERANDS[name].length > 0) lines.push(`complete -c berthing ${here} -a ${quoted(OPERANDS[name].join(" "))}`);
    for (const { name: option, short, help, value, values } of optionsOf(name)) {
      const taken = values ? ` -x -a ${quoted(values.join(" "))}` : value ? " -r -F" : "";
      lines.push(`complete -c berthing ${here} -l ${option}${short ? ` -s ${short}` : ""} -d ${quoted(help)}${taken}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Fit for all three shells: none of our texts has a backslash. */
function quoted(text) {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
