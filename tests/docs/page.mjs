/** A page in Chromium. CHROMIUM names the browser. */
import { chromium } from "playwright-core";

export async function withPage(work) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  try {
    return await work(await browser.newPage());
  } finally {
    await browser.close();
  }
}
