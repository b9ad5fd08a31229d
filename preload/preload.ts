// The bridge: the verbs that protocol/desktop names, and nothing else. Arguments are judged by main, which trusts nobody.

import { contextBridge, ipcRenderer } from "electron";
import { BRIDGE_GLOBAL } from "#protocol/desktop/desktop-bridge.ts";
import { createBridge } from "./create-bridge.ts";

contextBridge.exposeInMainWorld(
  BRIDGE_GLOBAL,
  createBridge((channel, ...args) => ipcRenderer.invoke(channel, ...args)),
);
