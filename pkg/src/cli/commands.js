/** Every command: what the help, the completions and the parser read. Its code is loaded when it runs. */
import { FORMATS } from "./options.js";

const SERVER = ["rhacs", "rhacs-managed"];
const INPUT = ["kind", "from", ...SERVER];

export const COMMANDS = {
  check: {
    does: "tell what is wrong with payloads",
    takes: "FILE…",
    options: [...INPUT, "format", "strict", "fix", "backup", "jobs", "stdin-name", "quiet"],
    formats: FORMATS,
    examples: [
      ["berthing check registry.json", "every fault, with its line"],
      ["berthing check --kind hss.registry.create values.yaml", "the kind is known; YAML"],
      ["berthing check --strict --format sarif *.json > berthing.sarif", "for code scanning; warnings count"],
      ["kubectl get … -o json | berthing check -", "from standard input"],
      ["berthing check --jobs 4 export.jsonl", "a payload a line, on four threads"],
      ["berthing check --fix --backup registry.yaml", "mend what is certain, keep the old file"],
    ],
    load: () => import("./commands/check.js"),
  },
  normalize: {
    does: "print payloads in their canonical form",
    takes: "FILE…",
    options: [...INPUT, "fix", "backup", "output", "resume", "jobs", "stdin-name", "quiet"],
    examples: [
      ["berthing normalize registry.json", "secrets are shown as ******"],
      ["berthing normalize registry.json --output clean.json", "with its secrets, for your eyes only"],
      ["berthing normalize --fix registry.yaml", "in place; comments stay"],
    ],
    load: () => import("./commands/normalize.js"),
  },
  mask: {
    does: "print payloads without their secrets",
    takes: "FILE…",
    options: ["kind", "from", "output", "resume", "jobs", "stdin-name", "quiet"],
    examples: [
      ["berthing mask registry.yaml", "fit for a ticket: layout and comments stay"],
      ["berthing mask --kind swr.registry.create - < target.json", "from standard input"],
      ["berthing mask export.jsonl > shared.jsonl", "a payload a line"],
      ["berthing mask --resume --output shared.jsonl export.jsonl", "the same, and once more after an interruption"],
    ],
    load: () => import("./commands/mask.js"),
  },
  "mask-text": {
    does: "print any text without the credentials in it, of any size",
    takes: "[FILE…]",
    options: ["off", "check", "rules", "quiet"],
    examples: [
      ["kubectl logs central | berthing mask-text", "line by line, as they come"],
      ["berthing mask-text huge.log > shared.log", "in constant memory"],
      ["berthing mask-text --check notes.md", "status 1 if there is a credential: a hook"],
      ["berthing mask-text --off jwt app.log", "leave these alone; --rules lists the names"],
    ],
    load: () => import("./commands/mask-text.js"),
  },
  request: {
    does: "show the request that sends a payload, or write it for curl",
    takes: "FILE",
    options: [
      ...INPUT, "endpoint", "token-file", "token-stdin", "project-id", "instance-id", "registry-id", "id",
      "enterprise-project-id", "test", "allow-http", "output", "format", "stdin-name", "quiet",
    ],
    formats: ["human", "json"],
    examples: [
      ["berthing request --endpoint https://central.example.com --token-file token quay.json", "masked: look at it first"],
      ["berthing request --endpoint … --token-file token --output call.curl quay.json", "for curl --config call.curl"],
      ["berthing request --endpoint … quay.json", "asks for the token at a terminal"],
    ],
    load: () => import("./commands/request.js"),
  },
  "upload-command": {
    does: "write the script that uploads the scan component",
    takes: "[FILE]",
    options: [
      "from", "registry-addr", "namespace", "username", "password-file", "password-stdin", "ask-password", "runtime",
      "shell", "archive", "image", "options", "output", "format", "stdin-name", "quiet",
    ],
    formats: ["human", "json"],
    examples: [
      [
        "berthing upload-command --registry-addr harbor.example.com --namespace security --username scanner --archive hss.zip --image hss/scanner:1.0",
        "the script never holds the password",
      ],
      ["berthing upload-command registry.json --archive hss.zip --image hss/scanner:1.0 > upload.sh", "what a file says"],
      ["berthing upload-command registry.json --options upload.json --shell powershell", "all options from a file"],
    ],
    load: () => import("./commands/upload-command.js"),
  },
  schema: {
    does: "print the JSON Schema of a kind",
    takes: "KIND",
    options: [...SERVER, "target"],
    examples: [
      ["berthing schema hss.registry.create > hss.schema.json", "for an editor"],
      ["berthing schema --target draft-07 --rhacs 4.6 rhacs.image-integration", "for older tools and servers"],
    ],
    load: () => import("./commands/schema.js"),
  },
  types: {
    does: "print the TypeScript types of everything",
    takes: "",
    options: [],
    examples: [["berthing types > berthing.d.ts", "for a project without the package"]],
    load: () => import("./commands/types.js"),
  },
  kinds: {
    does: "list the payload kinds",
    takes: "",
    options: ["format"],
    formats: ["human", "json"],
    examples: [
      ["berthing kinds", "names, and the API calls that take them"],
      ["berthing kinds --format json", "for a program"],
    ],
    load: () => import("./commands/kinds.js"),
  },
  explain: {
    does: "tell what an issue code means, with an example and the fix",
    takes: "[CODE]",
    options: [],
    examples: [
      ["berthing explain masked_secret", "cause, example, fix"],
      ["berthing explain", "all codes"],
    ],
    load: () => import("./commands/explain.js"),
  },
  completion: {
    does: "print the completion script for a shell",
    takes: "bash|zsh|fish",
    options: [],
    examples: [
      ["source <(berthing completion bash)", "in ~/.bashrc"],
      ["berthing completion zsh > ~/.zfunc/_berthing", "a folder of $fpath"],
      ["berthing completion fish > ~/.config/fish/completions/berthing.fish", "is found there"],
    ],
    load: () => import("./commands/completion.js"),
  },
};
