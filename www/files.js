/** Files that come in: by the button, or dropped anywhere on the page. */
import { at } from "./dom.js";

/** @param {(file: File, others: number) => void} take is told how many more came along */
export function takeFiles(take) {
  const input = at("file");
  const target = at("drop");
  const hasFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  input.addEventListener("change", () => {
    if (input.files[0]) take(input.files[0], 0);
    input.value = "";
  });
  addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    target.hidden = false;
  });
  addEventListener("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) target.hidden = true;
  });
  addEventListener("drop", (event) => {
    target.hidden = true;
    if (!hasFile(event)) return;
    event.preventDefault();
    const [file, ...others] = event.dataTransfer.files;
    if (file) take(file, others.length);
  });
}
