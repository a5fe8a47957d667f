// What the buttons say that mend something. Of what a field holds they tell a scheme, and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixLabel } from "../../pkg/src/element/words.js";

const REPLACE = { op: "replace" };

for (const [now, preview, label] of [
  ["https://a.example.com", "a.example.com", "Remove https://"],
  ["HTTP://a.example.com", "a.example.com", "Remove HTTP://"],
  [" a ", "a", "Remove the spaces around it"],
  ["a.example.com//", "a.example.com", "Remove the slash at the end"],
  ["https://a.example.com/", "a.example.com", "Use a.example.com"],
  ["docker.io", "registry-1.docker.io", "Use registry-1.docker.io"],
  ["https://me:example-Pa55word@a.example.com", "a.example.com", "Use a.example.com"],
  ["me:example-Pa55word@a.example.com", "a.example.com", "Use a.example.com"],
  ["true", true, "Use true"],
  ["REGISTRY", ["REGISTRY"], 'Use ["REGISTRY"]'],
]) {
  test(label, () => assert.equal(fixLabel(REPLACE, now, preview), label));
}

test("Remove it", () => assert.equal(fixLabel({ op: "remove" }, "example-Pa55word", undefined), "Remove it"));
