import { defineConfig } from "vite";

// One classic script and one style sheet: the page holds both inline, so that it opens from a disk by double-click.
export default defineConfig({
  build: {
    outDir: process.env.SICETNON_ASSETS ?? "dist",
    emptyOutDir: false,
    cssCodeSplit: false,
    target: "es2022",
    lib: { entry: "src/main.ts", formats: ["iife"], name: "dossier", fileName: () => "dossier.js", cssFileName: "dossier" },
  },
});
