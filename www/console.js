/** The library at hand in the browser's console, with three lines to try. The only thing that this page ever says there. */
import * as berthing from "/pkg/index.js";

const GREETING = `berthing ${berthing.version} is here as \`berthing\`. Try:
  berthing.validate("hss.registry.update", { registry_password: 123456 }).issues
  berthing.maskText("docker login -u bob -p Hunter2-example registry.example.com").text
  berthing.describe("rhacs.image-integration").controls.map(({ label }) => label)`;

export function greet() {
  globalThis.berthing = berthing;
  console.info(GREETING);
}
