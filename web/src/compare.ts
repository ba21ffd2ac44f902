import { all, byId, h } from "./dom";
import { say } from "./data";

/** Two texts side by side; the others are folded away meanwhile. */
export function setUpCompare(): void {
  const home = byId("texts");
  const texts = all(".text");
  if (!home || texts.length < 2) return;
  const options = (): HTMLOptionElement[] => texts.map((text) => h("option", { value: text.id }, text.querySelector("h3")?.firstElementChild?.textContent ?? text.id));
  const left = h("select", { "aria-label": say("compare") }, ...options());
  const right = h("select", { "aria-label": say("compare_with") }, ...options());
  right.selectedIndex = 1;
  const box = h("input", { type: "checkbox" });
  const apply = (): void => {
    home.classList.toggle("compared", box.checked);
    left.disabled = right.disabled = !box.checked;
    for (const text of texts) {
      text.classList.toggle("first", box.checked && text.id === left.value);
      text.classList.toggle("second", box.checked && text.id === right.value && left.value !== right.value);
    }
  };
  for (const input of [left, right, box]) input.addEventListener("change", apply);
  home.querySelector(".intro")?.after(h("div", { class: "tools" }, h("label", { class: "check" }, box, " ", say("compare")), left, h("span", {}, say("compare_with")), right));
  apply();
}
