// How the desktop app is packaged (`npm run dist`). Secrets of signing and notarisation come from the environment alone;
// packaging/README.md names them.

import type { Configuration } from "electron-builder";

/** Where installed apps look for new versions; without it they look nowhere. */
const updateFeed = process.env.HOLDFAST_UPDATE_URL;

export default {
  appId: "app.holdfast.desktop",
  productName: "Holdfast",
  copyright: "Copyright the Holdfast contributors",
  directories: { output: "dist", buildResources: "packaging" },
  files: ["out/main/**", "out/preload/**", "out/renderer/**", "!**/*.map"],
  asar: true,
  // The build holds everything that runs: no package is rebuilt for it or shipped beside it.
  beforeBuild: async () => false,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  protocols: [{ name: "Holdfast ticket", schemes: ["holdfast"], role: "Viewer" }],
  publish: updateFeed ? [{ provider: "generic", url: updateFeed }] : null,

  win: {
    target: [{ target: "nsis", arch: ["x64", "arm64"] }],
    icon: "packaging/icons/icon.ico",
  },
  nsis: {
    oneClick: true,
    perMachine: false,
    // What was not sent yet lies there.
    deleteAppDataOnUninstall: false,
  },
  mac: {
    target: [
      { target: "dmg", arch: ["x64", "arm64"] },
      { target: "zip", arch: ["x64", "arm64"] },
    ],
    icon: "packaging/icons/icon.icns",
    category: "public.app-category.productivity",
    hardenedRuntime: true,
    entitlements: "packaging/entitlements.mac.plist",
    entitlementsInherit: "packaging/entitlements.mac.plist",
  },
  linux: {
    target: ["AppImage", "deb"],
    icon: "packaging/icons/linux",
    executableName: "holdfast",
    category: "Office",
    synopsis: "A helpdesk that keeps working when the network does not.",
    maintainer: process.env.HOLDFAST_MAINTAINER ?? "Holdfast contributors <nobody@holdfast.invalid>",
  },
} satisfies Configuration;
