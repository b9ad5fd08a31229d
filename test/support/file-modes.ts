export const HAS_FILE_MODES = process.platform !== "win32";
export const NO_FILE_MODES = "Windows keeps rights in lists of its own: a file there has no mode";
