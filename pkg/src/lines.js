/**
 * Lines that come in pieces, cut anywhere.
 *
 * The core looks at a window, judges the lines that end in it and gives what comes out for them (`src/ndjson.rs`); it keeps
 * nothing in between. So what has not ended is held here, and what was counted.
 */
import { input, run } from "./core.js";
import { failure, idOf } from "./kinds.js";
import { flagsOf, plain } from "./options.js";
import { joined, numbersOf } from "./masked.js";
import { BytesWindow } from "./window.js";

/** As in `src/ndjson/lines.rs`: a line of more bytes is not read. */
const MAX_LINE = 1 << 20;
/** How much is taken at once. */
const PART = 256 << 10;
const NEWLINE = 10;

/** As in `src/wasm/ndjson.rs`. */
const [IN_LONG, LAST, OUTPUT, NORMALIZE, HIDE] = [1, 2, 4, 8, 16];
const ON_INVALID = { keep: 0, drop: 32, mark: 64 };
const NUMBERS = 7;
const NO_KIND = 0xffff;
const NO_LIMIT = 0xffff_ffff;

const MASKED = new TextEncoder().encode('"******"\n');

/** Reads lines. What it finds goes to `reports`, as far as they may grow, or to `onReport`, one by one. */
export class Lines {
  #kind;
  #server;
  #how;
  #limit;
  #reports;
  #report;
  #window = new BytesWindow();
  #inLong = false;
  #line;
  #taken;
  #done;
  #counted = { lines: 0, valid: 0, errors: 0, warnings: 0 };
  #counts = {};
  more = 0;

  constructor(options = {}, { reports, rewrites }) {
    const given = plain(options);
    const { kind, limit, from, normalize, mask, onInvalid, onReport } = checked(given);
    this.#kind = kind === undefined ? NO_KIND : idOf(kind);
    this.#server = flagsOf(given);
    this.#how = rewrites ? OUTPUT | (normalize && NORMALIZE) | (mask && HIDE) | ON_INVALID[onInvalid] : 0;
    this.#limit = reports ? limit : onReport ? NO_LIMIT : 0;
    this.#reports = reports;
    this.#report = onReport;
    this.#line = from.line;
    this.#taken = this.#done = from.bytes;
  }

  /** How far the lines go that are done for certain. */
  get place() {
    return { bytes: this.#done, line: this.#line };
  }

  get summary() {
    const { lines, valid, errors, warnings } = this.#counted;
    return { ok: lines === valid, lines, valid, errors, warnings, counts: structuredClone(this.#counts) };
  }

  push(bytes) {
    const out = [];
    this.take(bytes, out);
    return together(out);
  }

  end() {
    const out = [];
    this.finish(out);
    return together(out);
  }

  /** Puts what comes out for the lines that end in the bytes behind what is out already. */
  take(bytes, out) {
    for (let start = 0; start < bytes.length; start += PART) {
      const part = bytes.subarray(start, start + PART);
      const endsLine = part.includes(NEWLINE);
      this.#taken += part.length;
      if (this.#inLong && !endsLine) continue;
      if (endsLine && this.#window.length === 0) {
        const ended = this.#step(part, false, out);
        if (!this.#inLong) this.#window.append(part.subarray(ended));
        continue;
      }
      this.#window.append(part);
      // Looking at a line again and again would take more than linear time.
      if (endsLine || this.#window.length > MAX_LINE) this.#stepOver(false, out);
    }
  }

  finish(out) {
    this.#stepOver(true, out);
  }

  #stepOver(last, out) {
    const { length } = this.#window;
    const ended = this.#step(this.#window.piece(0, length), last, out);
    this.#window.drop(this.#inLong ? length : ended);
  }

  /** Where the last line ends that ends in the bytes. */
  #step(bytes, last, out) {
    const { length } = bytes;
    const how = this.#how | (last && LAST) | (this.#inLong && IN_LONG);
    const room = this.#reports ? this.#limit - this.#reports.length : this.#limit;
    const { output, numbers, report } = run(
      (core) => {
        input(length).set(bytes);
        try {
          const output = core.step_ndjson(length, this.#kind, this.#server, how, room, BigInt(this.#line));
          return { output, numbers: numbersOf(core, NUMBERS), report: core.ndjson_report() };
        } finally {
          input(length).fill(0, 0, length);
        }
      },
      () => this.#broken(bytes, last, room),
    );
    const [ended, passed, inLong, lines, valid, errors, warnings] = numbers;
    if (passed > 0) this.#done = this.#taken - (length - ended);
    this.#line += passed;
    this.#inLong = inLong === 1;
    this.#count({ lines, valid, errors, warnings });
    if (output.length > 0) out.push(output);
    if (report !== undefined) this.#tell(JSON.parse(report));
    return ended;
  }

  #count(numbers) {
    for (const [name, number] of Object.entries(numbers)) this.#counted[name] += number;
  }

  #tell({ counts, reports, more }) {
    for (const [kind, codes] of Object.entries(counts)) {
      const known = (this.#counts[kind] ??= {});
      for (const [code, count] of Object.entries(codes)) known[code] = (known[code] ?? 0) + count;
    }
    this.more += more;
    for (const report of reports) {
      if (this.#reports) this.#reports.push(report);
      else this.#report(report);
    }
  }

  /** Nobody knows what is in the bytes, so every line that ends in them is masked. */
  #broken(bytes, last, room) {
    const { length } = bytes;
    const { issues } = failure(0, "internal");
    const [reports, output] = [[], []];
    let ended = 0;
    let passed = 0;
    while (ended < length || (last && this.#inLong && passed === 0)) {
      const newline = bytes.indexOf(NEWLINE, ended);
      if (newline < 0 && !last) break;
      ended = newline < 0 ? length : newline + 1;
      reports.push({ line: this.#line + passed++, kind: null, issues });
    }
    if (this.#how & ON_INVALID.mark) {
      const marked = reports.map(({ line }) => JSON.stringify({ payload: "******", line, issues }) + "\n");
      output.push(new TextEncoder().encode(marked.join("")));
    } else if (this.#how & OUTPUT && !(this.#how & ON_INVALID.drop)) {
      output.push(...reports.map(() => MASKED));
    }
    const counts = passed > 0 ? { unknown: { internal: passed } } : {};
    const told = { counts, reports: reports.slice(0, room), more: Math.max(passed - room, 0) };
    const goesOn = this.#inLong && passed === 0 ? 1 : 0;
    return { output: joined(output), numbers: [ended, passed, goesOn, passed, 0, passed, 0], report: JSON.stringify(told) };
  }
}

/** What came out. The core gives copies, so a lone one needs none. */
export const together = (out) => (out.length === 1 ? out[0] : joined(out));

function checked(options) {
  const { kind, limit = 1000, from = {}, normalize = true, mask = true, onInvalid = "keep", onReport } = options;
  const { line = 1, bytes = 0 } = typeof from === "object" && from !== null ? plain(from, "options.from") : { line: NaN };
  const isCount = (number, least) => Number.isSafeInteger(number) && number >= least;
  if (!isCount(limit, 0)) throw new TypeError("options.limit must be a whole number");
  if (!isCount(line, 1) || !isCount(bytes, 0)) throw new TypeError("options.from must be { line, bytes? }, as place tells it");
  if (typeof normalize !== "boolean" || typeof mask !== "boolean") throw new TypeError("options.normalize and options.mask must be booleans");
  if (typeof onInvalid !== "string" || !Object.hasOwn(ON_INVALID, onInvalid)) throw new TypeError('options.onInvalid must be "keep", "drop" or "mark"');
  if (onReport !== undefined && typeof onReport !== "function") throw new TypeError("options.onReport must be a function");
  return { kind, limit: Math.min(limit, NO_LIMIT), from: { line, bytes }, normalize, mask, onInvalid, onReport };
}
