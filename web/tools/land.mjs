// The land of the world as rings of hundredths of a degree, each point marked as coarse or not.
//
// A dossier's map shows one region. The page gets every point of that region and only the coarse ones elsewhere
// (`sicetnon.edition.land`), so the rings stay closed and keep their winding. Input: world-atlas (Natural Earth 50m).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { feature } from "topojson-client";
import { planarTriangleArea, presimplify, quantile } from "topojson-simplify";

const COARSE_SHARE = 0.05; // the share of points that a map shows beyond its region
const require = createRequire(import.meta.url);
const topology = JSON.parse(readFileSync(require.resolve("world-atlas/land-50m.json"), "utf8"));
const weighted = presimplify(topology, planarTriangleArea);
const least = quantile(weighted, COARSE_SHARE);

// `feature` passes the third number of each point, its weight, through.
const rings = [];
for (const part of feature(weighted, weighted.objects.land).features) {
  const polygons = part.geometry.type === "Polygon" ? [part.geometry.coordinates] : part.geometry.coordinates;
  for (const polygon of polygons) {
    rings.push(polygon.map((ring) => {
      const points = [];
      let coarse = "";
      let before = "";
      for (const [longitude, latitude, weight] of ring) {
        const point = [Math.round(longitude * 100), Math.round(latitude * 100)];
        if (point.join() === before) continue;
        before = point.join();
        points.push(...point);
        coarse += weight === undefined || weight >= least ? "1" : "0";
      }
      return { points, coarse };
    }));
  }
}
const out = process.env.SICETNON_ASSETS ?? "dist";
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "land.json"), JSON.stringify({ scale: 100, polygons: rings }));
