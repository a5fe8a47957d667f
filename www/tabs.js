/** Tabs as the ARIA Authoring Practices have them: one stop for Tab, arrows between them, Home and End. */

/**
 * @param {HTMLElement} list the element of role tablist
 * @param {(panel: HTMLElement) => void} onShow is told which panel shows now
 */
export function makeTabs(list, onShow) {
  const tabs = [...list.querySelectorAll('[role="tab"]')];
  const panel = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  let chosen = tabs[0];

  function show(tab) {
    chosen = tab;
    for (const each of tabs) {
      each.setAttribute("aria-selected", String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
      panel(each).hidden = each !== tab;
    }
    onShow(panel(tab));
  }

  /** A tab that does not apply is gone; where it was chosen, the first is now. */
  function allow(tab, allowed) {
    tab.hidden = !allowed;
    if (!allowed && chosen === tab) show(tabs[0]);
  }

  list.addEventListener("click", ({ target }) => {
    const tab = target.closest('[role="tab"]');
    if (tab) show(tab);
  });
  list.addEventListener("keydown", (event) => {
    const open = tabs.filter((tab) => !tab.hidden);
    const here = open.indexOf(chosen);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1 + open.length, Home: 0, End: open.length - 1 }[event.key];
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const tab = open[next % open.length];
    show(tab);
    tab.focus();
  });

  return { show, allow, start: () => show(tabs[0]), panel: () => panel(chosen) };
}
