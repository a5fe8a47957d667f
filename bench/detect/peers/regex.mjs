/** The floor: the one line that most people begin with. */
import { maskRanges } from "./ranges.mjs";

const PATTERN = /(?:password|passwd|pwd|secret|token|api[_-]?key|authorization)\b["']?\s*[:=]\s*["']?(?:(?:basic|bearer)\s+)?([^\s"',;&]+)/dgi;

const mask = (text) => maskRanges(text, Array.from(text.matchAll(PATTERN), (match) => match.indices[1]));

export const regex = async () => ({ name: "one-line regex", mask: async (texts) => texts.map(mask), maskOne: async (text) => mask(text) });
