/** Which view shows, and what is said above it. */
import { at, button, say } from "./dom.js";

const VIEWS = ["empty", "payload", "text", "command", "file"];

let now;

export const isOn = (view) => now === view;

export function turn(view, what, why) {
  now = view;
  for (const name of VIEWS) at(`view-${name}`).hidden = name !== view;
  at("form-card").hidden = view !== "payload";
  at("clear").hidden = view === "empty";
  at("jump").hidden = view === "empty";
  say(at("what"), what);
  say(at("why"), why);
  offer([]);
}

/** The verdict, and how serious it is: fine, wary or faulty. */
export function verdict(text, tone = "") {
  for (const place of [at("summary"), at("jump")]) {
    say(place, text);
    place.className = tone;
  }
}

/** Kinds that a payload may be of as well. */
export function offer(others, choose) {
  at("candidates").hidden = others.length === 0;
  at("candidates").replaceChildren(
    ...others.map(({ kind, title }) => button(`Take it as ${title}`, () => choose(kind))),
  );
}

/** What the example is, where it comes from. */
export function credit(source = "") {
  at("source").hidden = source === "";
  say(at("source"), source);
}
