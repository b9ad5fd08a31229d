// The one content security policy of the app: the sync server sends it with the web app, main with what it serves from
// app://. Scripts come from the app's own files alone; `wasm-unsafe-eval` lets the local store run as WebAssembly.

export interface PolicyOptions {
  /** Origins that the app may talk to besides its own. */
  connectTo: readonly string[];
}

export function contentSecurityPolicy({ connectTo }: PolicyOptions): string {
  const directives = [
    ["default-src", "'none'"],
    ["script-src", "'self'", "'wasm-unsafe-eval'"],
    ["style-src", "'self'"],
    ["font-src", "'self'"],
    ["img-src", "'self'", "data:"],
    ["connect-src", "'self'", ...connectTo],
    ["worker-src", "'self'"],
    ["manifest-src", "'self'"],
    ["base-uri", "'none'"],
    ["form-action", "'none'"],
    ["frame-ancestors", "'none'"],
  ];
  return directives.map((directive) => directive.join(" ")).join("; ");
}
