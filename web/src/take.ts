import { data, say } from "./data";
import { byId, h, s } from "./dom";
import { wholeMap } from "./map";
import { wholeTimeline } from "./timeline";

const TYPES: Record<string, string> = { json: "application/json", csv: "text/csv;charset=utf-8", md: "text/markdown;charset=utf-8", bib: "application/x-bibtex", svg: "image/svg+xml" };
/** The colours of a drawing that stands alone, on white. */
const INK = `text{fill:#1c1a17;font-family:sans-serif}.name{font-weight:600}.ref{font-size:10px;fill:#5a544b}.strip,.catch{fill:none}.grid line{stroke:#e4dfd5}.ticks line{stroke:#8d867a}
.window{fill:#fff;stroke:#1c1a17;stroke-width:1.3}.window.contested{fill:url(#file-hatch)}.hedged{stroke-dasharray:4 3}.core{fill:#1c1a17}.stretch{fill:#fff;stroke:#5a544b}.stretch.fills{fill:#5a544b}.denied{stroke:#96281b;fill:#fff}
.hatch-ground{fill:#fff}.hatch-line{stroke:#5a544b;stroke-width:1.6}.sea{fill:#eef1f3}.land{fill:#fbfaf6;stroke:#8d867a;stroke-width:.7}.graticule{fill:none;stroke:#d8dcdf;stroke-width:.5}.point{fill:#1c1a17;stroke:#fff}.point.rival{fill:#fff;stroke:#1c1a17;stroke-width:2}.rivals line{stroke:#1c1a17;stroke-width:1.3;stroke-dasharray:2 3}.leader{stroke:#5a544b;stroke-width:.8}.region{stroke:#5a544b}.own{fill:none;stroke:#5d3a78}.dim{opacity:1}`;

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Unpacks one of the files that the page carries. */
async function unpack(packed: string): Promise<Blob> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}

function drawing(svg: SVGSVGElement): Blob {
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.prepend(s("rect", { width: "100%", height: "100%", fill: "#fff" }));
  svg.prepend(s("style", {}, INK));
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: TYPES.svg });
}

export function setUpTake(): void {
  const home = byId("downloads");
  if (!home) return;
  const title = (document.querySelector("h1")?.textContent ?? "dossier").normalize("NFKD").replace(/[^\w]+/g, "-").replace(/^-|-$/g, "").toLowerCase().slice(0, 60) || "dossier";
  const button = (words: string, act: () => void): HTMLElement => h("button", { type: "button", click: act }, words);
  const file = (key: string, name: string): HTMLElement => button(say(key), () => {
    const packed = data.files[name];
    if (packed) void unpack(packed).then((blob) => save(`${title}-${name}`, new Blob([blob], { type: TYPES[name.split(".").pop() ?? ""] ?? "" })));
  });
  home.append(h("h3", {}, say("download")), h("div", { class: "tools" },
    file("download_record", "record.json"), file("download_csv", "claims.csv"), file("download_csv_exact", "claims-exact.csv"), file("download_md", "findings.md"), file("download_csl", "citation.json"), file("download_bib", "citation.bib"),
    data.lanes.length ? button(say("download_timeline"), () => save(`${title}-timeline.svg`, drawing(wholeTimeline()))) : null,
    data.places.length ? button(say("download_map"), () => { const map = wholeMap(); if (map) save(`${title}-map.svg`, drawing(map)); }) : null,
    button(say("print"), () => print())));
  home.hidden = false;
}
