import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/**
 * The file that a path of the app names, or null where there is none within the root. Both are compared as the file
 * system really has them, so that neither `..`, in whatever encoding, nor a link leads out.
 */
export async function findServedFile(root: string, pathname: string): Promise<string | null> {
  const path = decode(pathname);
  if (path === null) return null;
  try {
    const realRoot = await realpath(root);
    const file = await realpath(join(realRoot, path.endsWith("/") ? `${path}index.html` : path));
    return file.startsWith(realRoot + sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

function decode(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes("\0") || path.includes("\\") ? null : path;
  } catch {
    return null;
  }
}
