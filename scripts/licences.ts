// `npm run --silent licences > licences.md`: the packages that ship with the server and the app, and under which licence.

import { findShipped } from "./licences/find-shipped.ts";
import { renderLicences } from "./licences/render-licences.ts";

process.stdout.write(renderLicences(findShipped(process.cwd())));
