/**
 * A small server for the pages of these tests, and for what other tests built: GET only, on this machine only, under the
 * strictest policy that the element works with.
 */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** `folders` maps beginnings of paths to folders, the longest first. */
export async function serve(folders, policy = POLICY) {
  const server = createServer(async ({ method, url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const [at, folder] = Object.entries(folders).find(([at]) => pathname.startsWith(at)) ?? [];
    const path = folder && join(folder, normalize(`/${pathname.slice(at.length)}`));
    const body = method === "GET" && path ? await readFile(path.endsWith("/") ? `${path}index.html` : path).catch(() => {}) : undefined;
    const type = TYPES[extname(path ?? "")] ?? (path?.endsWith("/") ? TYPES[".html"] : "text/plain");
    response.writeHead(body ? 200 : 404, { "Content-Security-Policy": policy, "Content-Type": `${type}; charset=utf-8` });
    response.end(body ?? "Not found\n");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
