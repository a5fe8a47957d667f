/** Reads a curl command as the call of an API: which kind it is of, with what payload, and where it goes. */
import { uncaret, words } from "./words.js";

const DATA = new Set(["-d", "--data", "--data-raw", "--data-ascii", "--data-binary", "--json"]);
const VALUED =
  /^(-[HuoAebFTxmKEcDrwYyzt]|--(header|user|output|user-agent|referer|cookie|form|upload-file|proxy|max-time|config|cert|key|cacert|connect-timeout|resolve|retry))$/;

const CURL = /^\s*(\$\s+)?curl(\.exe)?\s/;

/** Browsers copy a call for cmd.exe, too. There everything that is quoted begins with `^"`. */
export const asPosix = (text) => (CURL.test(text) && /\s\^"/.test(text) ? uncaret(text) : text);

/**
 * @param {string} text
 * @param {{ kind: string, api: string[] }[]} forms what `describe` says of every kind
 * @returns {{ kind?: string, call?: string, body?: string, target: Record<string, string> } | undefined}
 */
export function readCurl(text, forms) {
  if (!CURL.test(text)) return undefined;
  return readCall(read(words(text.replace(CURL, ""))), forms);
}

/** The same for a call that is told in any other way. @param {{ method: string, url?: URL, body?: string }} call */
export function readCall(call, forms) {
  if (call.url === undefined) return undefined;
  for (const { kind, api } of forms) {
    for (const entry of api) {
      const found = match(entry, call);
      if (found) return { kind, call: entry, body: call.body ?? query(call.url), target: found };
    }
  }
  return { body: call.body, target: {} };
}

function read(args) {
  let method, url;
  const data = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    const inline = /^(-X|-d)(.+)$/.exec(arg) ?? /^(--[a-z-]+)=([\s\S]*)$/.exec(arg);
    const [name, value] = inline ? [inline[1], () => inline[2]] : [arg, () => args[++at] ?? ""];
    if (name === "-X" || name === "--request") method = value();
    else if (name === "--url") url = value();
    else if (DATA.has(name)) data.push(value());
    else if (VALUED.test(name)) value();
    else if (!name.startsWith("-")) url ??= name;
  }
  const body = data.length > 0 ? data.join("&") : undefined;
  return { method: method ?? (body === undefined ? "GET" : "POST"), url: parse(url), body };
}

export function parse(url) {
  if (url === undefined) return undefined;
  return URL.parse?.(/^[a-z]+:\/\//i.test(url) ? url : `https://${url}`) ?? undefined;
}

/** Where the call goes, if it is this entry of the API: the endpoint and the parameters of the path. */
function match(entry, { method, url }) {
  const [verb, path] = entry.split(" ");
  if (verb !== method.toUpperCase()) return undefined;
  const names = [];
  const pattern = path.replace(/\{([^}]+)\}/g, (_, name) => (names.push(name), "([^/]+)"));
  const found = new RegExp(`^(.*?)${pattern}/?$`).exec(url.pathname);
  if (!found) return undefined;
  const params = names.map((name, at) => [camel(name), unescape(found[at + 2])]);
  return { endpoint: url.origin + found[1], ...Object.fromEntries(params) };
}

/** A call without a body carries its payload in the query. */
function query({ searchParams }) {
  return JSON.stringify(Object.fromEntries(searchParams), null, 2);
}

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
