// `npm run icons`: draws the desktop app's icons from the one drawing that the web app shows too. Their results are
// committed, so that packaging needs no drawing tool.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { IconIcns, IconIco } from "@shockpkg/icon-encoder";

const DRAWING = readFileSync("renderer/public/icon.svg", "utf8");
const FOLDER = "packaging/icons";

/** What Windows lays over the app's button on the task bar while something is unread. */
const UNREAD_DOT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12" fill="#dc2626" stroke="#fff" stroke-width="3" /></svg>`;

const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 256];
/** Apple's types by edge in pixels; those of doubled density are drawn like the plain ones of that size. */
const MAC_TYPES: readonly (readonly [edge: number, types: readonly string[]])[] = [
  [16, ["ic04"]],
  [32, ["ic05", "ic11"]],
  [64, ["ic12"]],
  [128, ["ic07"]],
  [256, ["ic08", "ic13"]],
  [512, ["ic09", "ic14"]],
  [1024, ["ic10"]],
];

mkdirSync(`${FOLDER}/linux`, { recursive: true });
for (const edge of LINUX_SIZES) writeFileSync(`${FOLDER}/linux/${edge}x${edge}.png`, draw(DRAWING, edge));
writeFileSync("renderer/public/unread-dot.png", draw(UNREAD_DOT, 32));
writeFileSync("renderer/public/tray.png", draw(DRAWING, 32));
writeFileSync(`${FOLDER}/icon.ico`, await toIco());
writeFileSync(`${FOLDER}/icon.icns`, await toIcns());

async function toIco(): Promise<Uint8Array> {
  const ico = new IconIco();
  for (const edge of WINDOWS_SIZES) await ico.addFromPng(draw(DRAWING, edge));
  return ico.encode();
}

async function toIcns(): Promise<Uint8Array> {
  const icns = new IconIcns();
  icns.toc = true;
  const drawing = withMacMargin(DRAWING);
  for (const [edge, types] of MAC_TYPES) await icns.addFromPng(draw(drawing, edge), types);
  return icns.encode();
}

/** On macOS an icon's body takes 824 of 1024 pixels; the rest is the system's for shadow and selection. */
function withMacMargin(drawing: string): string {
  const body = drawing.replace("<svg ", '<svg x="100" y="100" width="824" height="824" ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">${body}</svg>`;
}

function draw(drawing: string, edge: number): Uint8Array {
  return new Resvg(drawing, { fitTo: { mode: "width", value: edge } }).render().asPng();
}
