import type { ReactNode } from "react";
import { t } from "#renderer/texts/texts.ts";
import { LanguageChooser } from "./language-chooser.tsx";

export interface GatePageProps {
  title: string;
  children: ReactNode;
  footer?: ReactNode;
}

/** The page before the desk: one thing to do, in the middle. */
export function GatePage({ title, children, footer }: GatePageProps) {
  return (
    <main className="flex h-full flex-col items-center overflow-y-auto bg-canvas px-4 py-8">
      <div className="my-auto flex w-full max-w-[25rem] flex-col gap-4">
        <div className="flex flex-col items-center gap-3 text-center">
          <img src="./icon.svg" alt="" className="size-14 rounded-xl shadow-card" />
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        </div>
        <div className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-6 shadow-card">{children}</div>
        <p className="text-center text-xs text-ink-faint">{t("signIn.offline")}</p>
        <LanguageChooser />
        {footer && <div className="flex items-center justify-center gap-2 text-xs text-ink-muted">{footer}</div>}
      </div>
    </main>
  );
}
