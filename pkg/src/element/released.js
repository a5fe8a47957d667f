/** Waits until no button of the mouse is held: leaving a field moves what is below it, and a click there would miss. */
let pressed = false;
let watching = false;

export function watchPointer() {
  if (watching) return;
  watching = true;
  addEventListener("pointerdown", () => (pressed = true), true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false), true);
}

export function whenReleased(work) {
  if (pressed) addEventListener("pointerup", () => setTimeout(work), { once: true });
  else work();
}
