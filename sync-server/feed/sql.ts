/** Adds a value to a statement and returns the placeholder that stands for it. */
export type Bind = (value: unknown) => string;

/** A statement put together from parts, each of which binds its own values: none is ever spliced into the text. */
export function sql(build: (bind: Bind) => string): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  return { text: build(bind), values };
}
