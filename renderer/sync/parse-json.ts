/** Undefined where the text is no JSON (or is empty): a schema then says whether that will do. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
