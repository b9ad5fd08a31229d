import { createAppLog } from "./app-log.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { createSpokenTexts } from "./texts/spoken-texts.ts";

/** Says in a dialog that the app could not start and why, and ends it. The log gets the name of the fault alone. */
export function reportFailedStart({ app, dialog }: Pick<ElectronParts, "app" | "dialog">, fault: unknown): void {
  const { name, message, stack } = fault instanceof Error ? fault : new Error(String(fault));
  process.stderr.write(`Holdfast could not start: ${stack}\n`);
  try {
    createAppLog(app.getPath("logs")).error(`start failed: ${name}`);
  } catch {
    // What keeps the app from starting may keep it from writing as well; the person is told all the same.
  }
  const { t } = systemTexts(app);
  dialog.showErrorBox(t("notStarted"), `${t("notStartedDetail")}\n\n${message}`);
  app.exit(1);
}

function systemTexts(app: ElectronParts["app"]): ReturnType<typeof createSpokenTexts> {
  const texts = createSpokenTexts(app);
  if (app.isReady()) texts.speak(null);
  return texts;
}
