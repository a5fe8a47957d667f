/** Keeps the page for offline use, where browsers can. A release has a cache of its own: see sw.js. */
import { scriptUrl } from "./trusted.js";

/** @returns {Promise<boolean>} whether all of the page is kept */
export async function keep(version) {
  try {
    const url = scriptUrl(`sw.js?version=${version}`);
    const { installing, waiting, active } = await navigator.serviceWorker.register(url, { updateViaCache: "none" });
    return await settled(installing ?? waiting ?? active);
  } catch {
    return false;
  }
}

/** A worker whose files could not all be fetched becomes redundant; the next visit tries again. */
function settled(worker) {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === "activated") resolve(true);
      if (worker.state === "redundant") resolve(false);
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
