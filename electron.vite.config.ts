import { resolve } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { VitePWA } from "vite-plugin-pwa";
import packageJson from "./package.json" with { type: "json" };
import { compileTexts } from "./scripts/compile-texts.ts";

// The renderer is built once. The same files are served by the sync server to browsers and from app:// to Electron: its
// paths are therefore relative, and its routes live behind the hash.
export default defineConfig({
  main: {
    plugins: [compileTexts()],
    build: {
      externalizeDeps: false,
      outDir: "out/main",
      rolldownOptions: { input: resolve("main/main.ts"), output: { format: "es", entryFileNames: "[name].js" } },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: "out/preload",
      minify: true,
      // A sandboxed preload can require nothing but electron: all of it is in this one CommonJS file.
      rolldownOptions: {
        input: resolve("preload/preload.ts"),
        output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
      },
    },
  },
  renderer: {
    root: "renderer",
    base: "./",
    define: { "import.meta.env.HOLDFAST_VERSION": JSON.stringify(packageJson.version) },
    build: {
      outDir: resolve("out/renderer"),
      target: "es2023",
      minify: true,
      // Nothing becomes a data: address or a script in the page: the content security policy knows files alone.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 800,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve("renderer/index.html") },
    },
    // The worker of the local store loads parts of its own, as modules do.
    worker: { format: "es" },
    plugins: [compileTexts(), react(), tailwindcss(), progressiveWebApp()],
  },
});

function progressiveWebApp() {
  return VitePWA({
    // The app registers the worker itself (app/keep-app-offline.ts), in browsers alone, and says when to reload.
    injectRegister: false,
    registerType: "prompt",
    includeManifestIcons: false,
    workbox: {
      globPatterns: ["**/*.{html,js,css,svg,png,woff2,wasm,webmanifest}"],
      maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
      navigateFallback: "index.html",
      navigateFallbackDenylist: [/^\/api\//, /^\/healthz$/, /^\/readyz$/],
      cleanupOutdatedCaches: true,
    },
    manifest: {
      id: "/",
      name: "Holdfast",
      short_name: "Holdfast",
      description: packageJson.description,
      start_url: "./",
      scope: "./",
      display: "standalone",
      theme_color: "#5246d0",
      background_color: "#f6f6f9",
      categories: ["business", "productivity"],
      icons: [
        { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
        { src: "icon-192.png", sizes: "192x192", type: "image/png" },
        { src: "icon-512.png", sizes: "512x512", type: "image/png" },
        { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      ],
    },
  });
}
