import "./style.css";
import { setUpCompare } from "./compare";
import { setUpReadings } from "./filter";
import { setUpKeys } from "./keys";
import { setUpLinks } from "./links";
import { setUpMap } from "./map";
import { openPanel } from "./panel";
import { setUpSynopsis } from "./synopsis";
import { setUpTake } from "./take";
import { setUpTimeline } from "./timeline";

// What makes the page answer comes first; what only adds to it waits until the browser has nothing better to do.
document.documentElement.classList.add("scripted");
setUpKeys();
setUpTimeline();
setUpMap();
setUpReadings();
setUpLinks(openPanel);
const later = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 1));
later(() => { setUpSynopsis(); setUpCompare(); setUpTake(); document.documentElement.classList.add("ready"); });

// Folded parts are printed unfolded.
let folded: HTMLDetailsElement[] = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => { for (const details of folded) details.open = false; });
