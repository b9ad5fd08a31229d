/** The Markdown of a note in which the colleagues that it mentions stand out. `mentioned`: as they are written behind the @. */
export function emphasiseMentions(note: string, mentioned: readonly string[]): string {
  return mentioned.reduce((text, label) => text.replaceAll(`@${label}`, `**@${asWritten(label)}**`), note);
}

/** What Markdown would take for its own is written with a backslash. */
function asWritten(label: string): string {
  return label.replace(/[\\`*_[\](){}#+\-.!|~<>]/g, "\\$&");
}
