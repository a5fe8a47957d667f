// The fixtures, bundled by each bundler as its documentation says, into `out/<bundler>/`.
import { copyFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import nodeResolve from "@rollup/plugin-node-resolve";
import esbuild from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import { fixtures, out } from "./project.mjs";

/** Each takes a fixture to a file. */
const BUNDLERS = {
  esbuild: (input, file) => esbuild.build({ entryPoints: [input], outfile: file, bundle: true, minify: true, format: "esm", logLevel: "error" }),
  rollup: async (input, file) => {
    const bundle = await rollup({ input, plugins: [nodeResolve()] });
    await bundle.write({ file, format: "es" });
  },
  webpack: async (input, file) => {
    const compiler = webpack({
      mode: "production",
      entry: input,
      target: ["web", "es2022"],
      performance: false,
      experiments: { outputModule: true },
      output: { path: join(file, ".."), filename: file.split("/").at(-1), library: { type: "module" } },
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
  },
  vite: (input, file) =>
    vite({
      configFile: false,
      logLevel: "error",
      build: { outDir: join(file, ".."), emptyOutDir: false, target: "es2022", lib: { entry: input, formats: ["es"], fileName: () => file.split("/").at(-1) } },
    }),
};

export const names = Object.keys(BUNDLERS);

/** Makes `main.js`, with a page around it, and `unused.js`; gives the size of the latter. */
export async function bundle(name) {
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const fixture of ["main", "unused"]) await BUNDLERS[name](join(fixtures, `${fixture}.mjs`), join(folder, `${fixture}.js`));
  copyFileSync(join(fixtures, "index.html"), join(folder, "index.html"));
  return { program: join(folder, "main.js"), unused: statSync(join(folder, "unused.js")).size };
}
