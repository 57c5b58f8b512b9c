import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vitest/config";
import solid from "vite-plugin-solid";

const api = process.env["API"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [solid(), tailwindcss()],
  build: {
    target: "es2022",
    // The app's Content-Security-Policy allows its own origin only, so nothing becomes a data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": api } },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.{ts,tsx}"],
    css: false,
    // A busy machine may need long for the first page.
    testTimeout: 60_000,
  },
});
