// How the desktop app is packaged (`npm run dist`). Secrets of signing and notarisation come from the environment alone;
// packaging/README.md names them.

import type { Configuration } from "electron-builder";

/** Where installed apps look for new versions; without it they look nowhere. */
const updateFeed = process.env.HOLDFAST_UPDATE_URL || null;
if (updateFeed !== null && URL.parse(updateFeed)?.protocol !== "https:") {
  throw new Error(
    `HOLDFAST_UPDATE_URL must be an https address, for what installed apps fetch there they run; it is ${updateFeed}`,
  );
}

export default {
  appId: "app.holdfast.desktop",
  productName: "Holdfast",
  copyright: "Copyright the Holdfast contributors",
  directories: { output: "dist", buildResources: "packaging" },
  extraMetadata: {
    // Without one no Debian package is made.
    homepage: process.env.HOLDFAST_HOMEPAGE ?? "https://holdfast.invalid",
    // What windows are called on Linux: the name of the menu entry, by which the desktop finds the one for the other.
    desktopName: "holdfast.desktop",
  },
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
    // Setting fuses breaks the signature without which Apple silicon runs nothing; a real one is put over it later.
    resetAdHocDarwinSignature: true,
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
    syncDesktopName: true,
    category: "Office",
    synopsis: "A helpdesk that keeps working when the network does not.",
    maintainer: process.env.HOLDFAST_MAINTAINER ?? "Holdfast contributors <nobody@holdfast.invalid>",
  },
  appImage: {
    // The same in every version: an update then takes the file's place, and what starts the app at sign-in finds it.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
    artifactName: "${productName}-${arch}.${ext}",
    // By default it is `--no-sandbox`.
    executableArgs: [],
  },
} satisfies Configuration;
