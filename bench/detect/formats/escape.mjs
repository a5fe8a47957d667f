/** How values are written: each gives the text as it stands in the file, or undefined where it cannot stand. */

const matching = (pattern) => (value) => (pattern.test(value) ? value : undefined);

/** Needs quoting nowhere. */
export const bare = matching(/^[\w.+/=~@%:-]+$/);
/** A word of a shell or of an .env file. */
export const shellWord = matching(/^[\w.+/=@%:,-]+$/);
/** Up to the end of the line. */
export const line = matching(/^[^\s"'#;\\][^\n]*$/);
/** Up to the next space, comma or bracket. */
export const token = matching(/^[^\s,;"'{}()[\]<>|`\\]+$/);
export const noNewline = matching(/^[^\n]+$/);

export const json = (value) => JSON.stringify(value).slice(1, -1);
export const jsonAscii = (value) => json(value).replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
export const jsonTwice = (value) => json(json(value));
export const jsonThrice = (value) => json(jsonTwice(value));

/** Plain scalars of YAML. */
export const yamlPlain = (value) =>
  /^[\p{L}\d][^\n]*$/u.test(value) && !/: |:$| #|\s$/.test(value) && !/^(true|false|null|yes|no|\d+)$/.test(value) ? value : undefined;
export const yamlSingle = (value) => (value.includes("\n") ? undefined : value.replaceAll("'", "''"));

export const shellSingle = (value) => value.replaceAll("'", "'\\''");
export const shellDouble = (value) => (value.includes("!") ? undefined : value.replace(/[\\"$`]/g, "\\$&"));
export const envSingle = matching(/^[^'\n]*$/);
export const envDouble = (value) => json(value).replaceAll("$", "\\$");

export const xml = (value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
export const xmlAttribute = (value) => (value.includes("\n") ? undefined : xml(value).replaceAll('"', "&quot;"));
export const html = (value) => xml(value).replaceAll('"', "&quot;").replaceAll("'", "&#39;");
export const cdata = (value) => (value.includes("]]>") ? undefined : value);

export const query = (value) => encodeURIComponent(value);
export const form = (value) => encodeURIComponent(value).replaceAll("%20", "+").replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export const percent = (value) => form(value).replaceAll("+", "%20");

export const csv = (value) => (value.includes("\n") ? undefined : value.replaceAll('"', '""'));
export const powershellDouble = (value) => (value.includes("\n") ? undefined : value.replace(/["$`]/g, "`$&"));
export const powershellSingle = (value) => (value.includes("\n") ? undefined : value.replaceAll("'", "''"));
export const single = (value) => (value.includes("\n") ? undefined : value.replace(/[\\']/g, "\\$&"));
export const python = (value) => value.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n");
export const properties = (value) => (/^\s/.test(value) ? undefined : value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n"));
export const base64 = (value) => Buffer.from(value).toString("base64");
export const dollars = (value) => json(value).replaceAll("${", "$${");
export const anything = (value) => value;
