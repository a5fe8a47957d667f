// The completion scripts, in the shells that they are for.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { folder, run } from "./run.mjs";

const isInstalled = (shell) => process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, shell)));
const scripts = {};
for (const shell of ["bash", "zsh", "fish"]) scripts[shell] = (await run(["completion", shell])).out;
const cwd = folder({ "payload.json": "{}", "_berthing": scripts.zsh, "berthing.bash": scripts.bash, "berthing.fish": scripts.fish });

const COMPLETE = {
  bash: (words) => ["-c", `source ./berthing.bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _berthing; printf '%s\\n' "\${COMPREPLY[@]}"`],
  fish: (words) => ["--no-config", "-c", `source ./berthing.fish; complete -C '${words.join(" ")}'`],
  zsh: (words) => [
    "-f",
    "-c",
    // Completion needs a line editor, and that a terminal: zpty is one.
    `zmodload zsh/zpty; zpty shell zsh -f -i; zpty -w shell 'PS1=; fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; zstyle ":completion:*" list-prompt ""; LISTMAX=0; COLUMNS=200; setopt no_list_beep; echo LOAD""ED'
    zpty -r shell seen '*LOADED*'; zpty -w -n shell $'${words.join(" ")}\\t\\t'; sleep 2; while zpty -r -t shell seen; do print -rn -- "$seen"; done; zpty -d shell`,
  ],
};
const CASES = [
  [["berthing", "ch"], ["check"]],
  [["berthing", "check", "--str"], ["--strict"]],
  [["berthing", "check", "--format", "sa"], ["sarif"]],
  [["berthing", "schema", "swr.registry.c"], ["swr.registry.create"]],
  [["berthing", "completion", "z"], ["zsh"]],
  [["berthing", "check", "pay"], ["payload.json"]],
];

for (const shell of ["bash", "zsh", "fish"]) {
  const skip = !isInstalled(shell) && `${shell} is not installed`;
  test(`${shell} reads it`, { skip }, async () => {
    const { code, err } = await run(["-n", { bash: "berthing.bash", zsh: "_berthing", fish: "berthing.fish" }[shell]], { cwd, command: shell });
    assert.deepEqual([code, err], [0, ""]);
  });
  for (const [words, expected] of CASES) {
    test(`${shell}: ${words.join(" ")}`, { skip }, async () => {
      const { out, err } = await run(COMPLETE[shell](words), { cwd, command: shell });
      for (const word of expected) assert.ok(out.includes(word), out + err);
    });
  }
}
