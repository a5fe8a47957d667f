// How it looks: no barriers, nothing that runs out of the page, and pictures of every state in target/page.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  barriers,
  choose,
  drop,
  field,
  finished,
  focused,
  load,
  paste,
  root,
  tab,
  verdict,
  visits,
} from "./browser.mjs";

const visit = visits();
const folder = join(root, "target/page");
mkdirSync(folder, { recursive: true });

const LONG = { registry_addr: "a".repeat(2000), registry_username: "b".repeat(2000), registry_type: "x", ["c".repeat(500)]: 1 };

const STATES = [
  ["start", async () => {}],
  ["issues", (page) => load(page, "SWR: modify a target registry")],
  [
    "empty-form",
    async (page) => {
      await page.getByRole("button", { name: "Start over" }).click();
      await choose(page, "rhacs.image-integration");
    },
  ],
  [
    "fields",
    async (page) => {
      await load(page, "Red Hat ACS: a Quay registry");
      await field(page, "/quay/endpoint").fill("http://localhost");
      await field(page, "/quay/endpoint").press("Tab");
    },
  ],
  ["fine", (page) => load(page, "HSS: add a registry")],
  [
    "normalized",
    async (page) => {
      await load(page, "https:// in a registry address");
      await tab(page, "Normalized");
    },
  ],
  ["masked", (page) => tab(page, "Masked")],
  [
    "request",
    async (page) => {
      await load(page, "HSS: add a registry");
      await tab(page, "Request");
      await page.getByRole("region", { name: "fetch" }).waitFor();
    },
  ],
  ["upload", (page) => tab(page, "Upload")],
  ["schema", (page) => tab(page, "JSON Schema")],
  [
    "types",
    async (page) => {
      await tab(page, "TypeScript");
      await page.getByRole("region", { name: "TypeScript" }).waitFor();
    },
  ],
  [
    "share",
    async (page) => {
      await tab(page, "Issues");
      await page.getByRole("button", { name: "Share a link" }).click();
    },
  ],
  [
    "candidates",
    (page) => paste(page, '{"name":"n","type":"swr-pro","url":"https://harbor.example.com","insecure":true}'),
  ],
  ["long", (page) => paste(page, JSON.stringify(LONG))],
  ["text", (page) => load(page, "A log with credentials")],
  ["command", (page) => load(page, "A docker login line")],
  [
    "file",
    async (page) => {
      await load(page, "NDJSON of several kinds");
      await finished(page);
    },
  ],
  [
    "log-file",
    async (page) => {
      await drop(
        page,
        "long.log",
        "2026-11-22 WARN password=example-Pa55word1 at https://me:example-Pa55word2@a.example.com\n".repeat(20_000),
      );
      await finished(page);
    },
  ],
];

for (const width of [320, 768, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    const look = async ({ page }) => {
      for (const [name, reach] of STATES) {
        await reach(page);
        await page.mouse.move(0, 0);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: width < 1280 });
        assert.deepEqual(await barriers(page), [], name);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(over, 0, `${name} runs out of the page`);
      }
    };
    visit(`${width} pixels, ${colorScheme}`, look, {
      viewport: { width, height: width < 500 ? 700 : 900 },
      colorScheme,
      reducedMotion: "reduce",
    });
  }
}

visit("while a file is read, and while one is dragged over it", async ({ page }) => {
  await drop(page, "lines.ndjson", '{"registry_username":"me","registry_password":1}\n'.repeat(200_000));
  await page.waitForFunction(() => document.querySelector("progress").value > 0);
  await page.screenshot({ path: join(folder, "progress.png") });
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Cancel" }).click();
  await finished(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([""], "x"));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.screenshot({ path: join(folder, "drop.png") });
});

visit(
  "where colours are the system's, the chosen tab and the bars are told apart from the others",
  async ({ page }) => {
    await load(page, "NDJSON of several kinds");
    await finished(page);
    const [bar, system] = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "Highlight";
      return [getComputedStyle(document.querySelector(".chart rect:not(.room)")).fill, getComputedStyle(probe).color];
    });
    assert.equal(bar, system);
    await load(page, "HSS: add a registry");
    await tab(page, "Masked");
    // What computed styles tell is not what is painted here.
    const underline = async (name) => {
      const { x, y, height } = await page.getByRole("tab", { name }).boundingBox();
      const clip = { x: Math.ceil(x) + 2, y: Math.floor(y + height) - 3, width: 10, height: 2 };
      return (await page.screenshot({ clip })).toString("base64");
    };
    assert.notEqual(await underline("Masked"), await underline("Normalized"));
    assert.equal(await underline("Request"), await underline("Normalized"));
    await page.screenshot({ path: join(folder, "forced-colors.png") });
  },
  { forcedColors: "active", colorScheme: "light", reducedMotion: "reduce" },
);

visit("on paper there is the result", async ({ page }) => {
  await load(page, "SWR: modify a target registry");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#result").isVisible(), true);
  assert.equal(await page.locator("#box").isVisible(), false);
  await page.screenshot({ path: join(folder, "print.png"), fullPage: true });
});

visit(
  "nothing moves for those who want nothing to move",
  async ({ page }) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s");
        })
        .map(({ tagName }) => tagName),
    );
    assert.deepEqual(moving, []);
  },
  { reducedMotion: "reduce" },
);

visit("by keyboard alone: an example, its issue, its fix, its tabs", async ({ page }) => {
  const press = async (key, times = 1) => {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
  };
  const until = async (name, key = "Tab") => {
    for (let time = 0; time < 80; time++) {
      await press(key);
      if ((await page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id)) === name)
        return;
    }
    assert.fail(`${name} cannot be reached`);
  };
  await press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the result");
  await press("Enter");
  await press("Tab", 2);
  await press("Enter");
  assert.equal(await page.locator("#what").innerText(), "HSS image registry");
  assert.equal(await focused(page), "what", "what was pressed is gone, so the focus goes to what came");
  await until("Use harbor.example.com");
  await press("Enter");
  assert.equal(await verdict(page), "No errors, no warnings");
  assert.equal(await focused(page), "registry_addr");
  await until("Issues", "Shift+Tab");
  await press("ArrowRight");
  assert.equal(await page.locator("#normalized-panel").isVisible(), true);
});
