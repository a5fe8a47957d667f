/** Files that are either the old ones or the new ones, whatever happens in between. */
import { randomBytes } from "node:crypto";
import {
  chmodSync, chownSync, closeSync, fstatSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, statSync, unlinkSync, writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { isatty } from "node:tty";
import { reason, stampOf } from "./input.js";
import { Misuse } from "./misuse.js";

export const OWNER_ONLY = 0o600;
const unfinished = new Set();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    discardAll();
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Replaces a file that was read when it had the stamp. A link stays one; mode and owner are kept. */
export function replace(name, text, { stamp, backup }) {
  wrapped(name, () => {
    const path = realpathSync(name);
    const like = statSync(path);
    if (stampOf(like) !== stamp) throw new Misuse(`${name} was changed meanwhile, so it is left alone`);
    if (backup) put(`${path}.bak`, readFileSync(path), like);
    put(path, text, like);
  });
}

/** Writes what only the owner may read. */
export function create(name, text) {
  const file = begin(name);
  file.write(text);
  file.commit();
}

/**
 * The same piece by piece: `{ write(text), commit(), discard() }`. What is no regular file, such as a pipe, is written
 * to as it is.
 */
export function begin(name) {
  return wrapped(name, () => {
    const there = statSync(name, { throwIfNoEntry: false });
    if (!there || there.isFile()) return opened(name, there ? realpathSync(name) : name);
    const file = openSync(name, "w");
    const close = () => closeSync(file);
    if (!isatty(file)) return { write: (text) => wrapped(name, () => writeFileSync(file, text)), commit: close, discard: close };
    close();
    throw new Misuse("secrets are not written to a terminal");
  });
}

function opened(name, path) {
  const draft = draftFor(path);
  const file = openSync(draft, "wx", OWNER_ONLY);
  return {
    write: (text) => wrapped(name, () => writeFileSync(file, text)),
    commit: () => wrapped(name, () => settle(draft, file, path)),
    discard() {
      closeSync(file);
      discard(draft);
    },
  };
}

/** What the system refuses is told with the name. */
export function wrapped(name, work) {
  try {
    return work();
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`${name} cannot be written: ${reason(error)}`);
  }
}

/** A name in the same folder, so in the same file system. What is there when the program is interrupted is removed. */
export function draftFor(path) {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  unfinished.add(draft);
  return draft;
}

function put(path, text, like) {
  const draft = draftFor(path);
  try {
    const file = openSync(draft, "wx", OWNER_ONLY);
    writeFileSync(file, text);
    keep(draft, file, like);
    settle(draft, file, path);
  } catch (error) {
    discard(draft);
    throw error;
  }
}

/** Makes the draft the file, once all of it is on the disk. */
function settle(draft, file, path) {
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
  unfinished.delete(draft);
  flush(dirname(path));
}

function keep(draft, file, { mode, uid, gid }) {
  const own = fstatSync(file);
  if (own.uid !== uid || own.gid !== gid) chownSync(draft, uid, gid);
  chmodSync(draft, mode & 0o7777);
}

/** The new name is on the disk only when its folder is. Some systems cannot do that. */
function flush(folder) {
  try {
    const file = openSync(folder, "r");
    fsyncSync(file);
    closeSync(file);
  } catch {
    // Nothing is lost but certainty.
  }
}

function discardAll() {
  for (const draft of unfinished) discard(draft);
}

function discard(draft) {
  try {
    unlinkSync(draft);
  } catch {
    // It was not there yet, or not any more.
  }
  unfinished.delete(draft);
}
